"""The template side of a page: its front matter, and the macros it calls.

Jinja in a page is code execution when the site is built: what is not a call of an allowed macro
with literal arguments is refused before anything runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from generator.check.values import nearest
from generator.problems import Text
from generator.settings import JINJA_COMMENT

_FRONT = re.compile(r"---[ ]*\n(.*?\n)?(?:---|\.\.\.)[ ]*(?:\n|$)", re.DOTALL)
_JINJA = Environment(
    comment_start_string=JINJA_COMMENT[0], comment_end_string=JINJA_COMMENT[1], autoescape=True
)


def split(page: str) -> tuple[str, str, int]:
    """(front matter, body, number of lines before the body)."""
    found = _FRONT.match(page)
    if not found:
        return "", page, 0
    return found[1] or "", page[found.end() :], page.count("\n", 0, found.end())


def _literal(node: Any) -> bool:
    if isinstance(node, nodes.List):
        return all(map(_literal, node.items))
    return isinstance(node, nodes.Const)


def _macro_fault(node: Any, allowed: tuple[str, ...]) -> Text | None:
    """What is wrong with one piece of a page's template."""
    if isinstance(node, nodes.TemplateData):
        return None
    example = 'exemple : `{{ count("programmes") }}`', 'example: `{{ count("programmes") }}`'
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return Text(
            f"seul l'appel d'une macro est permis entre `{{{{` et `}}}}` ; {example[0]}",
            f"only the call of a macro is allowed between `{{{{` and `}}}}`; {example[1]}",
        )
    name = node.node.name
    if name not in allowed:
        hint, known = nearest(name, list(allowed)), ", ".join(allowed)
        return Text(
            f"macro `{name}` inconnue{hint.fr} ; macros permises : {known}",
            f"unknown macro `{name}`{hint.en}; allowed macros: {known}",
        )
    values = [*node.args, *(keyword.value for keyword in node.kwargs)]
    if node.dyn_args or node.dyn_kwargs or not all(map(_literal, values)):
        return Text(
            f"`{name}` ne prend que des textes entre guillemets et des nombres ; {example[0]}",
            f"`{name}` takes quoted texts and numbers only; {example[1]}",
        )
    return None


_TAGS = {"block_begin": "{%", "raw_begin": "{% raw", "comment_begin": JINJA_COMMENT[0]}


_MALFORMED = Text(
    'accolades mal écrites ou jamais fermées ; exemple : `{{ count("programmes") }}`',
    'braces malformed or never closed; example: `{{ count("programmes") }}`',
)


_IN_HEADER = Text(
    "l'en-tête est un simple texte : pas d'accolades, la macro se met dans la page",
    "front matter is plain text: no braces, the macro goes into the page",
)


def template_faults(
    page: str, allowed: tuple[str, ...], before: int = 0
) -> Iterator[tuple[int, Text]]:
    """(line, message) of everything but calls of allowed macros with literal arguments, and of every
    call in the first `before` lines. Front matter is looked at as well: MkDocs hands a page whose
    header it cannot read to Jinja whole, and a title in any case."""
    try:
        tags = [(line, _TAGS[kind]) for line, kind, _ in _JINJA.lex(page) if kind in _TAGS]
        for line, tag in tags:
            yield (
                line,
                Text(
                    f"`{tag}` n'est pas permis : effacez-le", f"`{tag}` is not allowed: delete it"
                ),
            )
        tree = None if tags else _JINJA.parse(page)
    except TemplateSyntaxError as error:
        yield error.lineno, _MALFORMED
        return
    except RecursionError:  # Jinja's parser calls itself for each bracket
        yield 1, _MALFORMED
        return
    for output in tree.body if tree else ():
        for node in output.nodes if isinstance(output, nodes.Output) else (output,):
            fault = _macro_fault(node, allowed)
            if not isinstance(node, nodes.TemplateData) and node.lineno <= before:
                fault = _IN_HEADER
            if fault:
                yield node.lineno, fault
