"""Hand-written pages: the documented macros, and one language's site by `mkdocs build` alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from generator import assets
from generator.catalogue import build as build_catalogue
from generator.check import check
from generator.check.cases import TODAY
from generator.mkdocs_plugin import BoussolePlugin, sanitise
from generator.settings import LANGUAGE_CODES, SETTINGS
from generator.site import draw


def drawn(sample: Path, text: str, lang: str = "fr", name: str = "index") -> str:
    """The page that MkDocs makes of a text with macros."""
    path = sample / f"docs/{lang}/{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    catalogue = build_catalogue(check(sample, SETTINGS, TODAY)[0])
    return dict(draw(sample, catalogue, lang).files)[f"{name}.html"].decode()


def test_count(sample: Path) -> None:
    """Counted is what a person can take part in: the closed programme of three is not."""
    assert "il y a <strong>2</strong> programmes" in drawn(
        sample, '# Un\n\nil y a {{ count("programmes") }} programmes\n'
    )


@pytest.mark.parametrize("lang", LANGUAGE_CODES)
def test_cards_and_lists(sample: Path, lang: str) -> None:
    """Entries and list links lead from the page's own depth; a page in a folder goes one up."""
    text = '# Un\n\n{{ cards("guides", "example-guide") }}\n\n{{ lists("programmes", "kind") }}\n'
    html = drawn(sample, text, lang)
    assert 'data-record="example-guide"' in html
    assert 'href="guides/example-guide.html"' in html
    assert 'href="programmes/by-kind-study.html"' in html
    assert "by-kind-internship" not in html  # a list without records is not offered
    html = drawn(sample, text, lang, "folder/page")
    assert 'href="../guides/example-guide.html"' in html
    assert 'href="../programmes/by-kind-study.html"' in html


def test_map_teaser(sample: Path) -> None:
    """How many structures and host states the map shows, and the link to it from the page's own depth."""
    html = drawn(sample, "# Un\n\n{{ map() }}\n")
    assert '<a href="map.html">' in html
    assert "Structures : 3. Pays d'accueil : 27." in html.replace("\xa0", " ").replace("&#39;", "'")
    assert '<a href="../map.html">' in drawn(sample, "{{ map() }}\n", name="folder/page")


def test_corrections(sample: Path) -> None:
    """While there is none, the page says so."""
    html = drawn(sample, "# Un\n\n{{ corrections() }}\n")
    assert "correction" in html.lower()
    assert "{{" not in html


def test_corrections_newest_first(sample: Path) -> None:
    """Each with its day and the record that it mended; the file is a list like the others."""
    (sample / "opportunities/vocabularies/corrections.yml").write_text(
        "old: {on: 2026-01-05, fr: Une date était fausse.}\n"
        "new: {on: 2026-02-20, record: example-counter, fr: Un numéro était faux.}\n",
        encoding="utf-8",
    )
    html = drawn(sample, "# Un\n\n{{ corrections() }}\n", name="folder/page")
    assert html.index("20 février 2026") < html.index("5 janvier 2026")
    assert 'href="../services/example-counter.html"' in html
    assert "Aucune correction" not in html


def test_quick_exit_of_a_page(sample: Path) -> None:
    """A page that asks for the button has it, with the way to the blank page from its own depth."""
    html = drawn(sample, '---\nquick_exit: "true"\n---\n\n# Un\n', name="folder/page")
    assert 'data-quick-exit href="../../assets/blank.html"' in html
    assert "data-quick-exit" not in drawn(sample, "# Un\n")


def config_of(
    sample: Path, folder: Path, lang: str, monkeypatch: pytest.MonkeyPatch
) -> BoussolePlugin:
    monkeypatch.setenv("BOUSSOLE_LANGUAGE", lang)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    config = load_config(str(sample / "mkdocs.yml"), site_dir=str(folder))
    plugin = config.plugins["boussole"]
    assert isinstance(plugin, BoussolePlugin)
    mkdocs_build(config)
    return plugin


def test_mkdocs_alone(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`mkdocs build` checks, draws and pours one language by itself."""
    config_of(sample, tmp_path / "out", "ar", monkeypatch)
    page = (tmp_path / "out/guides/example-guide.html").read_text(encoding="utf-8")
    assert '<html lang="ar" dir="rtl">' in page
    assert (tmp_path / "out/index.html").is_file()
    assert not list((tmp_path / "out").rglob("zq7*"))


def test_mkdocs_alone_refuses_errors(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """With an error in a record no page is drawn, so that no macro of a wrong page runs either."""
    (sample / "opportunities/guides/example-guide.fr.yml").write_text(
        "titel: a\n", encoding="utf-8"
    )
    with pytest.raises(Abort):
        config_of(sample, tmp_path / "out", "fr", monkeypatch)
    assert "example-guide.fr.yml:1:1" in caplog.text
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ('<p onclick="x()" style="color:red" class="a">x</p>', '<p class="">x</p>'),
        ('<a href="//example.com/x">x</a>', '<a rel="noopener">x</a>'),
        ('<a href="\\\\example.com">x</a>', '<a rel="noopener">x</a>'),
        ('<a href="page.html#a">x</a>', '<a href="page.html#a" rel="noopener">x</a>'),
        ('<img src="data:image/png;base64,x" alt="y">', '<img alt="y">'),
        (
            '<div class="admonition warning other">x</div>',
            '<div class="admonition warning">x</div>',
        ),
        ("<script>x</script><style>x</style>y", "y"),
        ("<form><input></form><iframe></iframe><object></object>y", "y"),
    ],
)
def test_sanitise(html: str, clean: str) -> None:
    """What Markdown may not become is dropped; the rest stands."""
    assert sanitise(html) == clean


def test_assets_say_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing package or tool, or code that cannot be bundled, is one sentence."""
    with monkeypatch.context() as patch:
        patch.setattr("generator.assets.importlib.util.find_spec", lambda name: None)
        with pytest.raises(assets.AssetError, match="make setup"):
            assets.material_style()
    with pytest.raises(assets.AssetError, match="none-such is missing: run `make setup`"):
        assets.notice("none-such")
    assert b"Permission is hereby granted" in assets.notice("minisearch")
    broken = tmp_path / "main.js"
    broken.write_text("import x from './none.js'; let (", encoding="utf-8")
    with pytest.raises(assets.AssetError, match="esbuild could not bundle"):
        assets._bundle(broken, tmp_path / "out.js")
    assert not list(tmp_path.glob("out*"))


def test_bundle_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cached by content: with the same sources the bundler is not asked again."""
    first = assets.script(tmp_path)
    assert b"</script" not in first
    monkeypatch.setattr("generator.assets.shutil.which", lambda *_, **__: None)
    assert assets.script(tmp_path) == first
    assert len(list(tmp_path.iterdir())) == 1
