"""The macros of hand-written pages: closing dates by the reader's clock, the warning, the documented list."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
from browsing import PHONE, at, visiting
from conftest import EPOCH, NAMED, copy_sample
from playwright.sync_api import Browser, expect
from test_mkdocs import drawn

from generator.check.cases import TODAY
from generator.macros import MACROS
from generator.settings import LANGUAGE_CODES, SETTINGS
from generator.site import BuildError, build

ROOT = Path(__file__).parents[1]
PROGRAMMES = "opportunities/programmes"
YEAR = f"{PROGRAMMES}/example-year.fr.yml"
WINDOW = '{opens: 2026-10-01, closes: 2026-12-15, at: "17:00", timezone: Europe/Paris, for: 2027, source: call}'


def with_windows(root: Path) -> Path:
    """The sample with three programmes that announce a closing day; the third is not open to people."""
    source = (root / YEAR).read_text(encoding="utf-8")
    short = source.replace(WINDOW, WINDOW.replace("12-15", "11-30")).replace(
        "Une année d", "Un an d"
    )
    camp = source.replace(WINDOW, WINDOW.replace("2026-12-15", "2027-01-31"))
    camp = camp.replace("usually: {opens: 10, closes: 12, source: call}\n", "")
    (root / PROGRAMMES / "example-short.fr.yml").write_text(short, encoding="utf-8")
    (root / PROGRAMMES / "example-long.fr.yml").write_text(
        camp.replace("Une année d", "La longue année d"), encoding="utf-8"
    )
    season = root / PROGRAMMES / "example-season.fr.yml"
    text = season.read_text(encoding="utf-8")
    call = "windows:\n  - {closes: 2026-12-01, timezone: Europe/Rome, for: 2026, source: notice}\n"
    season.write_text(text + call, encoding="utf-8")
    for lang in LANGUAGE_CODES:
        page = root / f"docs/{lang}/index.md"
        page.write_text(
            "# Un\n\n## Bientôt {#bientot}\n\n{{ closing_soon(2) }}\n\n## Deux {#deux}\n\nTrois.\n",
            "utf-8",
        )
    return root


@pytest.fixture(scope="module")
def closing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of that sample."""
    root = with_windows(copy_sample(tmp_path_factory.mktemp("closing") / "sample"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        assert build(root, NAMED, TODAY).published
    return root / "site"


@pytest.mark.parametrize(
    ("moment", "names"),
    [
        ("2026-10-15T12:00:00Z", []),
        ("2026-11-10T12:00:00Z", ["example-short"]),
        ("2026-11-20T12:00:00Z", ["example-short", "example-year"]),
        ("2026-12-05T12:00:00Z", ["example-year"]),
        ("2027-01-05T12:00:00Z", ["example-long"]),
        ("2027-02-05T12:00:00Z", []),
    ],
)
def test_what_closes_within_a_month(
    chromium: Browser, closing: Path, moment: str, names: list[str]
) -> None:
    """The nearest first; nothing far, past, or not open to people; and a sentence when there is none."""
    with visiting(chromium, viewport=PHONE) as visit:
        page = visit.page
        at(page, moment, (closing / "fr/index.html").as_uri())
        box = page.locator("[data-closing-soon]")
        found = box.locator("[data-record]").evaluate_all("all => all.map(x => x.dataset.record)")
        assert found == names
        expect(box.locator('[data-state="closing-soon"]')).to_have_count(len(names))
        expect(box.locator(".bs-closing-none")).to_be_visible(visible=not names)
        expect(box.locator(".bs-closing-all")).to_have_count(0)
        assert visit.errors == []


def test_at_most_so_many(chromium: Browser, closing: Path) -> None:
    """Two were asked for: of three that close within the month the third is not shown."""
    with visiting(chromium) as visit:
        at(visit.page, "2026-11-10T12:00:00Z", (closing / "fr/index.html").as_uri())
        made = "document.querySelectorAll('[data-calls]').length"
        assert visit.page.evaluate(made) == 1
        at(visit.page, "2026-11-20T12:00:00Z", (closing / "fr/index.html").as_uri())
        assert visit.page.evaluate(made) == 2


@pytest.mark.parametrize("lang", LANGUAGE_CODES)
def test_without_script_all_dates_in_their_order(
    chromium: Browser, closing: Path, lang: str
) -> None:
    """No clock, no choice: every announced closing day of what people can join, sorted."""
    with visiting(chromium, java_script_enabled=False) as visit:
        visit.page.goto((closing / lang / "index.html").as_uri())
        box = visit.page.locator("[data-closing-soon]")
        found = box.locator("[data-record]").evaluate_all("all => all.map(x => x.dataset.record)")
        assert found == ["example-short", "example-year", "example-long"]
        expect(box.locator(".bs-closing-all")).to_be_visible()
        expect(box.locator(".bs-closing-none")).to_be_hidden()
        assert "2026" in box.inner_text() and "2027" in box.inner_text()


def test_pages_do_not_change_with_the_day(closing: Path) -> None:
    """What is past at the build is in the page as well: the list depends on no clock but the reader's."""
    html = (closing / "fr/index.html").read_text(encoding="utf-8")
    assert html.count("data-calls=") == 3


def test_no_known_date(sample: Path) -> None:
    """A collection without announced dates says so at once, and leads to its list."""
    html = drawn(sample, '# Un\n\n{{ closing_soon(5, "events") }}\n', name="folder/page")
    assert '<p class="bs-closing-none">' in html
    assert 'href="../events/index.html"' in html


@pytest.mark.parametrize("lang", LANGUAGE_CODES)
def test_scam_warning(sample: Path, lang: str) -> None:
    """The sentence, and guides that lead on from the page's own depth."""
    html = drawn(sample, '# Un\n\n{{ scam_warning("example-guide") }}\n', lang, "folder/page")
    assert html.count("bs-note") == 1
    assert 'href="../guides/example-guide.html"' in html
    html = drawn(sample, "# Un\n\n{{ scam_warning() }}\n", lang, "folder/page")
    assert html.count("bs-note") == 1
    assert "../guides/" not in html[html.index("<main") : html.index("</main>")]


def test_links(sample: Path) -> None:
    """Titles alone, in the order asked, from the page's own depth."""
    html = drawn(
        sample,
        '# Un\n\n{{ links("guides", "example-pension", "example-guide") }}\n',
        name="folder/page",
    )
    made = html[html.index('<ul class="bs-links">') :].partition("</ul>")[0]
    assert re.findall(r'data-record="([^"]+)"', made) == ["example-pension", "example-guide"]
    assert '<a href="../guides/' in made
    assert "<p>" not in made


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ('count("programs")', "no collection programs"),
        ('cards("guides", "none")', "no record none in guides"),
        ('links("guides", "none")', "links: no record none in guides"),
        ('lists("guides", "colour")', "guides has no facet colour"),
        ("closing_soon(0)", "how many"),
        ('closing_soon("5")', "how many"),
        ('closing_soon(5, "none")', "no collection none"),
        ('scam_warning("none")', "no guide none"),
        ("corrections(1, 2)", "corrections"),
    ],
)
def test_a_wrong_argument_stops_the_build(sample: Path, call: str, said: str) -> None:
    """The message says which macro wanted what; no page is made of half a macro."""
    with pytest.raises(BuildError, match=said):
        drawn(sample, f"# Un\n\n{{{{ {call} }}}}\n")


def test_the_documented_list() -> None:
    """What `check` allows is what exists, and HACKING shows an example of each, as its docstring does."""
    assert set(MACROS) == set(SETTINGS.allowed_macros)
    manual = (ROOT / "HACKING.md").read_text(encoding="utf-8")
    for name, function in MACROS.items():
        example = (inspect.getdoc(function) or "").split("`")[1]
        assert example.startswith(f"{{{{ {name}(")
        assert f"`{example}`" in manual
