"""The service worker's script: which files it keeps on a device, by their bytes. Row 6.

The list is made from the finished site. A changed file changes the list, hence the script, and browsers
then exchange the old version for the new one; what did not change is not fetched again.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from generator import assets, tools
from generator.settings import LANGUAGE_CODES

# At the site's root: a worker serves the folder in which it lies.
NAME = "sw.js"
SHELL = ("material", "style", "script", "questions", "icon", "blank")  # of assets.NAMES
_LANGUAGE = re.compile(rf"-({'|'.join(LANGUAGE_CODES)})(?:-more)?\.js$")


def script(site: Path, cache: Path) -> bytes:
    """The worker for the site in a folder. Raises `AssetError`."""
    sets = {
        name: {address: digest(site / address) for address in addresses}
        for name, addresses in file_sets(site).items()
    }
    listed = json.dumps(sets, separators=(",", ":"), sort_keys=True)
    code = assets.script(cache, "worker/main.js")
    version = hashlib.blake2b(listed.encode() + code, digest_size=6).hexdigest()
    return f'self.boussoleFiles={{version:"{version}",sets:{listed}}};\n'.encode() + code


def file_sets(site: Path) -> dict[str, list[str]]:
    """Addresses of what is the same for every reader: `shell` for all, the rest per language, sorted."""
    shell = {"index.html", *(assets.NAMES[name] for name in SHELL)}
    data = sorted(
        path.relative_to(site).as_posix()
        for path in (site / "assets").iterdir()
        if path.suffix in (".css", ".js")
    )
    sets = {"shell": sorted(shell)}
    for lang in LANGUAGE_CODES:
        pages = {f"{lang}/{address}" for address in ("index.html", *tools.ADDRESSES)}
        of_language = {name for name in data if language_of(name) in ("", lang)}
        sets[lang] = sorted((pages | of_language) - shell)
    return sets


def language_of(name: str) -> str:
    """The language of a data script by its name; empty for one that serves all."""
    found = _LANGUAGE.search(name)
    return found[1] if found else ""


def digest(path: Path) -> str:
    """What tells two versions of a file apart."""
    return hashlib.blake2b(path.read_bytes(), digest_size=6).hexdigest()
