"""Shares work out among forked processes, so that both cores read and pour. Row 0.

A forked child sees all that the parent has in memory, so only the results travel, and the parent works
as well. Where there is little to do, or no fork, the work is done here: results are the same and in the
same order.
"""

from __future__ import annotations

import atexit
import fcntl
import gc
import multiprocessing
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.context import ForkContext
from typing import Any, NoReturn, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

ENOUGH = 600  # records: below that, starting a process costs more than it gains
PIPE = 1024 * 1024  # bytes of results that a child may be ahead by, before it waits


def workers_for(records: int) -> int:
    """How many processes are worth it: one for a small repository, else one per core."""
    if records < ENOUGH or "fork" not in multiprocessing.get_all_start_methods():
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def spread(work: Callable[[Task], Result], tasks: Sequence[Task], workers: int) -> Iterator[Result]:
    """`work(task)` for each task, in the order of the tasks; an exception in a child is raised here.

    Children take tasks from the front and the parent from the back, until they meet: what the parent
    makes need not travel. Between two tasks it takes in what they have sent.
    """
    if workers < 2 or len(tasks) < 2:
        yield from map(work, tasks)
        return
    context = multiprocessing.get_context("fork")
    left = _Left(context, len(tasks))
    made: dict[int, Result] = {}
    gc.freeze()  # a collection in a child would copy every page of the parent's memory
    children = [_Child(context, lambda index: work(tasks[index]), left) for _ in range(workers - 1)]
    try:
        while (index := left.last()) is not None:
            made[index] = work(tasks[index])
            for child in children:
                child.take_in(made)
        for child in children:
            child.take_in(made, wait=True)
        if len(made) < len(tasks):
            raise ChildProcessError("a process was ended before its work was done")
    finally:
        for child in children:
            child.process.kill()  # one that has nothing left to do has ended already
            child.process.join()
        gc.unfreeze()
    yield from (made[index] for index in range(len(tasks)))


class _Left:
    """The tasks that nobody has taken, in memory that all processes share."""

    def __init__(self, context: ForkContext, count: int) -> None:
        self.lock = context.Lock()
        self.ends = context.RawArray("l", [0, count])

    def first(self) -> int | None:
        """Takes the first one."""
        with self.lock:
            if self.ends[0] >= self.ends[1]:
                return None
            self.ends[0] += 1
            return int(self.ends[0]) - 1

    def last(self) -> int | None:
        """Takes the last one."""
        with self.lock:
            if self.ends[0] >= self.ends[1]:
                return None
            self.ends[1] -= 1
            return int(self.ends[1])


class _Child:
    """A forked process and the pipe by which its results come. No thread of the parent reads it: two
    threads of Python wait for each other longer than a task takes."""

    def __init__(self, context: ForkContext, work: Callable[[int], Any], left: _Left) -> None:
        self.pipe, theirs = context.Pipe(duplex=False)
        if hasattr(fcntl, "F_SETPIPE_SZ"):
            fcntl.fcntl(theirs.fileno(), fcntl.F_SETPIPE_SZ, PIPE)
        self.process = context.Process(target=_serve, args=(theirs, work, left), daemon=True)
        self.process.start()
        theirs.close()

    def take_in(self, made: dict[int, Any], *, wait: bool = False) -> None:
        """Adds the results that have come, by the numbers of their tasks; with `wait`, all there will be."""
        try:
            while wait or self.pipe.poll():
                index, result = self.pipe.recv()
                if index is None:
                    raise result
                made[index] = result
        except EOFError:
            return


def _serve(pipe: Connection, work: Callable[[int], Any], left: _Left) -> None:
    """What a child does: tasks, as long as there are some."""
    try:
        while (index := left.first()) is not None:
            pipe.send((index, work(index)))
    except Exception as error:
        error.add_note("".join(traceback.format_exception(error)))
        pipe.send((None, error))


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
    atexit._run_exitfuncs()  # what was put off to the end: temporary folders go
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code or 0)
