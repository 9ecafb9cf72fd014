"""The build: which pages, the same bytes each time, nothing on an error, no broken link."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import EPOCH, NAMED, copy_sample

from generator.catalogue import build as build_catalogue
from generator.check import check
from generator.check.cases import TODAY
from generator.linkcheck import broken_links
from generator.names import alphabetical
from generator.pack_page import PART
from generator.print.press import addresses as printed
from generator.root_pages import addresses
from generator.settings import JINJA_COMMENT, LANGUAGE_CODES, SETTINGS
from generator.site import BuildError, build, build_day

HOME = "docs/fr/index.md"


@pytest.fixture(autouse=True)
def _same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def pages(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*.html")):
        yield path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")


def test_exact_list_of_pages(site: Path, sample: Path) -> None:
    """Each record and list in each language, each hand-written page, the choice, the 404; no more."""
    content, _ = check(sample, today=TODAY)
    poured = list(addresses(build_catalogue(content)))
    written = [
        path.relative_to(sample / "docs/fr").with_suffix(".html").as_posix()
        for path in (sample / "docs/fr").rglob("*.md")
    ]
    wanted = {f"{lang}/{name}" for lang in LANGUAGE_CODES for name in (*poured, *written)}
    assert {name for name, _ in pages(site)} == wanted | {
        "index.html",
        "404.html",
        "assets/blank.html",
    }
    assert len(poured) == len(set(poured))
    for name in (
        "programmes/index",
        "programmes/by-country-fr",
        "programmes/by-kind-study",
        "services/by-province-azilal",
    ):
        assert f"fr/{name}.html" in wanted


CALENDARS = (
    "calendar",
    *(f"calendar-{x}" for x in "study seasonal-work volunteering funds events".split()),
)


def test_other_files(site: Path, nameless: Path) -> None:
    """Beside pages: our assets, nothing of the theme's; a sitemap only for a copy with an address."""
    others = {name for name in tree(site) if not name.endswith(".html")}
    packed = {name for name in others if re.fullmatch(r"../pack/\d+\.js", name)}
    others -= packed | {name for name in others if name.startswith("assets/preview-")}
    assert others == {
        "sitemap.xml", "sw.js", "assets/material.css", "assets/boussole.css", "assets/boussole.js", "assets/icon.svg",
        "assets/data-fr.js", "assets/data-ar.js", "assets/data-en.js", "assets/search.js",
        *(f"assets/search-{lang}{more}.js" for lang in LANGUAGE_CODES for more in ("", "-more")),
        "assets/map.css", "assets/map.js", "assets/leaflet.css", "assets/leaflet.js", "assets/basemap.js",
        "assets/map-fr.js", "assets/map-ar.js", "assets/map-en.js", "assets/questions.js",
        "assets/explore.js", "assets/explore.css", "assets/finder.js", "assets/finder.css", "assets/share.js", "assets/qr.js",
        *(f"assets/eligibility-{lang}{more}.js" for lang in LANGUAGE_CODES for more in ("", "-more")),
        "assets/deadlines.js", "assets/deadlines.css", "assets/pack.js", "assets/pack.css",
        *(f"{lang}/{name}.ics" for lang in LANGUAGE_CODES for name in CALENDARS),
        *(f"assets/{name}-{lang}.js" for lang in LANGUAGE_CODES for name in ("programmes", "terms", "pack")),
        *(f"assets/matrix-{lang}.csv" for lang in LANGUAGE_CODES),
    }  # fmt: skip
    assert "sitemap.xml" not in tree(nameless)


def test_words_for_packs(site: Path) -> None:
    """Each record's article stands in one script, a few records in each, under the number that the list gives it."""
    for lang in LANGUAGE_CODES:
        listed = read_script(site / f"assets/pack-{lang}.js")["records"]
        for address, number, *_ in listed:
            part = read_script(site / lang / "pack" / f"{number}.js")
            page = (site / lang / f"{address}.html").read_text(encoding="utf-8")
            assert part[address].strip() in page
            assert len(part) <= PART
        files = list((site / lang / "pack").iterdir())
        assert len(files) == math.ceil(len(listed) / PART)


def read_script(path: Path) -> Any:
    """The value that a data script sets."""
    value = path.read_text(encoding="utf-8").partition("={")[2].removesuffix(";\n")
    return json.loads("{" + value)


def test_two_builds_are_equal(sample: Path, tmp_path: Path, site: Path) -> None:
    """The same input gives the same bytes, in another folder and another process's hash order."""
    assert build(sample, NAMED, TODAY).published
    assert tree(sample / "site") == tree(site)
    other = copy_sample(tmp_path / "other")
    assert build(other, NAMED, TODAY).published
    assert tree(other / "site") == tree(sample / "site")


def test_what_is_unchanged_is_linked(sample: Path) -> None:
    """A second build writes nothing; a changed sentence writes the pages of its record and what a search reads of it."""
    first = build(sample, SETTINGS, TODAY)
    assert first.linked == 0
    second = build(sample, SETTINGS, TODAY)
    assert (second.written, second.linked) == (0, first.written)
    record = sample / "opportunities/guides/example-guide.fr.yml"
    record.write_text(
        record.read_text(encoding="utf-8").replace("Lisez chaque page.", "Lisez toutes les pages."),
        encoding="utf-8",
    )
    before = tree(sample / "site")
    build(sample, SETTINGS, TODAY)
    after = tree(sample / "site")
    # The translations now say that the French text changed.
    changed = {f"{lang}/guides/example-guide.html" for lang in LANGUAGE_CODES}
    changed |= {"assets/search-fr-more.js", "sw.js"}
    found = {name for name in after if after[name] != before.get(name)}
    packed = {name for name in found if "/pack/" in name}
    assert len(packed) == len(LANGUAGE_CODES)
    assert found - packed == changed
    assert "Lisez toutes les pages." in after["fr/guides/example-guide.html"].decode()


def test_an_error_publishes_nothing(sample: Path) -> None:
    """With an error in a record the published site stays as it is, and the problem is returned."""
    build(sample, SETTINGS, TODAY)
    before = tree(sample / "site")
    record = sample / "opportunities/guides/example-guide.fr.yml"
    record.write_text("titel: a\n", encoding="utf-8")
    result = build(sample, SETTINGS, TODAY)
    assert not result.published
    assert result.pages == 0
    assert {problem.spot.path for problem in result.problems if problem.severity == "error"} >= {
        "opportunities/guides/example-guide.fr.yml"
    }
    assert tree(sample / "site") == before


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{{ cards("guides", "none") }}', "no record none in guides"),
        ('{{ cards("none", "a") }}', "no collection none"),
        ('{{ lists("guides", "none") }}', "guides has no facet none"),
        ('{{ count("programmes", 3, 4) }}', "count"),
        ("[x](none.html)", "fr/index.html: broken link none.html"),
        ("[x](guides/example-guide.html#none)", "broken link guides/example-guide.html#none"),
    ],
)
def test_a_wrong_page_publishes_nothing(sample: Path, text: str, says: str) -> None:
    """What a page asks for and does not exist stops the build with one message."""
    page = sample / HOME
    page.write_text(page.read_text(encoding="utf-8") + f"\n{text}\n", encoding="utf-8")
    with pytest.raises(BuildError, match=re.escape(says)):
        build(sample, SETTINGS, TODAY)
    assert not (sample / "site").exists()


def test_a_wrong_configuration_is_one_message(sample: Path) -> None:
    path = sample / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8") + "docs_dir: [a]\n", encoding="utf-8")
    with pytest.raises(BuildError, match="docs_dir"):
        build(sample, SETTINGS, TODAY)


def test_every_link_leads_somewhere(site: Path, nameless: Path, sample: Path) -> None:
    """To a page, a file, or a sheet that the whole build prints (tests build pages alone)."""
    content, _ = check(sample, today=TODAY)
    paper = printed(build_catalogue(content))
    assert broken_links(str(site), paper) == []
    assert broken_links(str(nameless), paper) == []
    assert broken_links(str(site))


def test_head_of_every_page(site: Path) -> None:
    """Language, direction, title, security policy and referrer on every page; other languages named."""
    for name, source in pages(site):
        html = unescape(source)
        lang = name[:2] if name[2:3] == "/" else "fr"
        if name == "assets/blank.html":
            continue
        assert f'<html lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}">' in html, name
        assert html.count("<title>") == 1, name
        assert "default-src 'none'" in html, name
        assert "unsafe-inline" not in html, name
        assert '<meta name="referrer" content="no-referrer">' in html, name
        if name[2:3] == "/":
            address = name[3:]
            assert f'<link rel="canonical" href="https://example.org/{name}">' in html
            for code in LANGUAGE_CODES:
                assert f'hreflang="{code}" href="https://example.org/{code}/{address}"' in html


@pytest.mark.parametrize("lang", LANGUAGE_CODES)
def test_lists_are_in_the_order_of_names(site: Path, lang: str) -> None:
    """A reader looks a name up by its letters; ids are ours. In Arabic the sample's two countries stand the
    other way round."""
    page = (site / lang / "countries/index.html").read_text("utf-8")
    found = [
        unescape(x) for x in re.findall(r'<li class="bs-entry".*?<a [^>]*>([^<]*)', page, re.S)
    ]
    assert len(found) > 1
    assert found == sorted(found, key=alphabetical)


def test_nothing_about_the_publisher_is_invented(nameless: Path) -> None:
    """Without an address, a repository or a mail, what needs them is absent, not guessed."""
    for name, html in pages(nameless):
        for sign in ("canonical", "og:url", "mailto:", "/edit/", "issues/new"):
            if sign != "mailto:" or "example-counter" not in name:
                assert sign not in html, (name, sign)


def test_jinja_comments_are_those_of_the_check() -> None:
    """`check` and the macros plugin read braces alike: else a page could pass one and break the other."""
    text = (Path(__file__).parents[1] / "mkdocs.yml").read_text(encoding="utf-8")
    plugins = yaml.load(text.replace("!!python", "!python"), Loader=yaml.BaseLoader)["plugins"]
    macros = next(
        plugin["macros"] for plugin in plugins if isinstance(plugin, dict) and "macros" in plugin
    )
    assert (macros["j2_comment_start_string"], macros["j2_comment_end_string"]) == JINJA_COMMENT


def test_build_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH, else the last commit's day, else today."""
    assert build_day(tmp_path) == TODAY
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    today = datetime.now(UTC).date()
    assert (today - build_day(tmp_path)).days in (0, 1)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert isinstance(build_day(tmp_path), date)
