"""Seeing that files have changed, by asking for their dates. Imports nothing of ours.

Asking works on every system and over a network; telling (inotify) does not.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from threading import Event

PAUSE = 0.25  # seconds between two looks
QUIET = 0.1  # seconds without a change before one counts: an editor saves in several steps
SHARE = 10  # a look that takes long is followed by this many times its own length of rest

Snapshot = Mapping[str, tuple[int, int, int]]  # path → time of change (ns), size, inode


def snapshot(watched: Iterable[Path]) -> Snapshot:
    """What the watched files and folders hold now; hidden and temporary files do not count."""
    seen: dict[str, tuple[int, int, int]] = {}
    waiting = [os.fspath(path) for path in watched]
    while waiting:
        path = waiting.pop()
        try:
            state = os.stat(path)
            if stat.S_ISDIR(state.st_mode):
                waiting += [f"{path}/{name}" for name in os.listdir(path) if not _passing(name)]
            else:
                seen[path] = (state.st_mtime_ns, state.st_size, state.st_ino)
        except OSError:
            continue  # gone since it was listed, or a link to nothing or to itself
    return seen


def _passing(name: str) -> bool:
    """Whether a name is that of something Python or an editor makes for itself."""
    return name.startswith(".") or name.endswith("~") or name == "__pycache__"


def changes(watched: Iterable[Path], seen: Snapshot, stop: Event) -> Iterator[list[str]]:
    """Yields the paths that differ from `seen`, then from the last time, once all is quiet.

    What changes while the caller handles one list is in the next. Ends when `stop` is set.
    """
    watched = tuple(watched)
    cost = 0.0
    while not stop.wait(max(PAUSE, SHARE * cost)):
        began = time.monotonic()
        now = snapshot(watched)
        cost = time.monotonic() - began
        if now == seen:
            continue
        while not stop.wait(QUIET) and (later := snapshot(watched)) != now:
            now = later
        yield sorted({path for path, _ in seen.items() ^ now.items()})
        seen = now
