"""The style sheets, scripts and pictures of the site: which files, under which names. Row 6.

Third-party files are never committed: Material's style sheet comes from its package, the browser
code is bundled by esbuild from `browser/`, cached by content.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

from generator.settings import LANGUAGE_CODES
from generator.words import interface_words

HERE = Path(__file__).parent
# For what depends on packages and code alone, whichever repository is built.
CACHE = HERE.parent / "build"
# Names are stable, so that a changed style changes one file and not every page.
NAMES = {
    "material": "assets/material.css",
    "style": "assets/boussole.css",
    "script": "assets/boussole.js",
    "search": "assets/search.js",
    "questions": "assets/questions.js",
    "share": "assets/share.js",
    "pack-style": "assets/pack.css",
    "pack": "assets/pack.js",
    "qr": "assets/qr.js",
    "icon": "assets/icon.svg",
    "blank": "assets/blank.html",
    # The map's own: the first two for its page, the others once the map itself is wanted.
    "map-style": "assets/map.css",
    "map-script": "assets/map.js",
    "leaflet-style": "assets/leaflet.css",
    "explore-style": "assets/explore.css",
    "explore": "assets/explore.js",
    "deadlines": "assets/deadlines.js",
    "deadlines-style": "assets/deadlines.css",
    "leaflet": "assets/leaflet.js",
    "finder-style": "assets/finder.css",
    "finder": "assets/finder.js",
}


# The interface's words that the browser needs; the rest is in the pages.
BROWSER_WORDS = (
    "state.",
    "kept.",
    "term.page",
    "share.",
    "printed.",
    "pick.",
    "neutral.title",
    "colon",
)

_NOTES = re.compile(rb"(?s:/\*.*?\*/\n)|(?m:^\s+)")


class AssetError(Exception):
    """A tool or package that the site needs is missing; the message says what to install."""


def files(cache: Path, built: date) -> dict[str, bytes]:
    """Every asset by its address under the site. Raises `AssetError`."""
    return {
        **{data_name(lang): data(lang, built) for lang in LANGUAGE_CODES},
        NAMES["material"]: material_style(),
        NAMES["style"]: style(),
        NAMES["script"]: script(cache),
        NAMES["map-style"]: style("map"),
        NAMES["map-script"]: script(cache, "map/main.js"),
        NAMES["leaflet-style"]: leaflet_style(),
        NAMES["leaflet"]: leaflet(),
        NAMES["finder-style"]: style("finder"),
        NAMES["finder"]: script(cache, "finder/main.js"),
        NAMES["explore-style"]: style("explore"),
        NAMES["explore"]: script(cache, "explore/main.js"),
        NAMES["deadlines-style"]: style("deadlines"),
        NAMES["deadlines"]: script(cache, "deadlines.js"),
        NAMES["search"]: notice("minisearch") + script(cache, "search/main.js"),
        NAMES["questions"]: script(cache, "questions.js"),
        NAMES["pack-style"]: style("pack"),
        NAMES["pack"]: script(cache, "pack/main.js"),
        NAMES["share"]: script(cache, "share/main.js"),
        NAMES["qr"]: notice("uqr") + script(cache, "qr.js"),
        NAMES["icon"]: (HERE / "theme" / "assets" / "icon.svg").read_bytes(),
        NAMES["blank"]: (HERE / "theme" / "assets" / "blank.html").read_bytes(),
    }


def preview_name(lang: str, collection: str = "") -> str:
    """The address of the picture of a link preview; without a collection that of pages that belong to
    none, and of records with a neutral address."""
    return f"assets/preview-{lang}-{collection or 'site'}.png"


def data_name(lang: str) -> str:
    """The address of a language's words for the browser."""
    return f"assets/data-{lang}.js"


def data(lang: str, built: date) -> bytes:
    """A classic script with the browser's words and the build's day. The day stands here and not in the
    pages, so that a page changes only when its content does."""
    words = {
        key: text for key, text in interface_words(lang).items() if key.startswith(BROWSER_WORDS)
    }
    value = json.dumps(
        {"built": built.isoformat(), "words": words}, ensure_ascii=False, separators=(",", ":")
    )
    return f"window.boussole={value};\n".encode()


def material_style() -> bytes:
    """Material's main style sheet, from its package, without its source-map line.

    It stands in a cascade layer, so that every rule of ours prevails whatever its selector.
    """
    found = importlib.util.find_spec("material")
    if found is None or found.origin is None:
        raise AssetError("mkdocs-material is not installed: run `make setup`")
    folder = Path(found.origin).parent / "templates" / "assets" / "stylesheets"
    sheets = sorted(folder.glob("main.*.min.css"))
    if len(sheets) != 1:
        raise AssetError(f"mkdocs-material has {len(sheets)} main style sheets, one was expected")
    lines = sheets[0].read_bytes().removeprefix(b'@charset "UTF-8";').splitlines(keepends=True)
    rules = b"".join(line for line in lines if b"sourceMappingURL" not in line)
    return b'@charset "UTF-8";@layer material{' + rules + b"}\n"


def style(folder: str = "") -> bytes:
    """Our style sheets in the order of their names, without comments and indents."""
    sheets = sorted((HERE / "theme" / "styles" / folder).glob("*.css"))
    return _NOTES.sub(b"", b"".join(path.read_bytes() for path in sheets))


def leaflet_style() -> bytes:
    """Leaflet's style sheets in a layer, without the pictures that we do not use, and ours above them."""
    theirs = _node_files("leaflet/dist/leaflet.css", "leaflet.markercluster/dist/MarkerCluster.css")
    theirs = re.sub(rb"url\(images/[^)]*\)", b"none", theirs.replace(b"\r\n", b"\n"))
    rules = _NOTES.sub(b"", theirs)
    return b"@layer leaflet{" + rules + b"}\n" + style("leaflet")


def leaflet() -> bytes:
    """Leaflet and its clusters, as they come."""
    scripts = "leaflet/dist/leaflet.js", "leaflet.markercluster/dist/leaflet.markercluster.js"
    return re.sub(rb"//# sourceMappingURL=.*", b"", _node_files(*scripts))


def _node_files(*names: str) -> bytes:
    """Files of node_modules, one after another. Raises `AssetError`."""
    try:
        return b"\n".join((HERE.parent / "node_modules" / name).read_bytes() for name in names)
    except OSError as error:
        raise AssetError(f"{error.filename} is missing: run `make setup`") from error


def script(cache: Path, entry: str = "main.js") -> bytes:
    """The browser code of an entry in one classic script."""
    return bundled(cache, entry, "--format=iife", "--minify", "--target=es2018").read_bytes()


def notice(package: str) -> bytes:
    """The licence of a package whose code stands in a bundle, as a comment. Raises `AssetError`."""
    found = sorted((HERE.parent / "node_modules" / package).glob("LICENSE*"))
    if not found:
        raise AssetError(f"{package} is missing: run `make setup`")
    return b"/*! " + package.encode() + b": " + b" ".join(found[0].read_bytes().split()) + b" */\n"


def bundled(cache: Path, entry: str, *options: str) -> Path:
    """The bundle of an entry; made again only when a source or a pinned package changed."""
    sources = [*sorted((HERE / "browser").rglob("*.js")), HERE.parent / "package-lock.json"]
    digest = hashlib.blake2s(" ".join((entry, *options)).encode(), digest_size=8)
    for path in sources:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    made = cache / f"boussole-{digest.hexdigest()}.js"
    if not made.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        _bundle(HERE / "browser" / entry, made, *options)
    return made


def _bundle(entry: Path, made: Path, *options: str) -> None:
    """Runs esbuild; the result is renamed into place, so that an interrupted run leaves no half file."""
    esbuild = shutil.which("esbuild", path=str(HERE.parent / "node_modules" / ".bin"))
    if esbuild is None:
        raise AssetError("esbuild is missing: run `make setup`")
    part = made.with_suffix(f".{os.getpid()}.part")
    done = subprocess.run(
        [esbuild, str(entry), "--bundle", "--charset=utf8", f"--outfile={part}", *options],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise AssetError(f"esbuild could not bundle the browser code:\n{done.stderr}")
    part.replace(made)
