"""Runs one command and says how long it took and how much memory its processes held together."""

from __future__ import annotations

import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path

SHORTEST = 0.1  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: wall seconds, pages made, and the peak of proportional memory in MB."""

    seconds: float
    pages: int
    megabytes: float
    said: str = ""

    @property
    def rate(self) -> float:
        """Pages a second."""
        return self.pages / self.seconds


def run(command: list[str], folder: Path) -> Measured:
    """Runs `command` in `folder`. Raises RuntimeError with its output when it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    peak = _Peak(process.pid)
    peak.start()
    output, _ = process.communicate()
    seconds = time.perf_counter() - start
    peak.over.set()
    peak.join()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}:\n{output[-2000:]}")
    return Measured(seconds, 0, peak.kilobytes / 1024, output)


def pages_in(folder: Path) -> int:
    """The HTML files below a folder."""
    return sum(1 for _ in folder.rglob("*.html"))


class _Peak(threading.Thread):
    """Samples the proportional set size of a process and all that it started."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.process = process
        self.kilobytes = 0
        self.over = threading.Event()

    def run(self) -> None:
        pause = SHORTEST
        while not self.over.wait(pause):
            start = time.perf_counter()
            self.kilobytes = max(self.kilobytes, sum(map(_held, _family(self.process))))
            # The system counts every page of a process, which waits: a hundredth of the time, no more.
            pause = max(SHORTEST, (time.perf_counter() - start) * 100)


def _family(process: int) -> list[int]:
    """A process and its descendants."""
    try:
        text = Path(f"/proc/{process}/task/{process}/children").read_text()
    except OSError:
        return [process]
    return [process, *(other for child in text.split() for other in _family(int(child)))]


def _held(process: int) -> int:
    """Kilobytes: pages shared by forked processes count once in all."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
