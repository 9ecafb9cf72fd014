"""Shares work out among forked processes, so that both cores read and pour. Row 0.

A forked child sees all that the parent has in memory, so only the results travel, and the parent works
as well. Where there is little to do, or no fork, the work is done here: results are the same and in the
same order.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NoReturn, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

ENOUGH = 600  # records: below that, starting a process costs more than it gains
_work: Callable[[int], Any] | None = None  # what the children do; set before the fork


def workers_for(records: int) -> int:
    """How many processes are worth it: one for a small repository, else one per core."""
    if records < ENOUGH or "fork" not in multiprocessing.get_all_start_methods():
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def spread(work: Callable[[Task], Result], tasks: Sequence[Task], workers: int) -> Iterator[Result]:
    """`work(task)` for each task, in the order of the tasks; an exception in a child is raised here.

    Children take tasks from the front and the parent from the back, until they meet: what the parent
    makes need not travel.
    """
    global _work
    if workers < 2 or len(tasks) < 2:
        yield from map(work, tasks)
        return
    context = multiprocessing.get_context("fork")
    lock, taken = context.Lock(), context.RawArray("l", [0, len(tasks)])  # from the front, the back

    def work_on(index: int) -> tuple[Result, ...]:
        with lock:
            if index >= taken[1]:
                return ()
            taken[0] = max(taken[0], index + 1)
        return (work(tasks[index]),)

    def work_here() -> Iterator[Result]:
        while True:
            with lock:
                if taken[0] >= taken[1]:
                    return
                taken[1] -= 1
            yield work(tasks[taken[1]])

    _work = work_on  # a closure cannot be sent to a child; the number of its task can
    gc.freeze()  # a collection in a child would copy every page of the parent's memory
    try:
        with context.Pool(workers - 1) as pool:
            theirs = pool.imap(_do, range(len(tasks)))
            ours = list(work_here())
            for made in theirs:
                yield from made
            yield from reversed(ours)
    finally:
        gc.unfreeze()
        _work = None


def _do(index: int) -> Any:
    assert _work is not None
    return _work(index)


def chunks(items: Sequence[Task], size: int) -> list[Sequence[Task]]:
    """The items in order, in runs of `size`."""
    return [items[i : i + size] for i in range(0, len(items), size)]


@contextmanager
def uncollected() -> Iterator[None]:
    """Reading and building make millions of objects and drop none: looking for garbage among them
    would double the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def only(work: Callable[[], int | None]) -> NoReturn:
    """All that this process does, and its end, with the exit code that `work` returns. Its memory is given back
    whole: to look for garbage in it, and then to take ten thousand records apart, takes a tenth of a build."""
    gc.disable()
    code = work()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code or 0)
