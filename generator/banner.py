"""What the development server adds to a page: the problems of the last build, and live reload.

Script and style are files under `/__serve/`, so that a page's security policy allows them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from generator.problems import Problem

SHOWN = 50  # problems; a page of thousands would hide the one being mended

# A page knows the version it was served with: a build that ends while it loads is not missed.
SCRIPT = """\
(function () {
  "use strict";
  const mine = document.currentScript.dataset.version;
  async function look() {
    if (document.hidden) return;
    try {
      const answer = await fetch("/__serve/version", { cache: "no-store" });
      if (answer.ok && (await answer.text()) !== mine) location.reload();
    } catch {
      // The server has stopped: the page stays, and asks again.
    }
  }
  setInterval(look, 500);
})();
"""

STYLE = """\
.serve-problems { margin: 0; padding: 1rem 1.5rem; background: #7a0012; color: #fff;
  font: 1rem/1.5 system-ui, sans-serif; text-align: left; max-height: 50vh; overflow: auto; }
.serve-problems ul { margin: .5rem 0 0; padding-left: 1.25rem; }
.serve-problems li { white-space: pre-wrap; overflow-wrap: anywhere; }
.serve-problems code { background: none; color: inherit; font-weight: bold; }
"""

_OPENING = re.compile(rb"""<body\b(?:[^>"']|"[^"]*"|'[^']*')*>""", re.IGNORECASE)
_CLOSING = re.compile(rb"</body\s*>", re.IGNORECASE)


def banner(problems: Sequence[Problem]) -> str:
    """The problems as HTML, in French; an empty text when there is none."""
    if not problems:
        return ""
    rows = "\n".join(
        f"<li><code>{escape(p.spot.path)}:{p.spot.line}</code> {escape(p.message.fr)} "
        f"[{escape(p.rule)}]</li>"
        for p in problems[:SHOWN]
    )
    more = len(problems) - SHOWN
    rest = f"\n<p>… et {more} de plus, dans le terminal.</p>" if more > 0 else ""
    return (
        '<link rel="stylesheet" href="/__serve/problems.css">\n'
        '<div class="serve-problems" role="alert" lang="fr" dir="ltr">\n'
        "<strong>Le site n’a pas pu être reconstruit. Ce qui suit est à corriger :</strong>\n"
        f"<ul>\n{rows}\n</ul>{rest}\n</div>\n"
    )


def dressed(page: bytes, problems: Sequence[Problem], version: int) -> bytes:
    """A page with the problems at its top and the reload script at its end."""
    opening = _OPENING.search(page)
    start = opening.end() if opening else len(page)
    closings = [found.start() for found in _CLOSING.finditer(page, start)]
    end = closings[-1] if closings else len(page)
    script = f'<script src="/__serve/reload.js" data-version="{version}" defer></script>\n'
    return b"".join(
        (page[:start], banner(problems).encode(), page[start:end], script.encode(), page[end:])
    )


EMPTY_PAGE = """\
<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><title>Pas encore de site</title></head>
<body><p>Aucun site n’a encore pu être construit.</p></body>
</html>
""".encode()
