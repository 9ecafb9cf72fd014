"""The same records for what someone would pick instead: Markdown for MkDocs-Material and for Hugo.

MkDocs-Material is configured as measured best: records outside the navigation, sections as index
pages, pruned navigation, its own search. Hugo gets a shell of the weight of ours.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.bench.records import Inventor, Sample, Values, said
from generator.schema import COLLECTIONS
from generator.settings import LANGUAGE_CODES, SETTINGS, SOURCE_LANGUAGE

MKDOCS = """site_name: Bench
docs_dir: docs/{lang}
site_dir: site/{lang}
use_directory_urls: false
theme:
  name: material
  language: {lang}
  font: false
  features: [navigation.prune]
nav: {nav}
not_in_nav: |
  /*/x-*.md
"""
HUGO = """baseURL = "https://example.org/"
title = "Bench"
disableKinds = ["taxonomy", "term", "RSS", "sitemap"]
uglyURLs = true
defaultContentLanguage = "fr"
defaultContentLanguageInSubdir = true
[languages.fr]
contentDir = "content/fr"
[languages.ar]
contentDir = "content/ar"
languageDirection = "rtl"
[languages.en]
contentDir = "content/en"
[markup.goldmark.renderer]
unsafe = false
"""


def markdown(sample: Sample, lang: str) -> str:
    """The facts and the words of one language as a Markdown page."""
    values = {**sample.values, **said(sample.values, SOURCE_LANGUAGE), **said(sample.values, lang)}
    title, summary = values.pop("title"), values.pop("summary", "")
    lines = [
        "---",
        f"title: {json.dumps(title, ensure_ascii=False)}",
        "---",
        f"# {title}",
        "",
        summary,
    ]
    for key, value in values.items():
        lines += ["", f"## {key}", "", *_lines(value)]
    return "\n".join(lines) + "\n"


def _lines(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        yield from (f"- {_inline(item)}" for item in value)
    elif isinstance(value, dict):
        yield from (f"- **{name}**: {_inline(item)}" for name, item in value.items())
    else:
        yield str(value)


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(_inline(item) for name, item in value.items() if name != "id")
    return ", ".join(map(_inline, value)) if isinstance(value, list) else str(value)


def _pages(count: int, original: Path, seed: int) -> Iterator[tuple[str, str, str]]:
    """(language, name, Markdown) of every record and of each section's index."""
    lists = original / SETTINGS.folders["records"] / "vocabularies"
    links: dict[tuple[str, str], list[str]] = {}
    for sample in Inventor(count, lists, seed).samples():
        for lang in LANGUAGE_CODES:
            words: Values = said(sample.values, lang)
            links.setdefault((lang, sample.collection), []).append(
                f"- [{words.get('title')}](x-{sample.id}.md)\n"
            )
            yield lang, f"{sample.collection}/x-{sample.id}.md", markdown(sample, lang)
    for (lang, collection), some in links.items():
        yield lang, f"{collection}/index.md", f"# {collection}\n\n{''.join(some)}"


def write_mkdocs(root: Path, count: int, original: Path, seed: int = 1) -> None:
    """A MkDocs-Material project per language at `root`."""
    sections: dict[str, set[str]] = {}
    for lang, name, text in _pages(count, original, seed):
        _write(root / "docs" / lang / name, text)
        sections.setdefault(lang, set()).add(name.partition("/")[0])
    for lang, names in sections.items():
        _write(root / "docs" / lang / "index.md", "# Bench\n")
        nav = ["index.md", *(f"{name}/index.md" for name in COLLECTIONS if name in names)]
        (root / f"mkdocs-{lang}.yml").write_text(MKDOCS.format(lang=lang, nav=json.dumps(nav)))


def write_hugo(root: Path, count: int, original: Path, shell: str, seed: int = 1) -> None:
    """A Hugo project at `root`; `shell` is a page of ours with `<!--body-->` where the record goes."""
    for lang, name, text in _pages(count, original, seed):
        at = "_index.md" if name.endswith("/index.md") else name.rpartition("/")[2]
        _write(
            root / "content" / lang / name.partition("/")[0] / at, text.replace(".md)", ".html)")
        )
    layout = shell.replace("{{", "").replace("<!--body-->", "{{ .Content }}")
    for name in ("single", "list"):
        _write(root / "layouts" / "_default" / f"{name}.html", layout)
    (root / "hugo.toml").write_text(HUGO)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
