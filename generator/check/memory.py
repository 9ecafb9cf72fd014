"""What the last check of this process found in each record, for the next one: `make serve` reads again
only the records whose files changed. Nothing is written to disk: a new process reads everything.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from generator.check.reading import Examined, Group
from generator.check.rules import Content

Stamp = tuple[str, int, int, int]  # path, time of change (ns), size, inode
# Within this time (ns) of being read a file may change again and keep its stamp: clocks of file systems tick.
UNSURE = 2_000_000_000


class Memory:
    """Of one process, from one check to the next."""

    def __init__(self) -> None:
        self._judged_by: tuple[Any, ...] = ()
        self._found: dict[tuple[Stamp, ...], Examined] = {}
        self._stamps: list[tuple[Stamp, ...]] = []
        self._sure = 0

    def recall(
        self, root: Path, groups: Sequence[Group], content: Content, without: frozenset[str]
    ) -> list[Examined | None]:
        """What was found in each group when its files, and all else that a record is judged by, were as
        they are now; None for a group that has to be read."""
        judged_by = (
            root, without, content.settings, content.today, content.vocabularies, content.lock,
        )  # fmt: skip
        if judged_by != self._judged_by:
            self._judged_by, self._found = judged_by, {}
        self._sure = time.time_ns() - UNSURE
        self._stamps = [_stamps(root, group) for group in groups]
        return [self._found.get(stamps) for stamps in self._stamps]

    def keep(self, examined: Iterable[Examined]) -> None:
        """Remembers what was found in the groups last asked for, and nothing else; what had only just
        changed is read once more."""
        self._found = {
            stamps: found
            for stamps, found in zip(self._stamps, examined, strict=True)
            if stamps and all(changed < self._sure for _, changed, _, _ in stamps)
        }


def _stamps(root: Path, group: Group) -> tuple[Stamp, ...]:
    """The stamps of a group's files, taken before they are read; none if one cannot be asked."""
    try:
        states = [(file.path, os.stat(f"{root}/{file.path}")) for file in group.files]
    except OSError:
        return ()
    return tuple((path, s.st_mtime_ns, s.st_size, s.st_ino) for path, s in states)
