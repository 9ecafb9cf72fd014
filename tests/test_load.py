"""Whatever bytes a file holds, reading gives a map of plain text or one problem with its line."""

from __future__ import annotations

import pickle
import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from malformed import MALFORMED, MISPLACED, Malformed

from generator import load
from generator.__main__ import main
from generator.problems import Spot
from generator.refusals import Refusal

ORGANISATIONS = "opportunities/organisations"
SAMPLE = Path(__file__).parent / "sample"
MUTATIONS = 9_000


def read(data: bytes) -> dict[str, Any]:
    return load.parse(load.read_text(data))[0]


def only_text(value: Any) -> bool:
    """Is it made of dict, list and str alone?"""
    if type(value) is dict:
        return all(type(key) is str and only_text(item) for key, item in value.items())
    return type(value) is str or (type(value) is list and all(map(only_text, value)))


def lines_of(data: bytes) -> int:
    return max(1, data.count(b"\n") + (not data.endswith(b"\n")))


def assert_read_or_refused(data: bytes) -> None:
    """The promise of the module: plain values with places, or a refusal with a place in the file."""
    lines = lines_of(data)
    try:
        value, spots = load.parse(load.read_text(data))
    except Refusal as refusal:
        place, message = (refusal.line, refusal.column), refusal.message
    else:
        assert only_text(value)
        assert all(1 <= line <= lines and column >= 1 for line, column in spots.values())
        return
    assert 1 <= place[0] <= lines
    assert place[1] >= 1
    assert message.fr


@pytest.mark.parametrize("case", MALFORMED, ids=lambda case: case.name)
def test_malformed(case: Malformed) -> None:
    """Each malformed file is refused by the rule that says what to mend, at its place."""
    with pytest.raises(Refusal) as caught:
        read(case.data)
    refusal = caught.value
    assert (refusal.rule, refusal.line, refusal.column) == case[2:]


def test_all_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One run reports every malformed file with its line; exit code 1; nothing is raised."""
    folder = tmp_path / ORGANISATIONS
    folder.mkdir(parents=True)
    expected = set()
    for case in MALFORMED:
        (folder / f"xx-{case.name}.fr.yml").write_bytes(case.data)
        spot = f"{ORGANISATIONS}/xx-{case.name}.fr.yml:{case.line}:{case.column}"
        expected.add(f"{spot} [{case.rule}]")
    for name in MISPLACED:
        (folder / name).write_text("title: a\n", encoding="utf-8")
        expected.add(f"{ORGANISATIONS}/{name}:1:1 [file-name]")
    assert main(["check", "--root", str(tmp_path), "--lang", "en"]) == 1
    said = capsys.readouterr()
    found = set()
    for line in said.out.splitlines():
        place, _, rest = line.partition(": error: ")
        found.add(f"{place} {rest[rest.rindex('[') :]}")
    assert expected <= found
    assert "Traceback" not in said.out + said.err
    assert len(MALFORMED) >= 60


@pytest.mark.parametrize(
    "text",
    [
        "NO",
        "no",
        "yes",
        "on",
        "12:30",
        "0523410217",
        "+212523410217",
        "1_000",
        "0x1F",
        "1e3",
        ".nan",
        ".inf",
        "2026-02-15",
        "2026-02-30",
        "true",
        "007",
        "12.50",
        "=",
        "Oui",
        "1 000",
        "a#b",
        "l'été",
    ],
)
def test_text_stays_text(text: str) -> None:
    """What YAML would take for a truth value, a number, an hour or a date stays what was written."""
    assert read(f"key: {text}\nlist: [{text}]\n{text}: x\n".encode()) == {
        "key": text,
        "list": [text],
        text: "x",
    }


def test_usual_writing_is_read() -> None:
    """Line ends of Windows, quotes, blocks, comments and empty values are no reason to refuse."""
    data = (
        b"# note\r\ntitle: \"a: b\"\r\nsummary: 'l''an'\r\nlong: |\r\n  un\r\n\r\n  deux\r\n"
        b'fold: >-\r\n  un\r\n  deux\r\nempty:\r\nnull_word: "null"\r\nlist:\r\n- x # note\r\n- {a: b}\r\n'
    )
    assert read(data) == {
        "title": "a: b", "summary": "l'an", "long": "un\n\ndeux\n", "fold": "un deux", "empty": "",
        "null_word": "null", "list": ["x", {"a": "b"}],
    }  # fmt: skip


@pytest.mark.parametrize("text", ["أهلا", "naïve œuvre", "𝒂 😀", "e\u0301", "a\u00a0: b", "ـ"])
def test_other_letters_are_read(text: str) -> None:
    """Arabic, accents, pictures and hard spaces are text."""
    assert read(f'key: "{text}"\n'.encode()) == {"key": text}


def test_limits_are_included() -> None:
    """64 KiB and 20 levels are allowed; one more of either is not (see the table)."""
    assert len(read(f"t: {'a' * (load.MAX_BYTES - 3)}".encode())["t"]) == load.MAX_BYTES - 3
    deep = "[" * (load.MAX_DEPTH - 1) + "]" * (load.MAX_DEPTH - 1)
    assert read(f"a: {deep}".encode())


def test_places(tmp_path: Path) -> None:
    """Every key path knows its line and column; an absent one is reported at the nearest above it."""
    (tmp_path / "x.fr.yml").write_text("a:\n  - {b: c, d: [e, f]}\ng: h\n", encoding="utf-8")
    file = load.File(path="x.fr.yml", collection="guides", folder="", id="x", lang="fr")
    assert load.load_file(tmp_path, file) is None
    assert file.spot("a", 0, "d", 1) == Spot("x.fr.yml", 2, 19)
    assert file.spot("a", 0, "absent") == Spot("x.fr.yml", 2, 5)
    assert file.spot("absent") == file.spot() == Spot("x.fr.yml", 1, 1)


def mutated(data: bytes, dice: random.Random) -> bytes:
    """A few bytes changed, cut, doubled or put in, with a liking for the signs of YAML."""
    made = bytearray(data)
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(made) + 1)
        end = at + dice.choice((1, 1, 2, 40))
        piece = dice.choice((
            bytes([dice.randrange(256)]), dice.choice(b"[]{}:,&*!|>'\"%@`#-?~\t\n \\").to_bytes(1),
            bytes(made[at:end]) * 2, b"", "\u202e".encode(), b"\n- ", b": ", b"<<: *a\n", b"\n---\n",
        ))  # fmt: skip
        made[at:end] = piece
    return bytes(made)


def test_mutated_records() -> None:
    """Thousands of damaged records are read or refused; none raises anything else."""
    dice = random.Random(20260301)
    files = [path.read_bytes() for path in sorted(SAMPLE.glob("opportunities/**/*.yml"))]
    for i in range(MUTATIONS):
        assert_read_or_refused(mutated(files[i % len(files)], dice))


def test_mutated_repository(sample: Path) -> None:
    """A repository whose every file is damaged is checked to the end, whatever the damage means."""
    from generator.check import check

    dice = random.Random(20260302)
    originals = {path: path.read_bytes() for path in sorted(sample.glob("opportunities/**/*.yml"))}
    for _ in range(1 + 1_000 // len(originals)):
        for path, data in originals.items():
            path.write_bytes(mutated(data, dice))
        content, problems = check(sample, today=date(2026, 3, 1))
        assert problems
        for problem in problems:
            path = sample / problem.spot.path
            lines = lines_of(path.read_bytes()) if path.is_file() else 1
            assert 1 <= problem.spot.line <= lines
        assert all(
            only_text(file.value) for draft in content.drafts for file in draft.files.values()
        )


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    """Any bytes at all are read or refused."""
    assert_read_or_refused(data)


@given(st.text(alphabet=st.sampled_from("ab:-[]{}&*!|>'\"%@?# \n,é\\"), max_size=80))
def test_any_yaml_signs(text: str) -> None:
    """Any mix of the signs of YAML is read or refused."""
    assert_read_or_refused(text.encode())


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    """A file that the system refuses is a problem as well, with the system's reason."""
    file = load.File(path="x.fr.yml", collection="guides", folder="", id="x", lang="fr")
    problem = load.load_file(tmp_path, file)
    assert problem is not None
    assert (problem.rule, problem.spot.path) == ("file-name", "x.fr.yml")
    assert "No such file" in problem.message.en


def test_a_file_travels_without_its_text(tmp_path: Path) -> None:
    """Sent to another process a file is light; asked for a place, it is read again."""
    (tmp_path / "x.fr.yml").write_text("a: b\nc: d\n", encoding="utf-8")
    file = load.File(path="x.fr.yml", collection="guides", folder="", id="x", lang="fr")
    load.load_file(tmp_path, file)
    copy = pickle.loads(pickle.dumps(file))
    assert copy.spots == {}
    assert copy.spot("c") == Spot("x.fr.yml", 2, 1)
