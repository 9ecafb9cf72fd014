"""A page from a stranger runs nothing: refused with its line by `check`, and by the build once more."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.catalogue import build as build_catalogue
from generator.check import check
from generator.check.cases import TODAY
from generator.settings import SETTINGS
from generator.site import BuildError, draw

ROOT = Path(__file__).parents[1]
PAGE = "docs/fr/about.md"
RUNS = "{{ cycler.__init__.__globals__.os.popen('echo x > FLAG').read() }}"
# page → where and by which rule it is refused
REFUSED = {
    f"# Un\n\nDeux.\n\n{RUNS}\n": (5, "page-macro"),
    f"# Un\n\n`{RUNS}`\n": (3, "page-macro"),
    f'---\ntitle: "{RUNS}"\n---\n\n# Un\n': (2, "page-macro"),
    # MkDocs reads neither header: it hands Jinja the whole text.
    f'---\ntitle: "{RUNS}"\n---': (2, "page-macro"),
    f'---\ntitle: "{RUNS}"\ndescription: 2026-02-30\n---\n': (2, "page-macro"),
    f"# Un\n\n{{% set x = 1 %}}\n\n{RUNS}\n": (3, "page-macro"),
    '# Un\n\n{% import "index.md" as x %}\n': (3, "page-macro"),
    '# Un\n\n{% include "index.md" %}\n': (3, "page-macro"),
    "---\ntitle: Un\nrender_macros: true\n---\n\n# Un\n": (3, "front-matter"),
    "render_macros: true\n\n# Un\n": (1, "front-matter"),
    "https://example.org/\nrender_macros: true\n\n# Un\n": (1, "front-matter"),
}
EACH = pytest.mark.parametrize("text", REFUSED, ids=range(len(REFUSED)))


def said_by_check(root: Path) -> tuple[int, str]:
    """Exit code and output of the real command line."""
    done = subprocess.run(
        [sys.executable, "-m", "generator", "check", "--root", str(root), "--today", f"{TODAY}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout


def drawn(root: Path) -> dict[str, bytes]:
    """The pages that MkDocs makes, whatever the check says of them."""
    catalogue = build_catalogue(check(root, SETTINGS, TODAY)[0])
    return dict(draw(root, catalogue, "fr").files)


@pytest.mark.parametrize("page", [PAGE, "docs/fr/more/page.md"])
def test_the_command_line_refuses_with_file_and_line(sample: Path, page: str) -> None:
    """One run names each thing that would run, where it stands."""
    (sample / page).parent.mkdir(exist_ok=True)
    text = f'---\ntitle: "Un"\nrender_macros: true\n---\n\n# Un\n\n{RUNS}\n'
    (sample / page).write_text(text, encoding="utf-8")
    (sample / "docs/ar/index.md").write_text('# x\n\n{% import "x" as y %}\n', encoding="utf-8")
    code, said = said_by_check(sample)
    assert code == 1
    assert re.search(rf"^{page}:3:1: erreur: .*`render_macros`.* \[front-matter\]$", said, re.M)
    assert re.search(rf"^{page}:8:1: erreur: .* \[page-macro\]$", said, re.M)
    assert re.search(r"^docs/ar/index.md:3:1: erreur: .*`{%`.* \[page-macro\]$", said, re.M)


def test_the_command_line_lets_macros_stand(sample: Path) -> None:
    """What the documentation of macros shows is no problem."""
    text = '---\ntitle: "Un"\n---\n\n# Un\n\n{{ count("guides") }}\n'
    (sample / PAGE).write_text(text, encoding="utf-8")
    assert said_by_check(sample)[0] == 0


@EACH
def test_refused(sample: Path, text: str) -> None:
    """Wherever Jinja or a key of a plugin may hide in a page, it is found at its line."""
    (sample / PAGE).write_text(text, encoding="utf-8")
    _, problems = check(sample, today=TODAY)
    found = {(p.spot.line, p.rule) for p in problems if p.spot.path == PAGE}
    assert REFUSED[text] in found


@EACH
def test_the_build_refuses_as_well(sample: Path, tmp_path: Path, text: str) -> None:
    """Unchecked, the page stops the build before mkdocs-macros sees it: nothing has run."""
    flag = tmp_path / "flag"
    (sample / PAGE).write_text(text.replace("FLAG", str(flag)), encoding="utf-8")
    with pytest.raises(BuildError, match=r"about\.md"):
        drawn(sample)
    assert not flag.exists()


@pytest.mark.parametrize("name", ["{{ 7*7 }}.md", "more/README.md", "Page.md", "{{ 7*7 }}/page.md"])
def test_odd_names(sample: Path, name: str) -> None:
    """MkDocs takes a title from a file's name and an index from README.md."""
    path = sample / "docs/fr" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("{{ 7*7 }}\n", encoding="utf-8")
    _, problems = check(sample, today=TODAY)
    assert [p.rule for p in problems if p.spot.path == f"docs/fr/{name}"] == ["page-file"]
    with pytest.raises(BuildError, match="only the call of a macro"):
        drawn(sample)


def test_a_drawn_page_is_sanitised(sample: Path) -> None:
    """What check would refuse or Markdown would allow: handlers, styles, scripts, frames, odd links."""
    text = (
        '# Un\n\nDeux.\n{: onclick="x()" style="color:red" }\n\n<script>evil()</script>\n\n'
        "<iframe src='https://example.com'></iframe>\n\n[a](javascript:x) [b](//example.com/x)"
        " [c](data:text/html,x) [d](about.md) [e](tel:141)\n"
    )
    (sample / "docs/fr/index.md").write_text(text, encoding="utf-8")
    html = drawn(sample)["index.html"].decode()
    main = html[html.index("<main") : html.index("</main>")]
    assert not re.search(r"<script|<iframe|onclick|style=|javascript:|//example\.com|data:", main)
    assert 'href="about.html"' in main and 'href="tel:141"' in main
