"""A guide's questions in a real browser: one at a time, a reason for each answer, and three grades."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from browsing import DESK, PHONE, visiting
from conftest import EPOCH, NAMED, copy_sample
from playwright.sync_api import Browser, Page, expect
from test_accessibility import violations

from generator.check.cases import TODAY
from generator.settings import LANGUAGE_CODES
from generator.site import BuildError, build
from generator.words import interface_words

PAGE = "guides/example-guide.html"
# Id, and what yes, no and "I do not know" mean.
ASKED = (
    ("employer", "fine check check"),
    ("money", "stop fine check"),
    ("paper", "fine check check"),
)
FINE = ("yes", "no", "yes")
WORDS = {
    "fr": ("Est-ce bien {} ?", "Raison de {}.", "Suite de {}.", "Explication de {}."),
    "ar": ("هل هذا {} ؟", "سبب {}.", "تتمة {}.", "شرح {}."),
    "en": ("Is it {}?", "Reason of {}.", "More of {}.", "Explanation of {}."),
}
NAMES = {"fr": "l'essai {}", "ar": "المثال {}", "en": "example {}"}
LETTERS = ("un", "deux", "trois")


def add_questions(root: Path) -> None:
    """Three questions, and the passages that explain them, in the sample's guide."""
    for lang, (text, why, then, passage) in WORDS.items():
        questions, sections = ["questions:"], []
        for number, (name, grades) in zip(LETTERS, ASKED, strict=True):
            said = NAMES[lang].format({"ar": "الأول"}.get(lang, number))
            questions += [
                f'  - id: {name}\n    text: "{text.format(said)}"',
                f'    why: "{why.format(said)}"\n    then: "{then.format(said)}"',
            ]
            sections.append(
                f'  - id: {name}\n    heading: "{said}"\n    text: "{passage.format(said)}"'
            )
            if lang == "fr":
                yes, no, unknown = grades.split()
                questions += [
                    f"    if_yes: {yes}\n    if_no: {no}\n    if_unknown: {unknown}",
                    "    services: [example-line]\n    guides: [example-pension]\n    source: page",
                ]
        path = root / f"opportunities/guides/example-guide.{lang}.yml"
        whole = path.read_text(encoding="utf-8")
        new = "\n".join((*questions, "sections:", *sections))
        path.write_text(whole.replace("sections:", new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's site whose guide asks three questions."""
    root = copy_sample(tmp_path_factory.mktemp("asking") / "sample")
    add_questions(root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        assert build(root, NAMED, TODAY).published
    return root / "site"


def ready(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("body[data-ready]")).to_be_attached()


def answer(page: Page, value: str) -> None:
    """Answers the question in sight and goes on."""
    question = page.locator(".bs-question:visible")
    question.locator(f"input[value={value}]").check()
    question.locator("[data-go=next]").click()


@pytest.mark.parametrize("lang", LANGUAGE_CODES)
@pytest.mark.parametrize(
    ("answers", "grade", "left"),
    [
        (FINE, "fine", 0),
        (("unknown", "no", "yes"), "check", 1),
        (("no", "no", "no"), "check", 2),
        (("unknown", "yes", "yes"), "stop", 2),
    ],
)
def test_three_grades(
    chromium: Browser, asking: Path, lang: str, answers: tuple[str, ...], grade: str, left: int
) -> None:
    """The heaviest answer decides; what is to be cleared up is listed, the heaviest first."""
    words = interface_words(lang)
    with visiting(chromium, viewport=PHONE) as visit:
        page = visit.page
        ready(page, (asking / lang / PAGE).as_uri())
        for value in answers:
            answer(page, value)
        result = page.locator(".bs-result")
        expect(result.locator("h3")).to_be_focused()
        expect(result.locator("h3 .bs-grade")).to_have_text(words[f"ask.grade.{grade}"])
        expect(result.locator("[role=status] p:visible")).to_have_attribute("data-when", grade)
        expect(result.locator(".bs-todo > ol > li")).to_have_count(left)
        if left:
            first = result.locator(".bs-todo > ol > li").first
            expect(first.locator("p.bs-grade")).to_have_attribute("data-grade", grade)
            expect(first.locator('a[href$="example-line.html"]')).to_be_visible()
        else:
            expect(result.locator(".bs-todo")).to_be_hidden()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_each_answer_has_a_reason_and_an_office(chromium: Browser, asking: Path) -> None:
    """One question in sight; the reply is said by a status, changes with the answer, and leads on."""
    with visiting(chromium) as visit:
        page = visit.page
        ready(page, (asking / "fr" / PAGE).as_uri())
        expect(page.locator(".bs-question:visible")).to_have_count(1)
        question = page.locator(".bs-question").first
        reply = question.locator("[role=status] .bs-reply")
        expect(reply).to_be_hidden()
        expect(question.locator("[data-go=next]")).to_be_hidden()
        question.get_by_label("Non").check()
        expect(reply.locator(".bs-grade")).to_have_text("Vérifiez d'abord")
        expect(reply.get_by_text("Raison de")).to_be_visible()
        expect(reply.get_by_text("Suite de")).to_be_hidden()
        question.get_by_label("Oui").check()
        expect(reply.locator(".bs-grade")).to_have_text("Rien d'inquiétant vu ici")
        expect(reply.get_by_text("Suite de")).to_be_visible()
        expect(reply.get_by_text("Raison de")).to_be_hidden()
        expect(reply.locator('a[href$="example-line.html"]')).to_be_visible()
        expect(reply.locator('a[href="#employer"]')).to_be_visible()


def test_by_keyboard_and_again(chromium: Browser, asking: Path) -> None:
    """Tab, arrows and Enter suffice; going back keeps the answers, starting again forgets them."""
    with visiting(chromium) as visit:
        page = visit.page
        ready(page, (asking / "fr" / PAGE).as_uri())
        page.locator(".bs-question legend").first.focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        next_ = page.locator(".bs-question").first.locator("[data-go=next]")
        for _ in range(10):
            if next_.evaluate("one => one === document.activeElement"):
                break
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator(".bs-question").nth(1).locator("legend")).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("ArrowDown")
        expect(page.locator(".bs-question:visible input:checked")).to_have_value("no")
        page.locator(".bs-question:visible [data-go=back]").click()
        expect(page.locator(".bs-question:visible input:checked")).to_have_value("yes")
        for value in FINE:
            answer(page, value)
        page.locator("button[type=reset]").click()
        expect(page.locator(".bs-question").first.locator("legend")).to_be_focused()
        expect(page.locator("input:checked")).to_have_count(0)
        expect(page.locator(".bs-reply:visible, .bs-result:visible")).to_have_count(0)


def test_nothing_is_kept_or_sent(chromium: Browser, asking: Path) -> None:
    """No request after the page and its script, nothing stored, nothing in the address, gone on reload."""
    with visiting(chromium) as visit:
        page = visit.page
        address = (asking / "fr" / PAGE).as_uri()
        ready(page, address)
        before = len(visit.requests)
        for value in FINE:
            answer(page, value)
        assert len(visit.requests) == before
        assert page.url == address
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0
        assert visit.context.cookies() == []
        assert visit.errors == []
        page.reload()
        expect(page.locator("body[data-ready]")).to_be_attached()
        expect(page.locator("input:checked")).to_have_count(0)


def test_without_script_the_guide_says_it(chromium: Browser, asking: Path) -> None:
    """No dead control, whether script is off or its file does not come; the passages stand."""
    with visiting(chromium, java_script_enabled=False) as visit:
        visit.page.goto((asking / "fr" / PAGE).as_uri())
        expect(visit.page.locator(".bs-ask")).to_be_hidden()
        expect(visit.page.locator("h2#employer")).to_be_visible()
    with visiting(chromium) as visit:
        visit.page.route("**/questions.js", lambda route: route.abort())
        visit.page.goto((asking / "fr" / PAGE).as_uri())
        expect(visit.page.locator(".bs-ask")).to_have_count(0)
        expect(visit.page.locator("h2#employer")).to_be_visible()


def test_on_paper(chromium: Browser, asking: Path) -> None:
    """A result may go to the counter; a question without its answers does not."""
    with visiting(chromium) as visit:
        page = visit.page
        ready(page, (asking / "fr" / PAGE).as_uri())
        page.emulate_media(media="print")
        expect(page.locator(".bs-ask")).to_be_hidden()
        page.emulate_media(media="screen")
        for value in ("no", "yes", "yes"):
            answer(page, value)
        page.emulate_media(media="print")
        expect(page.locator(".bs-result h3")).to_be_visible()
        expect(page.locator(".bs-result button").first).to_be_hidden()


def test_only_pages_with_questions_load_them(chromium: Browser, site: Path) -> None:
    with visiting(chromium) as visit:
        visit.page.goto((site / "fr" / PAGE).as_uri())
        visit.page.wait_for_load_state("networkidle")
        assert not [x for x in visit.requests if "questions" in x]


def test_a_question_without_its_passage_stops_the_build(sample: Path) -> None:
    """Its explanation must stand on the page: the link to it is an anchor like any other."""
    add_questions(sample)
    path = sample / "opportunities/guides/example-guide.fr.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("  - id: money", "  - id: mony", 1),
        encoding="utf-8",
    )
    for lang in ("ar", "en"):
        other = path.with_name(f"example-guide.{lang}.yml")
        other.write_text(
            other.read_text(encoding="utf-8").replace("  - id: money", "  - id: mony", 1),
            encoding="utf-8",
        )
    with pytest.raises(BuildError, match="#mony"):
        build(sample, NAMED, TODAY)


@pytest.mark.parametrize(
    ("lang", "scheme"), list(itertools.product(LANGUAGE_CODES, ("light", "dark")))
)
def test_axe(chromium: Browser, asking: Path, lang: str, scheme: str) -> None:
    """No violation with a question, a reply and a result in sight, by day and by night."""
    found: list[str] = []
    rule = "" if scheme == "light" else "color-contrast"  # all that the night changes
    for size in (PHONE, DESK):
        with visiting(chromium, viewport=size, color_scheme=scheme, bypass_csp=True) as visit:
            page = visit.page
            ready(page, (asking / lang / PAGE).as_uri())
            found += violations(page, rule)
            for value in ("no", "yes", "yes"):
                page.locator(f".bs-question:visible input[value={value}]").check()
                found += violations(page, rule)
                page.locator(".bs-question:visible [data-go=next]").click()
            found += violations(page, rule)
    assert found == []
