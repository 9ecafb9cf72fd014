"""The MkDocs plugin: one language's hand-written pages and specimen pages. Row 6.

MkDocs draws pages; records never pass through it. Whoever starts the build (`site`, `serve` or
`mkdocs build`), the plugin sets the language's folders, sanitises what contributors wrote, and
splits the specimens into frames.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import nh3
from markupsafe import Markup
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from generator import assets, tools
from generator.catalogue import Catalogue, build
from generator.check import check, errors
from generator.check.templates import template_faults
from generator.frames import MARK, Frame, split, token
from generator.outline import outline
from generator.pour import pour
from generator.pourer import Pourer, exit_button
from generator.problems import as_text
from generator.schema import COLLECTIONS
from generator.settings import LANGUAGES, SETTINGS, Settings
from generator.typeset import RTL, typeset
from generator.words import interface_words

SPECIMEN = f"{MARK}.md"
# Each frame and the folder of its specimen; pages that belong to no collection lie beside the home page.
FRAMES = {**{name: f"{name}/" for name in COLLECTIONS}, "tools": ""}
_MACRO = re.compile(rf"<p>{MARK}macro(\d+)zq7</p>|{MARK}macro(\d+)zq7")
# What Markdown may become; all else a contributor writes is dropped from the page.
_TAGS = set(
    "a abbr b bdi blockquote br caption code dd del dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img"
    " kbd li ol p pre q s small span strong sub sup table tbody td th thead tr ul".split()
)
_ATTRIBUTES = {
    "*": {"id", "lang", "dir", "title"},
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start"},
}


def _attribute(tag: str, name: str, value: str) -> str | None:
    """Relative addresses stay; `//host` and backslashes would leave the site."""
    if name in ("href", "src") and re.match(r"\s*[/\\]{2}|.*\\", value):
        return None
    return value


def sanitise(html: str) -> str:
    """The HTML of a hand-written page by allow-list: no script, handler, style, frame or odd link."""
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_attribute,
        url_schemes={"http", "https", "mailto", "tel"},
        allowed_classes={
            "div": {"admonition", "note", "warning", "tip"},
            "p": {"admonition-title"},
        },
        link_rel="noopener",
    )


class NoOptions(Config):
    """The plugin has no options: what differs between copies stands in `settings`."""


class BoussolePlugin(BasePlugin[NoOptions]):
    """One build of one language. `site` sets `language` and `catalogue` and reads `frames` back."""

    def __init__(self) -> None:
        self.language = os.environ.get("BOUSSOLE_LANGUAGE", "fr")
        self.settings: Settings = SETTINGS
        self.root: Path | None = None
        self.catalogue: Catalogue | None = None
        self.frames: dict[str, Frame] = {}
        self.alone = True  # started by mkdocs itself: check and pour here
        self.pourer: Pourer | None = None
        self.outputs: list[Markup] = []

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Sets the language's folders; refuses content with errors before any macro runs."""
        self.root = root = self.root or Path(config.config_file_path).parent
        if self.catalogue is None:
            content, problems = check(root, self.settings)
            if errors(problems):
                raise PluginError("\n" + as_text(errors(problems)))
            self.catalogue = build(content)
        config.docs_dir = str(root / self.settings.folders["docs"] / self.language)
        config.theme["language"] = self.language
        config.theme.static_templates.clear()  # Material's 404 and sitemap are replaced by ours
        del config.theme.dirs[1:]  # its icons too: MkDocs would look at each of 14,000
        if self.settings.site_url:
            config.site_url = f"{self.settings.site_url}{self.language}/"
        self.pourer = Pourer(self.catalogue, self.language, {})
        self.outputs = []
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds one specimen page per frame, outside the navigation."""
        for folder in FRAMES.values():
            files.append(
                File.generated(
                    config,
                    f"{folder}{SPECIMEN}",
                    content=f"# {token('title')}\n",
                    inclusion=InclusionLevel.NOT_IN_NAV,
                )
            )
        return files

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Our templates escape by default; MkDocs's environment does not."""
        env.autoescape = True
        return env

    def macro(self, function: Callable[..., Markup]) -> Callable[..., str]:
        """A macro that keeps its HTML for `on_page_content` and leaves a token in the Markdown."""

        def call(*arguments: Any) -> str:
            assert self.pourer is not None
            self.outputs.append(function(self.pourer, *arguments))
            return token(f"macro{len(self.outputs) - 1}")

        return call

    @event_priority(100)
    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Looks once more at what mkdocs-macros is about to run, read as MkDocs read it and not as
        `check` did: its Jinja has no sandbox, and runs titles too."""
        faults = [
            *template_faults(markdown, self.settings.allowed_macros),
            *template_faults(str(page.title), ()),
        ]
        keys = sorted(set(page.meta) - set(self.settings.allowed_front_matter))
        if faults or keys:
            said = faults[0][1].en if faults else f"key `{keys[0]}` not allowed"
            raise PluginError(f"{self.language}/{page.file.src_uri}: {said}")
        return markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Sanitises what was written, then puts in what the macros rendered."""
        if page.file.src_uri.endswith(SPECIMEN):
            return token("body")
        clean = typeset(sanitise(html), self.language)
        label = interface_words(self.language)["nav.doors"]
        clean = outline(clean, label if page.file.src_uri == "index.md" else None)
        up = "../" * page.file.src_uri.count("/")
        if self.pourer is not None and page.file.src_uri != "index.md":
            clean = Markup(self.pourer.explained.mark(clean, up))

        def output(match: re.Match[str]) -> str:
            return str(self.outputs[int(match[1] or match[2])]).replace('href="../', f'href="{up}')

        return Markup(_MACRO.sub(output, clean))

    def on_page_context(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Any) -> Any:
        """What the theme's templates read, beside MkDocs's own."""
        written = [page for page in nav.pages if page.file.src_uri != "index.md"]
        about = [(other.file.dest_uri, other.meta.get("title") or other.title) for other in written]
        context["bs"] = {**self.page_values(page), "about": about}
        return context

    def page_values(self, page: Page) -> dict[str, Any]:
        """The values of theme/main.html for a specimen or a hand-written page."""
        assert self.catalogue is not None and self.pourer is not None
        words = interface_words(self.language)
        uri = page.file.dest_uri
        parts = uri.split("/")
        specimen = page.file.src_uri.endswith(SPECIMEN)
        collection = parts[0] if specimen and len(parts) > 1 else ""
        repository = self.settings.repository.rstrip("/")
        source = f"{self.settings.folders['docs']}/{self.language}/{page.file.src_uri}"
        leave = bool(page.meta.get("quick_exit"))
        # Assets lie beside the languages; MkDocs alone builds one language, with its own.
        up = "../" * (len(parts) - self.alone)
        return {
            "words": words,
            "language": self.language,
            "rtl": self.language in RTL,
            "languages": LANGUAGES,
            "settings": self.settings,
            "root": up,
            "home": "../" * (len(parts) - 1),
            "specimen": specimen,
            "collection": collection,
            "collections": list(COLLECTIONS),
            "locale": next(x.locale for x in LANGUAGES if x.code == self.language),
            "picture": assets.preview_name(self.language, collection),
            "title": token("title") if specimen else page.meta.get("title") or page.title,
            "description": token("description") if specimen else page.meta.get("description", ""),
            "address": token("address") if specimen else uri,
            "main": token("main") if specimen else "",
            "exit": self.exit_token(specimen, leave, up),
            "assets": assets.NAMES,
            "data": assets.data_name(self.language),
            "edit": f"{repository}/edit/{self.settings.branch}/{source}"
            if repository and not specimen
            else "",
            "security": content_security_policy(),
            "is_home": uri == "index.html",
        }

    def exit_token(self, specimen: bool, leave: bool, up: str) -> Markup:
        """The quick-exit button, its token in a specimen, or nothing."""
        assert self.pourer is not None
        if specimen:
            return Markup(token("exit"))
        return exit_button(self.pourer.renderer, up) if leave else Markup("")

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Splits the specimens into frames and deletes them; pours when MkDocs was started alone."""
        site = Path(config.site_dir)
        for name, folder in FRAMES.items():
            path = site / folder / SPECIMEN.replace(".md", ".html")
            self.frames[name] = split(path.read_text(encoding="utf-8"), f"{self.language}/{name}")
            path.unlink()
        if self.alone:
            assert self.catalogue is not None
            assert self.root is not None
            output = _Folder(site)
            pour(self.catalogue, {self.language: self.frames}, output, workers=1)
            cache = self.root / self.settings.folders["build"]
            made = {**assets.files(cache, date.today()), **tools.files(self.catalogue)}
            for name, data in made.items():
                output.write(f"{self.language}/{name}", data)


class _Folder:
    """The folder of one language that MkDocs itself was asked to build."""

    written = linked = 0

    def __init__(self, site: Path) -> None:
        self.site = site

    def write(self, name: str, data: bytes) -> None:
        path = self.site / name.partition("/")[2]  # without the language: MkDocs serves one
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    def share(self) -> _Folder:
        return self

    def count(self, written: int, linked: int) -> None:
        """Nobody asks."""


def content_security_policy() -> str:
    """Nothing from elsewhere, no inline script, no form, no frame. `data:` pictures are the style sheet's."""
    return (
        "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
        " connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'"
    )
