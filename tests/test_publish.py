"""Publishing replaces a site whole or not at all, and never opens a published file for writing."""

from __future__ import annotations

import ctypes
import errno
import multiprocessing
import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from generator.publish import Busy, Output, publishing


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "www" / "site"


def fill(
    site: Path,
    files: dict[str, bytes],
    say: Callable[[str], object] = print,
    end: type[BaseException] | None = None,
) -> Output:
    """One build of these files, which may end badly."""
    with publishing(site, say) as output:
        for name, data in files.items():
            output.write(name, data)
        if end:
            raise end
    return output


def fill_twice(site: Path, first: str, second: str) -> None:
    with publishing(site) as output:
        output.write(first, b"")
        output.write(second, b"")


def tree(site: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(site)): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def beside(site: Path) -> list[str]:
    """What lies beside the site, its lock aside."""
    return sorted({entry.name for entry in site.parent.iterdir()} - {f".{site.name}.lock"})


def refuse(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Lets the system refuse the exchange with this error."""

    def renameat2(*_: object) -> int:
        ctypes.set_errno(number)
        return -1

    library = SimpleNamespace(renameat2=renameat2)
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: library)


def test_first_publication(site: Path) -> None:
    """A first build makes the site, folders included, and leaves nothing beside it."""
    files = {"index.html": b"home", "fr/a/deep/page.html": b"", "fr/a.html": b"\0" * 100_000}
    output = fill(site, files)
    assert tree(site) == files
    assert (output.written, output.linked) == (3, 0)
    assert beside(site) == ["site"]


def test_the_next_build_replaces_everything(site: Path) -> None:
    """What the new build does not write is gone; folders are readable by a web server."""
    fill(site, {"old/page.html": b"old", "index.html": b"one"})
    fill(site, {"index.html": b"two"})
    assert tree(site) == {"index.html": b"two"}
    assert beside(site) == ["site"]
    umask = os.umask(0)
    os.umask(umask)
    assert site.stat().st_mode & 0o777 == 0o777 & ~umask


def test_equal_files_are_linked_and_others_are_new(site: Path) -> None:
    """An unchanged file keeps its inode; a changed one, of equal size or not, is a new file."""
    fill(site, {"same.html": b"same", "size.html": b"aaaa", "longer.html": b"a"})
    before = {path.name: path.stat().st_ino for path in site.iterdir()}
    with (site / "size.html").open("rb") as reader:
        output = fill(site, {"same.html": b"same", "size.html": b"bbbb", "longer.html": b"aa"})
        assert reader.read() == b"aaaa"
    after = {path.name: path.stat().st_ino for path in site.iterdir()}
    assert (output.written, output.linked) == (2, 1)
    assert {name for name in before if before[name] == after[name]} == {"same.html"}


def test_a_file_system_without_links(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where linking is refused, the file is written."""

    def link(*_: object) -> None:
        raise PermissionError(errno.EPERM, "no links here")

    fill(site, {"a.html": b"a"})
    monkeypatch.setattr(os, "link", link)
    output = fill(site, {"a.html": b"a"})
    assert (output.written, output.linked, tree(site)) == (1, 0, {"a.html": b"a"})


def test_a_published_link_is_not_followed(site: Path, tmp_path: Path) -> None:
    """A symbolic link put into the site by hand is replaced, its target left alone."""
    target = tmp_path / "target.html"
    target.write_bytes(b"mine")
    fill(site, {"a.html": b"mine"})
    (site / "a.html").unlink()
    (site / "a.html").symlink_to(target)
    assert fill(site, {"a.html": b"mine"}).written == 1
    assert not (site / "a.html").is_symlink()
    assert target.read_bytes() == b"mine"


def test_a_site_that_is_a_link(site: Path, tmp_path: Path) -> None:
    """A site that is a link to a folder stays one: the folder is replaced."""
    real = tmp_path / "elsewhere"
    real.mkdir()
    site.parent.mkdir()
    site.symlink_to(real)
    fill(site, {"a.html": b"a"})
    assert site.is_symlink()
    assert tree(real) == {"a.html": b"a"}


def test_place_copies(site: Path, tmp_path: Path) -> None:
    """A placed file is a copy (its source may change later), then a link while unchanged."""
    source = tmp_path / "library.js"
    source.write_bytes(b"script")
    for counts in ((1, 0), (0, 1)):
        with publishing(site) as output:
            output.place("assets/library.js", source)
        assert (output.written, output.linked) == counts
    source.write_bytes(b"changed")
    assert tree(site) == {"assets/library.js": b"script"}


@pytest.mark.parametrize(
    "name", ["", "/etc/x", "../x", "a/../x", "a/..", ".", "./a", "a//b", "a/", "a\0b"]
)
def test_names_stay_inside(site: Path, name: str) -> None:
    """A name that is not a plain relative path is a bug, and nothing is published."""
    with pytest.raises(ValueError, match=r"inside the site|null byte"):
        fill(site, {"a/ok.html": b"", name: b""})
    assert not site.exists()
    assert beside(site) == []


@pytest.mark.parametrize(
    ("first", "second"), [("a.html", "a.html"), ("a", "a/b"), ("a/b", "a"), ("a", "a/b/c")]
)
@pytest.mark.parametrize("published", [False, True])
def test_a_name_is_taken_once(site: Path, first: str, second: str, published: bool) -> None:
    """Two files of one name, or a file where a folder is, are a bug; a linked one counts."""
    if published:
        fill(site, {first: b""})
    with pytest.raises(ValueError, match="same name"):
        fill_twice(site, first, second)


def test_an_error_publishes_nothing(site: Path) -> None:
    """Whatever ends the body, the published site stays and the unfinished one goes."""
    fill(site, {"a.html": b"old"})
    for end in (RuntimeError, KeyboardInterrupt):
        with pytest.raises(end):
            fill(site, {"a.html": b"new"}, end=end)
        assert tree(site) == {"a.html": b"old"}
        assert beside(site) == ["site"]
    assert fill(site, {"a.html": b"new"}).written == 1


def test_a_full_disk(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that takes a part and then refuses: the error passes, the old site stays."""
    write = os.write

    def filling(descriptor: int, data: memoryview) -> int:
        if len(data) <= 3:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(descriptor, data[:-3])

    fill(site, {"a.html": b"old"})
    monkeypatch.setattr(os, "write", filling)
    with pytest.raises(OSError, match="No space left"):
        fill(site, {"a.html": b"new and longer"})
    assert tree(site) == {"a.html": b"old"}
    assert beside(site) == ["site"]


def test_a_short_write_goes_on(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system call that takes a part only is repeated with the rest."""
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, data: write(file, data[:5]))
    fill(site, {"a.html": b"longer than five bytes"})
    assert tree(site) == {"a.html": b"longer than five bytes"}


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EINVAL])
def test_without_exchange(site: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """A refused exchange is said in one line, and two renames do the same."""
    refuse(monkeypatch, number)
    lines: list[str] = []
    fill(site, {"a.html": b"old"}, lines.append)
    assert lines == []  # a first publication needs no exchange
    fill(site, {"a.html": b"new"}, lines.append)
    assert lines == [
        f"échange de dossiers impossible ici ({os.strerror(number)}) : deux renommages à la place"
    ]
    assert tree(site) == {"a.html": b"new"}
    assert beside(site) == ["site"]


def test_without_the_symbol(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A C library without renameat2 is a refusal like another."""
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: SimpleNamespace())
    lines: list[str] = []
    fill(site, {"a.html": b"old"}, lines.append)
    fill(site, {"a.html": b"new"}, lines.append)
    assert "renameat2 absent" in lines[0]
    assert tree(site) == {"a.html": b"new"}


def test_the_exchange_works_here(site: Path) -> None:
    """On the systems the project is tested on, nothing is said: the exchange is real."""
    lines: list[str] = []
    fill(site, {"a.html": b"old"}, lines.append)
    fill(site, {"a.html": b"new"}, lines.append)
    assert lines == []


def test_a_second_rename_that_fails(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between two renames, an error gives the old site back."""
    rename = os.rename

    def failing(source: str, target: str) -> None:
        if ".site-" in source and not source.endswith("previous"):
            raise OSError(errno.EIO, "broken disk")
        rename(source, target)

    fill(site, {"a.html": b"old"})
    refuse(monkeypatch, errno.ENOSYS)
    monkeypatch.setattr(os, "rename", failing)
    with pytest.raises(OSError, match="broken disk"):
        fill(site, {"a.html": b"new"})
    assert tree(site) == {"a.html": b"old"}
    assert beside(site) == ["site"]


def test_a_kill_between_two_renames(site: Path) -> None:
    """A site found aside is given back before the build begins, even if that build fails."""
    fill(site, {"a.html": b"old"})
    site.rename(site.parent / ".site-previous")
    with pytest.raises(RuntimeError):
        fill(site, {"a.html": b"new"}, end=RuntimeError)
    assert tree(site) == {"a.html": b"old"}
    assert beside(site) == ["site"]


def test_leftovers_are_swept_and_neighbours_stay(site: Path) -> None:
    """Only the folders of killed builds of this very site go."""
    fill(site, {"a.html": b"a"})
    kept = [".site-ar-12-0123abcd", ".site-notes", "other"]
    for name in [".site-12-0123abcd", ".site-previous", *kept]:
        (site.parent / name).mkdir()
        (site.parent / name / "page.html").write_bytes(b"x")
    fill(site, {"a.html": b"a"})
    assert beside(site) == [*kept, "site"]


def test_one_build_at_a_time(site: Path) -> None:
    """A second build is told so, with the first one's process, and harms nothing."""
    with publishing(site) as output:
        output.write("a.html", b"first")
        with pytest.raises(Busy, match=rf"processus {os.getpid()}\b"), publishing(site):
            raise AssertionError("two builds at once")
    assert tree(site) == {"a.html": b"first"}
    with publishing(site.parent / "other"), publishing(site):
        pass  # two sites do not share a lock


def test_workers_share_one_folder(site: Path) -> None:
    """Forked workers write disjoint names; the parent adds their counts; a name taken by another
    process is still a bug."""
    fill(site, {f"p/{n}.html": b"%d" % n for n in range(4)})

    def work(number: int) -> None:
        mine = output.share()
        for n in range(number, 20, 2):
            mine.write(f"p/{n}.html", b"%d" % n)
        with pytest.raises(ValueError, match="same name"):
            mine.write("index.html", b"theirs")
        sending.send((mine.written, mine.linked))

    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    with publishing(site) as output, receiving, sending:
        output.write("index.html", b"home")
        workers = [context.Process(target=work, args=(number,)) for number in range(2)]
        for worker in workers:
            worker.start()
        for worker in workers:
            output.count(*receiving.recv())
            worker.join()
            worker.close()
    assert (output.written, output.linked) == (17, 4)
    assert len(tree(site)) == 21
    assert tree(site)["index.html"] == b"home"
