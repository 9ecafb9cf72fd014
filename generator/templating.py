"""The template environment of one language: includes and fixed sentences are resolved once, at load.

`{% include "parts/x.html" %}` becomes the part's text, and `{{ w('key') }}` without gaps becomes the
sentence itself, escaped. Rendering then runs no look-up for what never changes, which was half of a
record page's time (`make bench`). Row 6.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    FileSystemBytecodeCache,
    StrictUndefined,
    Template,
    TemplateNotFound,
    nodes,
)
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import EvalContext
from jinja2.runtime import Context
from markupsafe import Markup, escape

from generator.assets import CACHE
from generator.typeset import escaped

TEMPLATES = Path(__file__).parent / "templates"
_INCLUDE = re.compile(r'\{% include "([\w./-]+)" %\}')
_SENTENCE = re.compile(r"\{\{ w\('([\w.-]+)'\) \}\}")
_INDENT = re.compile(r"\n\s*\n+")

# Filters that return HTML already; escaping their result again costs more than all the rest.
HTML_FILTERS = frozenset(
    "t inline block show listed ltr ref word words amount link_to country languages place hours".split()
)

Loaded = tuple[str, str | None, Callable[[], bool] | None]


class _Loader(BaseLoader):
    """Reads templates from their folder, with parts and sentences put in."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.words = words

    def get_source(self, environment: Environment, template: str) -> Loaded:
        path = TEMPLATES / template
        if not path.is_file():
            raise TemplateNotFound(template)
        text = _SENTENCE.sub(lambda match: str(escape(self.words[match[1]])), _joined(path))
        return _INDENT.sub("\n", text), str(path), None


def _joined(path: Path) -> str:
    """A template's text with its parts put in, however deep."""
    text = path.read_text(encoding="utf-8").rstrip("\n")
    return _INCLUDE.sub(lambda match: _joined(TEMPLATES / match[1]), text)


class _Generator(CodeGenerator):
    """Writes less Python than Jinja does for what our templates need: filters known to return HTML
    stand as they are, an attribute is an attribute, a sentence is one call."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        html = _is_sentence(node) or (isinstance(node, nodes.Filter) and node.name in HTML_FILTERS)
        self.write("(" if html else "environment.escaped(")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Views hand over objects only, so a name that is missing is a bug: AttributeError says which."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        """`~` makes keys of sentences and addresses: plain texts, of which none is HTML."""
        self.write('"".join((')
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if not _is_sentence(node):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("environment.word(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


def _is_sentence(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Call) and getattr(node.node, "name", "") == "w"


class _Context(Context):
    """The values of one rendering. Jinja's own also holds blocks and imports, which no template of ours has,
    and takes longer to make than a list's entry to render."""

    def __init__(self, environment: _Environment, values: dict[str, Any]) -> None:
        self.environment, self.eval_ctx = environment, environment.eval_ctx
        self.parent, self.vars, self.exported_vars = {**environment.globals, **values}, {}, set()
        self.name, self.blocks = None, {}


class _Template(Template):
    environment: _Environment

    def render(self, *args: Any, **values: Any) -> str:
        """The template filled with values."""
        try:
            return "".join(self.root_render_func(_Context(self.environment, dict(*args, **values))))
        except Exception:
            self.environment.handle_exception()  # raises it again, with the template's lines


class _Environment(Environment):
    code_generator_class = _Generator
    template_class = _Template
    eval_ctx: EvalContext
    word: Callable[..., Markup]  # `w` of the templates, where there is one

    @staticmethod
    def escaped(value: object) -> str:
        """As `markupsafe.escape`, and quick for plain text, which is nearly everything."""
        return escaped(value) if type(value) is str else escape(value)


def _kept(words: Mapping[str, str]) -> FileSystemBytecodeCache:
    """Compiled templates of one language, kept as Python keeps its own: one folder for this code, this Jinja
    and these sentences; a template that changed is compiled again."""
    code = Path(__file__).read_bytes() + version("jinja2").encode() + repr(words).encode()
    folder = CACHE / "templates" / hashlib.blake2s(code, digest_size=8).hexdigest()
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


def environment(words: Mapping[str, str]) -> _Environment:
    """Autoescaping, strict on undefined names; templates see the sentences of `words`."""
    made = _Environment(
        loader=_Loader(words),
        autoescape=True,
        undefined=StrictUndefined,
        bytecode_cache=_kept(words),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.eval_ctx = EvalContext(made)
    return made
