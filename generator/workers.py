"""Shares work out among forked processes, so that both cores read and pour. Row 0.

A forked child sees all that the parent has in memory, so only the results travel. Where there is
little to do, or no fork, the work is done here: results are the same and in the same order.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

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
    """`work(task)` for each task, in the order of the tasks; an exception in a child is raised here."""
    global _work
    if workers < 2 or len(tasks) < 2:
        yield from map(work, tasks)
        return

    def work_on(index: int) -> Result:
        return work(tasks[index])

    _work = work_on  # a closure cannot be sent to a child; the number of its task can
    gc.freeze()  # a collection in a child would copy every page of the parent's memory
    try:
        with multiprocessing.get_context("fork").Pool(workers) as pool:
            yield from pool.imap(_do, range(len(tasks)))
    finally:
        gc.unfreeze()
        _work = None


def _do(index: int) -> Any:
    assert _work is not None
    return _work(index)


def chunks(items: Sequence[Task], size: int) -> list[Sequence[Task]]:
    """The items in order, in runs of `size`."""
    return [items[i : i + size] for i in range(0, len(items), size)]
