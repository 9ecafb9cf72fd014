"""Publishing: a site is replaced whole, in one exchange, or not at all.

A build fills a new folder beside the site. A file equal to the published one is a second link to
it, so that a small change costs little; published files are never opened for writing. When the
build has ended well, the two folders trade names in one system call and the old one goes. Whatever
stops a build at any moment (an error, a full disk, a kill), readers keep a whole site; the next
build sweeps what was left behind.

Beside `site` live `.site.lock` (for good), `.site-<pid>-<random>` (one build) and, only where the
system knows no exchange, `.site-previous` (between two renames).
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

# linux/fcntl.h and linux/fs.h.
AT_FDCWD = -100
RENAME_EXCHANGE = 2


class Busy(Exception):
    """Another build of the same site is running: said in one line."""


class Output:
    """The folder a build fills. Names are relative, with `/`: `fr/programmes/example.html`.

    Nothing but the counts is kept in memory that another process would need, so forked workers may
    write into one folder as long as their names differ: each takes its own `Output` by `share()`
    and sends its `written` and `linked` back, and the parent adds them with `count()`. A worker
    must end before the `with` does, and by `os._exit`, as those of multiprocessing do.
    """

    def __init__(self, folder: str, published: str, sizes: dict[str, int]) -> None:
        self.written = 0  # new files
        self.linked = 0  # files taken unchanged from the published site
        self._folder = folder
        self._published = published
        self._sizes = sizes
        self._made: set[str] = set()

    @property
    def folder(self) -> str:
        """Where the new site lies until it is published: to be looked at, not written to."""
        return self._folder

    def write(self, name: str, data: bytes) -> None:
        """Adds one file. ValueError (a bug of the caller) on a name that leaves the folder or is
        already taken; OSError when the disk refuses."""
        target = f"{self._folder}/{name}"
        published = f"{self._published}/{name}"
        try:
            self._make_room(name)
            same = self._sizes.get(name) == len(data) and _holds(published, data)
            if same and _linked(published, target):
                self.linked += 1
                return
            _write_new(target, data)
        except (FileExistsError, NotADirectoryError) as error:
            raise ValueError(f"two files of the site want the same name: {name}") from error
        self.written += 1

    def place(self, name: str, source: Path) -> None:
        """Adds a copy of a file that lies elsewhere (a package, the build cache)."""
        self.write(name, source.read_bytes())

    def share(self) -> Output:
        """The same folder for one worker, counting from zero."""
        return Output(self._folder, self._published, self._sizes)

    def count(self, written: int, linked: int) -> None:
        """Adds what a worker has done."""
        self.written += written
        self.linked += linked

    def _make_room(self, name: str) -> None:
        """Makes the folder of a file, once."""
        # An empty part is a leading, doubled or final slash.
        if not {"", ".", ".."}.isdisjoint(name.split("/")):
            raise ValueError(f"not the name of a file inside the site: {name!r}")
        folder = name.rpartition("/")[0]
        if folder not in self._made:
            os.makedirs(f"{self._folder}/{folder}", exist_ok=True)
            self._made.add(folder)


@contextmanager
def publishing(site: Path, say: Callable[[str], object] = print) -> Iterator[Output]:
    """Replaces the site by what the body of the `with` writes, unless the body raises.

    `say` receives one line when the system refuses the exchange. Raises `Busy` when another build
    of this site is running, OSError when the disk refuses; the published site is then untouched.
    """
    # A link to a folder elsewhere keeps being one: the folder it names is the one to exchange.
    published = os.path.realpath(site)
    parent, name = os.path.split(published)
    os.makedirs(parent, exist_ok=True)
    with _locked(f"{parent}/.{name}.lock", published):
        _sweep(parent, name)
        sizes = _sizes(published)
        folder = f"{parent}/.{name}-{os.getpid()}-{secrets.token_hex(4)}"
        os.mkdir(folder)
        try:
            yield Output(folder, published, sizes)
            _publish(folder, published, f"{parent}/.{name}-previous", say)
        finally:
            # By now this name holds the old site, an unfinished one, or nothing.
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _locked(lock: str, published: str) -> Iterator[None]:
    """Holds the lock file, which ends with the last process that inherited it, killed or not."""
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.pread(descriptor, 20, 0).decode("ascii", "replace").strip()
            raise Busy(
                f"une autre construction de « {published} » est en cours (processus {holder}) : "
                "attendez qu’elle finisse"
            ) from error
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode("ascii"), 0)
        yield
    finally:
        os.close(descriptor)


def _sweep(parent: str, name: str) -> None:
    """Removes what killed builds left; gives a site back that was between two renames."""
    previous = f"{parent}/.{name}-previous"
    if not os.path.lexists(f"{parent}/{name}") and os.path.isdir(previous):
        os.rename(previous, f"{parent}/{name}")
    leftover = re.compile(rf"\.{re.escape(name)}-(\d+-[0-9a-f]{{8}}|previous)")
    for entry in sorted(os.listdir(parent)):
        if leftover.fullmatch(entry):
            shutil.rmtree(f"{parent}/{entry}")


def _sizes(published: str) -> dict[str, int]:
    """Name → size in bytes of every published file; empty before the first publication."""
    sizes: dict[str, int] = {}
    folders = [""] if os.path.isdir(published) else []
    while folders:
        inside = folders.pop()
        with os.scandir(f"{published}/{inside}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{inside}{entry.name}/")
                elif entry.is_file(follow_symlinks=False):
                    sizes[inside + entry.name] = entry.stat(follow_symlinks=False).st_size
    return sizes


def _holds(path: str, data: bytes) -> bool:
    with open(path, "rb", buffering=0) as file:
        return file.read() == data


def _linked(published: str, target: str) -> bool:
    """Whether the published file could be linked: not on a file system without hard links."""
    try:
        os.link(published, target)
    except FileExistsError:
        raise
    except OSError:
        return False
    return True


def _write_new(path: str, data: bytes) -> None:
    """Writes a file that did not exist; FileExistsError otherwise."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            # A nearly full disk takes a part and only then refuses.
            rest = rest[os.write(descriptor, rest) :]
    finally:
        os.close(descriptor)


def _publish(folder: str, published: str, previous: str, say: Callable[[str], object]) -> None:
    """Gives the finished folder the site's name; on an exchange, the old site takes the other."""
    if not os.path.lexists(published):
        os.rename(folder, published)
        return
    refusal = _exchange(folder, published)
    if not refusal:
        return
    say(f"échange de dossiers impossible ici ({refusal}) : deux renommages à la place")
    os.rename(published, previous)
    try:
        os.rename(folder, published)
    except OSError:
        os.rename(previous, published)
        raise
    shutil.rmtree(previous, ignore_errors=True)


def _exchange(one: str, other: str) -> str:
    """Exchanges two names in one step; returns why not, or an empty text once it is done."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:
        return "renameat2 absent"
    if rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return ""
    return os.strerror(ctypes.get_errno())
