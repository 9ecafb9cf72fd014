"""Work shared among processes gives the same as work done here, in the same order."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from generator.check import check
from generator.check.cases import TODAY
from generator.settings import SETTINGS
from generator.workers import ENOUGH, chunks, spread, workers_for


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_the_order_of_the_tasks(workers: int) -> None:
    """However many processes, however unequal their shares."""
    tasks = list(range(23))
    assert list(spread(lambda number: number * number, tasks, workers)) == [n * n for n in tasks]


def test_an_exception_in_a_child_is_raised_here() -> None:
    """A worker that fails does not fail in silence."""

    def fails(number: int) -> int:
        if number == 3:
            raise ValueError("the third")
        return number

    with pytest.raises(ValueError, match="the third"):
        list(spread(fails, range(5), 2))


def test_a_child_that_is_killed_is_noticed() -> None:
    """No result is missing in silence: the system may end a process that takes too much memory."""
    here = os.getpid()

    def dies(number: int) -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.05)  # so that the child takes a task before all are done here
        return number

    with pytest.raises(ChildProcessError):
        list(spread(dies, range(20), 2))


def test_large_results_travel() -> None:
    """Also what no pipe holds at once, from several children, while this process works."""
    found = spread(lambda number: bytes([number]) * 3_000_000, range(12), 3)
    assert [(len(x), x[0]) for x in found] == [(3_000_000, number) for number in range(12)]


def test_a_record_arrives_as_it_left(sample: Path) -> None:
    """Every kind of record and each of its parts: equal, frozen, and of its own class."""
    for draft in check(sample, SETTINGS, TODAY)[0].drafts:
        record = draft.record
        arrived = pickle.loads(pickle.dumps(record))
        assert type(arrived) is type(record)
        assert arrived == record
        with pytest.raises(FrozenInstanceError):
            arrived.title = None


def test_a_small_repository_stays_in_one_process() -> None:
    """Starting a process costs more than a few records."""
    assert workers_for(ENOUGH - 1) == 1
    assert workers_for(ENOUGH) >= 1


def test_chunks_lose_nothing() -> None:
    """The last chunk is the shorter one."""
    assert chunks([1, 2, 3, 4, 5], 2) == [[1, 2], [3, 4], [5]]


def test_a_process_ends_with_its_work() -> None:
    """What it has said is read to the last word, its exit code is that of the work, and an error is an error."""
    code = "from generator.workers import only; only(lambda: print('said', end='') or {})"
    for value, expected in (("3", 3), ("None", 0), ("1 / 0", 1)):
        command = [sys.executable, "-c", code.format(value)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (expected, "said")
        assert ("ZeroDivisionError" in done.stderr) == (expected == 1)


def test_a_process_leaves_nothing_behind(tmp_path: Path) -> None:
    """A temporary folder that lives as long as the process goes with it."""
    code = "import tempfile; from generator.workers import only; room = tempfile.TemporaryDirectory(); only(lambda: 0)"
    subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "TMPDIR": str(tmp_path)}, check=True
    )
    assert list(tmp_path.iterdir()) == []


def test_two_processes_find_the_same_problems(sample: Path) -> None:
    """A record that travelled between processes still knows the places of its problems."""
    path = sample / "opportunities" / "programmes"
    wrong = min(path.glob("*.fr.yml"))
    wrong.write_text(wrong.read_text(encoding="utf-8") + "services: [nowhere]\n", encoding="utf-8")
    alone = check(sample, SETTINGS, workers=1)[1]
    shared = check(sample, SETTINGS, workers=2)[1]
    assert alone == shared
    assert alone
