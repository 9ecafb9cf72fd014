"""One language's pages: records and lists put into the frames of that language. Row 6."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import quote

import phonenumbers
from jinja2 import Template
from markupsafe import Markup

from generator import names
from generator.assets import preview_name
from generator.catalogue import Catalogue
from generator.explained import Explained
from generator.frames import Frame, FrameError, leftover
from generator.hours import week
from generator.render import Renderer, left_to_right
from generator.typeset import escaped, html
from generator.views import country_link, record_link
from generator.views.lists import Entry, ListPage
from generator.views.record import RecordPage

# Where prose is long enough to hold a hard word; the glossary explains itself.
EXPLAINED = frozenset(("programmes", "guides", "services", "documents", "countries", "funds"))


class Report(NamedTuple):
    """Where to report an error in a record and to edit it; empty while `settings` does not say."""

    mail: str = ""
    issue: str = ""
    edit: str = ""


class Pourer:
    """One language's pages, from values computed once for all languages."""

    def __init__(self, catalogue: Catalogue, lang: str, frames: Mapping[str, Frame]) -> None:
        self.catalogue = catalogue
        self.lang = lang
        self.frames = frames
        self._facets: dict[tuple[str, str], str] = {}
        self._marks: dict[tuple[str, int], str] = {}
        self.explained = Explained(catalogue, lang)
        self.renderer = Renderer(lang, catalogue.settings, catalogue.stale_words)
        self.renderer.environment.filters |= self.filters()
        # Compiled when first asked for: hand-written pages need only entries.
        self._templates: dict[str, Template] = {}

    def template(self, name: str) -> Template:
        """A template of this language, looked up once."""
        found = self._templates.get(name)
        if found is None:
            found = self._templates[name] = self.renderer.environment.get_template(name)
        return found

    def compile(self) -> None:
        """Compiles every template now."""
        for name in ("record.html", "below.html", "list.html", "entry.html", "facets.html"):
            self.template(name)

    def filters(self) -> dict[str, Callable[..., Any]]:
        """What templates ask of the catalogue: look-ups by id, and names in this language."""
        catalogue, lang, renderer = self.catalogue, self.lang, self.renderer
        return {
            "word": lambda value, vocabulary: renderer.text(catalogue.word(vocabulary, value)),
            "link_to": lambda name: renderer.link(record_link(catalogue, catalogue.by_id[name])),
            "country": lambda code: renderer.link(country_link(catalogue, code)),
            "words": lambda values, vocabulary: renderer.listed(
                catalogue.word(vocabulary, value) for value in values
            ),
            "languages": lambda codes: renderer.listed(names.language(code) for code in codes),
            "month": lambda number: names.month(number, lang),
            "partial": lambda text: names.partial_day(text, lang),
            "place": lambda commune: escaped(commune.name(lang)),
            "phone": phone,
            "ref": self.reference,
            "amount": self.amount,
            "hours": cache(self.hours),  # offices share theirs
        }

    def reference(self, ids: tuple[str, ...], numbers: Mapping[str, int]) -> str:
        """The little numbers that lead from a fact to its sources. Ids are ASCII words: checked."""
        return "".join([self.mark(name, numbers[name]) for name in ids])

    def mark(self, name: str, number: int) -> str:
        """One little number. Most pages have the same few."""
        made = self._marks.get((name, number))
        if made is None:
            source = self.renderer.words["source"]
            made = self._marks[name, number] = (
                f'<sup class="bs-ref"><a href="#source-{escaped(name)}"'
                f' aria-label="{escaped(source)} {number}">{number}</a></sup>'
            )
        return made

    def amount(self, sum_: Any) -> Markup:
        """`1 500 dirhams`, or a range."""
        show, words = self.renderer.show, self.renderer.words
        text = show(sum_.amount)
        if sum_.max is not None:
            text = html(f"{text}{escaped(words['range'])}{show(sum_.max)}")
        return html(f"{text} {escaped(words[f'currency.{sum_.currency}'])}")

    def hours(self, text: str) -> Markup:
        """Opening hours in words: `du lundi au vendredi : 09:00–15:00`."""
        renderer, rows = self.renderer, []
        for days in week(text):
            first, last = (names.weekday(number, self.lang) for number in (days.first, days.last))
            if not days.spans:
                return renderer.word("hours.always")
            name = renderer.word("hours.range", first=first, last=last) if first != last else first
            spans = Markup(renderer.words["comma"]).join(map(left_to_right, days.spans))
            rows.append(name + renderer.word("colon") + spans)
        return Markup("<br>").join(rows)

    def record(self, page: RecordPage, gaps: int = 0) -> tuple[str, str, bytes]:
        """(address under the language's folder, article, page) of a record; `gaps` passages are in French."""
        record = page.record
        own = self.template("record.html").render(page=page, gaps=gaps)
        below = self.template("below.html").render(
            page=page,
            report=self.report(page),
            has_file=(record.id, self.lang) in self.catalogue.files,
        )
        body = (self.explained.mark(own) if record.collection in EXPLAINED else own) + below
        main = f' data-record="{escaped(record.id)}" data-collection="{record.collection}"'
        if record.slug:
            main += " data-discreet"  # the service worker keeps no such page
        title, description = self.preview(record)
        html = self.fill(
            record.collection,
            page.address,
            title=title,
            description=description,
            main=main,
            exit_=page.quick_exit,
            body=body,
        )
        if record.slug:
            telling, neutral = (preview_name(self.lang, x) for x in (record.collection, ""))
            html = html.replace(telling.encode(), neutral.encode())
        return page.address, body, html

    def preview(self, record: Any) -> tuple[str, str]:
        """The tab's title and the link preview. A record with a neutral address has neutral ones:
        histories and shared links show them."""
        if record.slug:
            words = self.renderer.words
            return words["neutral.title"], words["neutral.description"]
        summary = record.summary or getattr(record, "plain", None)
        return record.title.best(self.lang)[0], summary.best(self.lang)[0] if summary else ""

    def report(self, page: RecordPage) -> Report:
        """The addresses of the record's foot, prefilled."""
        settings, words = self.catalogue.settings, self.renderer.words
        repository = settings.repository.rstrip("/")
        if not repository and not settings.report_mail:
            return Report()
        address = f"{self.lang}/{page.address}"
        subject = quote(words["report.subject"].format(id=page.record.id))
        body = quote(words["report.body"].format(page=settings.site_url + address))
        lang = self.lang if (page.record.id, self.lang) in self.catalogue.files else "fr"
        mail = f"mailto:{settings.report_mail}?subject={subject}&body={body}"
        return Report(
            mail=mail if settings.report_mail else "",
            issue=f"{repository}/issues/new?title={subject}&body={body}" if repository else "",
            edit=f"{repository}/edit/{settings.branch}/{page.edit}.{lang}.yml"
            if repository
            else "",
        )

    def entry(self, entry: Entry) -> Markup:
        """One record in a list."""
        return Markup(self.template("entry.html").render(entry=entry))

    def facet_links(self, page: ListPage) -> Markup:
        """The links to a collection's other lists: rendered once per facet, marked for this page."""
        if not page.facets:
            return Markup("")
        key = (page.collection, page.facet)
        made = self._facets.get(key)
        if made is None:
            made = self.template("facets.html").render(facets=page.facets, open=page.facet)
            self._facets[key] = made
        here = f'href="{page.address.partition("/")[2]}"'
        return html(made.replace(here, here + ' aria-current="page"'))

    def list_page(self, page: ListPage, entries: Mapping[str, Markup]) -> tuple[str, bytes]:
        """(address, HTML) of a list page; `entries` holds every entry of the collection, rendered, in the order
        in which lists show them."""
        words, listed = self.renderer.words, {entry.record.id for entry in page.entries}
        title = words[page.collection]
        if page.value is not None:
            title = words["list.title"].format(
                collection=title, value=page.value.best(self.lang)[0]
            )
        body = self.template("list.html").render(
            page=page,
            title=title,
            entries=Markup("".join(made for name, made in entries.items() if name in listed)),
            facets=self.facet_links(page),
        )
        description = words[f"about.{page.collection}"]
        migrant = page.address.endswith("by-audience-migrant.html")
        return page.address, self.fill(
            page.collection,
            page.address,
            title=title,
            description=description,
            main="",
            exit_=migrant,
            body=body,
        )

    def fill(
        self,
        frame: str,
        address: str,
        *,
        title: str,
        description: str,
        main: str,
        exit_: bool,
        body: str,
    ) -> bytes:
        """The whole page as bytes. Raises `FrameError` when a token is left."""
        page = self.frames[frame].fill(
            {
                "title": escaped(title),
                "description": escaped(description),
                "address": escaped(address),
                "main": main,
                "exit": exit_button(self.renderer, "../" * (address.count("/") + 1))
                if exit_
                else "",
                "body": body,
            }
        )
        if leftover(page):
            raise FrameError(f"{self.lang}/{address}: a token is left in the page")
        return page


def exit_button(renderer: Renderer, up: str) -> Markup:
    """The quick-exit button: a link that works without script, to `settings.quick_exit` or a blank page."""
    target = renderer.settings.quick_exit or f"{up}assets/blank.html"
    return Markup('<a class="bs-exit" data-quick-exit href="{}" rel="noreferrer">{}</a>').format(
        target, renderer.words["quick-exit"]
    )


@cache
def phone(number: str) -> str:
    """A number as people dial it: national form for Morocco, international elsewhere, short as it is."""
    if not number.startswith("+"):
        return number
    parsed = phonenumbers.parse(number)
    national = parsed.country_code == 212
    form = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(parsed, form.NATIONAL if national else form.INTERNATIONAL)
