"""The finder in a real browser: what it asks, what it explains, what it keeps to itself, who can use it."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import personas
import pytest
from browsing import DESK, PHONE, at, serving, visiting
from conftest import NAMED, copy_sample, published
from hostile import HOSTILE, poisoned_catalogue
from playwright.sync_api import Browser, Page, expect
from test_accessibility import HERE, violations
from test_service_worker import keep, kept, reading, until

from generator import finder_data, programmes_data
from generator.catalogue import build as build_catalogue
from generator.check import check
from generator.check.cases import TODAY

MAY = "2026-05-04T09:00:00Z"
SMALL = {"width": 320, "height": 640}
SOURCES = 'sources:\n  page: {url: "https://example.org/p", seen: 2026-02-01, page_date: 2026-01}\n'
MONEY = "money: {may_charge: unknown}\nsteps:\n  - {id: write, text: Écrivez., source: page}\n"
MOROCCAN = "  - {criterion: nationality, any_of: [MA], source: page}\n"
GROWN = "  - {criterion: age, min: 18, max: 30, source: page}\n"
OFFER = "  - {criterion: offer, any_of: [job-offer], remedy: find-employer, source: page}\n"
GERMAN = "  - {criterion: language, any_of: [{language: de, level: B1}], remedy: language-test, source: page}\n"
SOON = "windows:\n  - {closes: 2026-05-20, timezone: Africa/Casablanca, for: 2026, source: page}\n"
# name: (kind, host, who begins, whom it is open to, criteria, dates)
PROGRAMMES = {
    "example-open": ("study", "FR", "person", "people", MOROCCAN + GROWN, "rolling: true\n"),
    "example-soon": ("study", "DE", "person", "people", MOROCCAN, SOON),
    "example-job": ("work", "DE", "employer", "people", MOROCCAN + OFFER, "rolling: true\n"),
    "example-guide-job": ("work", "IT", "employer", "people", OFFER, ""),
    "example-german": ("training", "DE", "person", "people", GERMAN, ""),
    "example-both": ("work", "DE", "employer", "people", OFFER + GERMAN, ""),
    "example-teens": ("exchange", "IT", "association", "people", "  - {criterion: age, min: 13, max: 30, source: page}\n", ""),
    "example-members": ("research", "FR", "university", "organisations", MOROCCAN, ""),
    **{f"example-many-{n:02}": ("internship", "FR", "person", "people", MOROCCAN, "") for n in range(11)},
}  # fmt: skip
GUIDE = """title: "Apprendre une langue, exemple"
theme: studies
audiences: [youth]
sources:
  page: {url: "https://example.org/langue", seen: 2026-02-01, page_date: 2026-01}
services: [example-counter]
sections:
  - {id: where, heading: Où apprendre, text: Demandez au guichet., source: page}
"""
REMEDIES = """language-test: {fr: "Passer un examen", ar: "اجتياز اختبار", en: "Take a test", guides: [language-course], offers: [orientation]}
ask-admission: {fr: "Demander une admission", ar: "طلب القبول", en: "Ask for admission", guides: [example-guide]}
find-employer: {fr: "Trouver un employeur", ar: "إيجاد مشغّل", en: "Find an employer", guides: [example-guide], offers: [orientation]}
"""
ADULT = "#age=22&nationality=MA&residence=MA&education=bachelor&languages=fr:B2&has="
DONE = "#want=work&age=40&nationality=SN&has=&languages="


def write_programmes(root: Path) -> None:
    folder = root / "opportunities"
    for name, (kind, host, starts, open_, criteria, dates) in PROGRAMMES.items():
        text = (
            f"title: Programme {name}\nsummary: Pour essayer {name}.\nkind: {kind}\naudiences: [youth]\nthemes: [studies]\n"
            f"hosts: [{host}]\nstarts_with: {starts}\nopen_to: {open_}\norganisation: example-agency\n"
            f"{SOURCES}eligibility:\n{criteria}{dates}{MONEY}"
        )
        (folder / f"programmes/{name}.fr.yml").write_text(text, encoding="utf-8")
    # The sample knows a few kinds only.
    shutil.copy(
        Path(__file__).parents[1] / "opportunities/vocabularies/kinds.yml", folder / "vocabularies"
    )
    (folder / "guides/language-course.fr.yml").write_text(GUIDE, encoding="utf-8")
    (folder / "vocabularies/remedies.yml").write_text(REMEDIES, encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's site with programmes of every verdict, of a copy that has an address."""
    root = copy_sample(tmp_path_factory.mktemp("finder") / "sample")
    write_programmes(root)
    return published(root)


@pytest.fixture(scope="module")
def base(folder: Path) -> str:
    """The address of that site on the disk."""
    return folder.as_uri() + "/"


@pytest.fixture(scope="module")
def over_http(folder: Path) -> Iterator[str]:
    with serving(folder) as address:
        yield address


def opened(page: Page, base: str, wish: str = "", lang: str = "fr") -> None:
    """Opens the finder in May, and waits until it is ready."""
    page.goto("about:blank")  # from the same page, a fragment alone would load nothing
    at(page, MAY, f"{base}{lang}/finder.html{wish}")
    expect(page.locator("body[data-ready]")).to_be_attached()


def verdicts(page: Page) -> dict[str, str]:
    """Verdict by record, of all results, those behind a tap included."""
    rows: list[list[str]] = page.locator("[data-record][data-verdict]").evaluate_all(
        "all => all.map(one => [one.dataset.record, one.dataset.verdict])"
    )
    return dict(map(tuple, rows))  # type: ignore[arg-type]  # pairs


def question(page: Page) -> str:
    return page.locator("[data-question]:visible").get_attribute("data-question") or ""


def go(page: Page, name: str) -> None:
    page.locator(f"button[data-go={name}]:visible").click()


def result(page: Page, name: str) -> Any:
    return page.locator(f'[data-record="{name}"][data-verdict]')


def test_one_question_a_screen(chromium: Browser, base: str) -> None:
    """Every question may be answered or passed; one goes back; progress is said; the end shows the results."""
    with visiting(chromium, viewport=PHONE) as visit:
        page = visit.page
        opened(page, base)
        expect(page.locator("[data-question]:visible")).to_have_count(1)
        assert question(page) == "want"
        expect(page.locator(".bs-progress")).to_contain_text("Question 1 sur")
        expect(page.locator("[data-go=back]")).to_be_disabled()
        page.locator('[name=want][value="study"]').check()
        go(page, "next")
        assert question(page) == "age"
        page.locator("[name=age]").fill("22")
        page.keyboard.press("Enter")
        assert question(page) == "hosts"
        go(page, "back")
        expect(page.locator("[name=age]")).to_have_value("22")
        go(page, "skip")
        go(page, "back")
        expect(page.locator("[name=age]")).to_have_value("")
        for _ in range(20):
            if page.locator(".bs-outcome").is_visible():
                break
            go(page, "skip")
        expect(page.locator(".bs-total")).not_to_be_empty()
        found = verdicts(page)
        assert found["example-open"] == "check" and "example-job" not in found
        assert visit.errors == []


def test_only_questions_that_can_change_something(chromium: Browser, base: str) -> None:
    """Of the internships, only the nationality decides: neither languages nor papers are asked."""
    with visiting(chromium) as visit:
        page = visit.page
        opened(page, base)
        page.locator('[name=want][value="internship"]').check()
        asked = []
        while not page.locator(".bs-outcome").is_visible():
            asked.append(question(page))
            go(page, "next")
        assert asked == ["want", "age", "nationality"]


@pytest.mark.parametrize("lang", ["fr", "ar", "en"])
def test_verdicts_explained(chromium: Browser, base: str, lang: str) -> None:
    """Results in groups; each criterion with its answer and its source; the failing one with its remedy, a guide,
    a structure near."""
    with visiting(chromium) as visit:
        page = visit.page
        opened(page, base, ADULT + "&province=beni-mellal", lang)
        found = verdicts(page)
        assert found == {
            "example-camp": "check", "example-season": "no", "example-year": "one-away",
            "example-open": "yes", "example-soon": "yes", "example-job": "one-away",
            "example-guide-job": "one-away", "example-german": "one-away", "example-both": "no",
            "example-teens": "yes", **{f"example-many-{n:02}": "yes" for n in range(11)},
        }  # fmt: skip
        groups = page.locator("[data-group]").evaluate_all("all => all.map(x => x.dataset.group)")
        assert groups == [x for x in ("yes", "check", "one-away", "no") if x in set(found.values())]
        job = result(page, "example-job")
        lines = job.locator(".bs-lines > li")
        answers = lines.evaluate_all("all => all.map(x => x.dataset.answer)")
        assert answers == ["yes", "no"]
        for i in range(2):
            source = lines.nth(i).locator(".bs-source")
            expect(source).to_contain_text("example.org")
            target = source.get_attribute("href") or ""
            assert target.endswith(f"/{lang}/programmes/example-job.html#source-page")
        remedy = job.locator(".bs-remedy")
        expect(remedy.locator('a[href$="/guides/example-guide.html"]')).to_be_visible()
        expect(remedy.locator('a[href$="/services/example-counter.html"]')).to_be_visible()
        expect(job.locator('[data-starts="employer"]')).to_be_visible()
        expect(job.locator("[data-state]")).to_have_attribute("data-state", "rolling")
        expect(job.locator(".bs-charges")).to_be_visible()
        assert visit.errors == []


def test_what_fails_is_in_sight_and_the_rest_folds(chromium: Browser, base: str) -> None:
    """A list that is skimmed: what is missing, and how many other conditions hold or are to check."""
    with visiting(chromium, viewport=PHONE) as visit:
        opened(visit.page, base, ADULT)
        year = result(visit.page, "example-year")
        failing = year.locator("[data-answer=no]")
        expect(failing).to_have_count(1)
        expect(failing).to_be_visible()
        others = year.locator("[data-answer=yes], [data-answer=check]")
        assert others.count() > 1
        expect(others.first).to_be_hidden()
        count = year.locator("[data-answer=yes]").count()
        expect(year.locator("summary")).to_contain_text(f"remplies {count}")
        year.locator("summary").press("Enter")
        expect(others.first).to_be_visible()


def test_what_closes_soon_stands_first(chromium: Browser, base: str) -> None:
    """Within a verdict: closing soon, all year, unknown."""
    with visiting(chromium) as visit:
        opened(visit.page, base, ADULT)
        first = visit.page.locator('[data-group="yes"] [data-record]').evaluate_all(
            "all => all.map(x => x.dataset.record)"
        )
        assert first[:2] == ["example-soon", "example-open"]
        hidden = visit.page.locator('[data-group="yes"] [data-record][hidden]')
        expect(hidden).to_have_count(len(first) - 8)
        visit.page.locator('[data-group="yes"] .bs-more').click()
        expect(hidden).to_have_count(0)
        assert visit.page.evaluate("document.activeElement.closest('[data-record]') !== null")


def test_a_no_is_behind_one_tap_with_its_reason(chromium: Browser, base: str) -> None:
    """What nobody from here may join says so; what organisations join is not there at all."""
    with visiting(chromium) as visit:
        page = visit.page
        opened(page, base, ADULT)
        season = result(page, "example-season")
        expect(season).to_be_hidden()
        page.locator("details[data-group=no] summary").click()
        expect(season).to_be_visible()
        expect(season.locator(".bs-shut")).to_have_text(
            "Personne ne peut y participer depuis le Maroc. L'appel nomme d'autres pays."
        )
        expect(result(page, "example-members")).to_have_count(0)


def test_nothing_to_start_alone(chromium: Browser, base: str) -> None:
    """The honest answer, the step that would open doors and how many, what can start here, and who is near."""
    with visiting(chromium) as visit:
        page = visit.page
        opened(page, base, DONE)
        assert set(verdicts(page).values()) == {"one-away", "no"}
        expect(page.locator(".bs-nothing")).to_be_visible()
        steps = page.locator(".bs-one-step li")
        expect(steps).to_have_count(1)
        expect(steps).to_contain_text("Trouver un employeur")
        expect(steps.locator("a")).to_have_count(1)
        here = page.locator(".bs-here")
        expect(here.locator('a[href$="/guides/language-course.html"]')).to_be_visible()
        expect(here.locator('a[href$="/services/example-counter.html"]').first).to_be_visible()


def test_no_result_at_all(chromium: Browser, base: str) -> None:
    """Where no programme fits the wishes, the page says so and still shows what can start here."""
    with visiting(chromium) as visit:
        page = visit.page
        opened(page, base, "#want=entrepreneurship")
        assert verdicts(page) == {}
        expect(page.locator(".bs-total")).to_have_text(re.compile("Aucun programme"))
        expect(page.locator(".bs-nothing")).to_be_visible()
        expect(page.locator(".bs-here a").first).to_be_visible()
        expect(page.locator(".bs-taken")).to_be_hidden()


def test_under_18(chromium: Browser, base: str) -> None:
    """Studies and what names their age, nothing else; the page made for them stands first."""
    with visiting(chromium) as visit:
        page = visit.page
        opened(page, base, "#age=16&nationality=MA")
        kinds = set(verdicts(page))
        assert "example-teens" in kinds and "example-soon" in kinds
        assert not kinds & {"example-job", "example-camp", "example-season", "example-many-01"}
        minor = page.locator(".bs-minor")
        expect(minor).to_be_visible()
        above = page.evaluate(
            "document.querySelector('.bs-minor').getBoundingClientRect().bottom"
            " <= document.querySelector('.bs-outcome').getBoundingClientRect().top"
        )
        assert above
        minor.locator("a").click()
        expect(page).to_have_url(re.compile(r"/fr/under-18\.html$"))
        opened(page, base, "#age=18&nationality=MA")
        expect(page.locator(".bs-minor")).to_be_hidden()
        assert "example-job" in verdicts(page)


def test_the_address_keeps_nothing(chromium: Browser, over_http: str) -> None:
    """Answers are read, then gone from the address and from the history; unknown keys are ignored, bad values named."""
    with visiting(chromium) as visit:
        page = visit.page
        opened(page, over_http, "#age=abc&want=study&hair=red")
        assert page.url == f"{over_http}fr/finder.html"
        expect(page.locator(".bs-ignored")).to_contain_text("age=abc")
        expect(page.locator(".bs-ignored")).not_to_contain_text("hair")
        length = page.evaluate("history.length")
        page.evaluate("location.hash = '#age=22&has='")
        expect(page.locator('[data-record="example-job"]')).to_have_attribute(
            "data-verdict", "one-away"
        )
        assert page.url == f"{over_http}fr/finder.html"
        expect(page.locator(".bs-ignored")).to_be_hidden()
        page.go_back()
        assert "age" not in page.url
        assert length >= 1


def test_nothing_is_kept_or_sent(chromium: Browser, over_http: str, base: str) -> None:
    """No cookie, no storage, no other host; no answer in any request or in what the worker keeps."""
    with visiting(chromium) as visit:
        page = visit.page
        opened(page, over_http, ADULT + "&province=azilal")
        go(page, "edit")
        page.locator('[name=want][value="study"]').check()
        go(page, "results")
        kept = page.evaluate(
            "async () => [localStorage.length, sessionStorage.length, document.cookie,"
            " (await indexedDB.databases()).length]"
        )
        assert kept == [0, 0, "", 0]
        assert visit.context.cookies() == []
        assert visit.hosts() == {urlsplit(over_http).netloc}
        assert not any("22" in urlsplit(x).query for x in visit.requests)
        assert visit.errors == []


def test_without_a_network(chromium: Browser, over_http: str) -> None:
    """It works from what the service worker keeps, code included; what is kept holds no answer, and a new person
    finds no page that the last one read."""
    with reading(chromium) as visit:
        page = visit.page
        keep(page, f"{over_http}fr/programmes/example-open.html")
        assert kept(page, "pages") == ["/fr/programmes/example-open.html"]
        visit.context.set_offline(True)
        opened(page, over_http, ADULT)
        assert verdicts(page)["example-open"] == "yes"
        expect(page.locator(".bs-taken-code svg")).to_be_visible()
        assert "/fr/finder.html" in kept(page, "files")
        urls = page.evaluate(
            "async () => (await Promise.all((await caches.keys()).map(async x =>"
            " (await (await caches.open(x)).keys()).map(one => one.url)))).flat()"
        )
        assert all(urlsplit(x).fragment == urlsplit(x).query == "" for x in urls)
        go(page, "new")
        until(page, "!names.includes('boussole-pages')")


def test_new_person_wipes_everything(chromium: Browser, base: str) -> None:
    """Fields, results, list to share, notices: the next person finds the first question and nothing of the last."""
    with visiting(chromium) as visit:
        page = visit.page
        opened(page, base, ADULT + "&want=study&education=x&province=azilal")
        assert verdicts(page)
        go(page, "new")
        assert question(page) == "want"
        expect(page.locator("[data-question=want] legend")).to_be_focused()
        assert verdicts(page) == {}
        assert page.locator(".bs-taken input").input_value() == ""
        assert "example" not in (page.locator(".bs-whatsapp").get_attribute("href") or "")
        expect(page.locator(".bs-taken-code svg")).to_have_count(0)
        expect(page.locator(".bs-ignored bdi")).to_have_text("")
        fields = page.locator(".bs-finder :is(input, select)").evaluate_all(
            "all => all.filter(x => x.type === 'checkbox' || x.type === 'radio' ? x.checked : x.value).length"
        )
        assert fields == 0
        go(page, "results")
        expect(result(page, "example-open")).to_have_attribute("data-verdict", "check")


def test_sharing_sends_results_and_never_answers(chromium: Browser, base: str) -> None:
    """The link, the code and the message hold ids and titles of what is ticked; reading it shows no answer."""
    with visiting(chromium) as visit:
        page = visit.page
        opened(page, base, ADULT + "&want=study")
        ticked = page.locator(".bs-one:has(.bs-take input:checked)").evaluate_all(
            "all => all.map(x => x.dataset.record)"
        )
        assert ticked == ["example-soon", "example-open", "example-year"]
        link = page.locator(".bs-taken input").input_value()
        assert link == f"https://example.org/fr/finder.html#results={','.join(ticked)}"
        expect(page.locator(".bs-taken-code svg path")).to_be_attached()
        sent = parse_qs(urlsplit(page.locator(".bs-whatsapp").get_attribute("href") or "").query)["text"][0]  # fmt: skip
        assert all(f"https://example.org/fr/programmes/{x}.html" in sent for x in ticked)
        assert not re.search(r"age|22|bachelor|nationality", sent)
        result(page, "example-open").locator(".bs-take input").uncheck()
        assert "example-open" not in page.locator(".bs-taken input").input_value()
        opened(page, base, "#" + urlsplit(link).fragment)
        listed = page.locator(".bs-results [data-record]")
        assert sorted(listed.evaluate_all("all => all.map(x => x.dataset.record)")) == sorted(
            ticked
        )
        expect(page.locator("[data-verdict], [data-answer]")).to_have_count(0)
        go(page, "edit")
        assert question(page) == "want"


def test_a_copy_without_address_says_so(chromium: Browser, nameless: Path) -> None:
    """No link and no code are invented; the message holds titles only."""
    with visiting(chromium) as visit:
        page = visit.page
        opened(page, nameless.as_uri() + "/", "#want=study")
        expect(page.locator(".bs-taken-none")).to_be_visible()
        expect(page.locator(".bs-taken-link")).to_be_hidden()
        expect(page.locator(".bs-taken-code")).to_be_hidden()
        assert "http" not in (page.locator(".bs-whatsapp").get_attribute("href") or "").partition("text=")[2]  # fmt: skip


def test_counter(chromium: Browser, base: str) -> None:
    """All questions on one screen; each answer changes the results in two columns; "New person" stays at the counter."""
    with visiting(chromium) as visit:
        page = visit.page
        opened(page, base, "#mode=counter")
        shown = page.locator("[data-question]:visible")
        assert shown.count() > 6
        assert verdicts(page)["example-job"] == "check"
        page.locator('[data-question=has] input[value=""]').check()
        expect(result(page, "example-job")).to_have_attribute("data-verdict", "one-away")
        page.locator('[name=has][value="job-offer"]').check()
        expect(page.locator('[data-question=has] input[value=""]')).not_to_be_checked()
        expect(result(page, "example-guide-job")).to_have_attribute("data-verdict", "yes")
        columns = page.locator(".bs-columns").first.evaluate(
            "x => getComputedStyle(x).gridTemplateColumns.split(' ').length"
        )
        assert columns == 2
        go(page, "new")
        assert shown.count() > 6
        expect(page.locator('[name=has][value="job-offer"]')).not_to_be_checked()
        expect(result(page, "example-guide-job")).to_have_attribute("data-verdict", "check")


def test_on_paper(chromium: Browser, base: str) -> None:
    """Only what is ticked, with its conditions and the code; no question, no answer's field, no "no"."""
    with visiting(chromium) as visit:
        page = visit.page
        opened(page, base, ADULT + "&mode=counter&want=study")
        page.emulate_media(media="print")
        expect(result(page, "example-soon")).to_be_visible()
        expect(page.locator(".bs-taken-code")).to_be_visible()
        for part in (".bs-questions", ".bs-outcome button", ".bs-finder-ways", "[data-group=no]"):
            assert page.locator(part).locator("visible=true").count() == 0, part
        page.emulate_media(media="screen")
        result(page, "example-soon").locator(".bs-take input").uncheck()
        page.emulate_media(media="print")
        expect(result(page, "example-soon")).to_be_hidden()


def tab_to(page: Page, selector: str) -> None:
    """Presses Tab until that element has the focus; it and its mark must be in sight."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            here = page.evaluate(HERE)
            label = "getComputedStyle(document.activeElement.closest('label') || document.body).outlineStyle"
            assert here["inside"], selector
            assert here["marked"] or page.evaluate(label) != "none", selector
            return
    pytest.fail(f"Tab does not reach {selector}")


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_keyboard_only(chromium: Browser, base: str, lang: str) -> None:
    """From the top of the page to a result, with Tab, Space and Enter; focus is marked and follows the reading."""
    with visiting(chromium, viewport=PHONE) as visit:
        page = visit.page
        opened(page, base, lang=lang)
        tab_to(page, '[name=want][value="study"]')
        page.keyboard.press("Space")
        tab_to(page, '[name=want][value="seasonal-work"]')
        page.keyboard.press("Space")
        tab_to(page, "[data-go=next]")
        page.keyboard.press("Enter")
        expect(page.locator("[data-question=age] legend")).to_be_focused()
        tab_to(page, "[name=age]")
        page.keyboard.type("22")
        tab_to(page, "[data-go=back]")
        page.keyboard.press("Enter")
        expect(page.locator("[data-question=want] legend")).to_be_focused()
        tab_to(page, "[data-go=results]")
        page.keyboard.press("Enter")
        expect(page.locator(".bs-outcome-title")).to_be_focused()
        expect(result(page, "example-open")).to_be_attached()
        tab_to(page, ".bs-one h3 a")
        tab_to(page, ".bs-take input")
        page.keyboard.press("Space")
        tab_to(page, "details[data-group=no] > summary")
        page.keyboard.press("Enter")
        expect(page.locator("details[data-group=no]")).to_have_attribute("open", "")


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_axe_and_narrow_screens(chromium: Browser, base: str, lang: str) -> None:
    """Nothing found in any state, by day and by night; on 320 px nothing is cut off."""
    states = (
        "",
        ADULT,
        DONE,
        "#age=16&x=1&want=fly",
        "#results=example-open,example-job",
        ADULT + "&mode=counter",
    )
    found: list[str] = []
    for size, scheme in ((SMALL, "light"), (DESK, "dark")):
        with visiting(chromium, viewport=size, color_scheme=scheme, bypass_csp=True) as visit:
            page = visit.page
            for state in states:
                opened(page, base, state, lang)
                for shut in page.locator("details[data-group]").all():
                    shut.evaluate("x => x.open = true")
                found += [
                    f"{state} {x}"
                    for x in violations(page, "" if scheme == "light" else "color-contrast")
                ]
                if size is SMALL:
                    assert page.evaluate("document.documentElement.scrollWidth") <= 320, state
    assert found == []


def test_each_question_passes_axe(chromium: Browser, base: str) -> None:
    """Each question by itself, open on a telephone."""
    with visiting(chromium, viewport=PHONE, bypass_csp=True) as visit:
        page = visit.page
        opened(page, base)
        found = []
        while not page.locator(".bs-outcome").is_visible():
            found += [f"{question(page)} {x}" for x in violations(page)]
            go(page, "next")
        assert found == []


def test_without_script(chromium: Browser, base: str) -> None:
    """The page says what it would do, leads to the lists and to the page for under-18s, and shows no dead form."""
    with visiting(chromium, java_script_enabled=False) as visit:
        page = visit.page
        page.goto(f"{base}fr/finder.html")
        expect(page.locator(".bs-finder-unscripted")).to_be_visible()
        expect(page.locator(".bs-questions")).to_be_hidden()
        expect(
            page.locator('.bs-finder-ways a[href="programmes/by-kind-study.html"]')
        ).to_be_visible()
        expect(page.locator('main a[href="under-18.html"]').locator("visible=true")).to_have_count(
            1
        )


def test_results_that_do_not_come(chromium: Browser, over_http: str) -> None:
    """Where the words of the results cannot be loaded, the page says so."""
    with visiting(chromium, service_workers="block") as visit:
        page = visit.page
        page.route("**/eligibility-fr-more.js", lambda route: route.abort())
        opened(page, over_http, ADULT)
        expect(page.locator(".bs-total")).to_contain_text("n'ont pas pu se charger")


def test_quick_exit(chromium: Browser, over_http: str) -> None:
    """The page can be left in a hurry, and "back" does not return to it."""
    with visiting(chromium) as visit:
        page = visit.page
        page.goto(f"{over_http}fr/index.html")
        opened(page, over_http, ADULT)
        page.locator("[data-quick-exit]").click()
        expect(page).not_to_have_url(re.compile("finder"))
        page.go_back()
        expect(page).not_to_have_url(re.compile("finder"))


def test_hostile_texts(chromium: Browser, folder: Path, tmp_path: Path) -> None:
    """Texts that try to become code are shown as text: in records, and in the address."""
    site = tmp_path / "site"
    shutil.copytree(folder, site)
    catalogue = build_catalogue(check(folder.parent, NAMED, TODAY)[0])
    for hostile in HOSTILE:
        bad = poisoned_catalogue(catalogue, hostile.text)
        for name, script in {**programmes_data.files(bad), **finder_data.files(bad)}.items():
            (site / name).write_bytes(script)
        with visiting(chromium) as visit:
            opened(visit.page, site.as_uri() + "/", f"#age={hostile.text}&has=")
            assert visit.dialogs == [], hostile.name
            assert visit.page.evaluate("window.hit") is None, hostile.name
            assert visit.hosts() == set(), hostile.name
            assert visit.page.locator(".bs-results :is(script, iframe, img)").count() == 0, (
                hostile.name
            )


@pytest.fixture(scope="module")
def real(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same page with the data of this repository's records."""
    site = tmp_path_factory.mktemp("real") / "site"
    shutil.copytree(folder, site)
    records = personas.catalogue()
    for name, script in {**programmes_data.files(records), **finder_data.files(records)}.items():
        (site / name).write_bytes(script)
    return site


def test_forty_people_in_a_browser(chromium: Browser, real: Path) -> None:
    """Each reads in the page what was derived by hand, and nothing that must not be shown to them."""
    wrong: list[str] = []
    seen: Counter[str] = Counter()
    with visiting(chromium) as visit:
        for one in personas.personas():
            visit.page.goto("about:blank")
            visit.page.goto(f"{real.as_uri()}/fr/finder.html#{one.fragment}")
            expect(visit.page.locator("body[data-ready]")).to_be_attached()
            found = verdicts(visit.page)
            seen.update(found.values())
            for verdict, names in one.expect.items():
                wrong += [
                    f"{one.id} {x}: {found.get(x, 'absent')}"
                    for x in names
                    if found.get(x, "absent") != verdict
                ]
            assert visit.page.url.endswith("/fr/finder.html")
        assert visit.errors == []
    assert wrong == []
    assert set(seen) == {"yes", "check", "one-away", "no"}
