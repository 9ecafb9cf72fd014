"""The fixture of search queries: large enough, fair in its classes, true to the records."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.check.uniqueness import plain
from generator.settings import LANGUAGE_CODES

HERE = Path(__file__).parent
RECORDS = HERE.parent / "opportunities"
CLASSES = "exact accent hamza article plural typo darija meaning other-language".split()
SPOKEN = ("aliases", "spellings", "darija")


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)


def folders() -> list[Path]:
    """The collections; `blank` and `vocabularies` hold no record."""
    return sorted(
        p for p in RECORDS.iterdir() if p.is_dir() and p.name not in {"blank", "vocabularies"}
    )


QUERIES: list[dict[str, Any]] = read(HERE / "search" / "queries.yml")
FILES = {path.name: path for folder in folders() for path in folder.rglob("*.yml")}


def words(record: str, lang: str) -> set[str]:
    """What a page's search can know a record by: title, summary, and the words people say."""
    own, french = read(FILES[f"{record}.{lang}.yml"]), read(FILES[f"{record}.fr.yml"])
    texts = [own["title"], own.get("summary", "")]
    texts += [
        word for source in (own, french) for field in SPOKEN for word in source.get(field, [])
    ]
    return {word for text in texts for word in plain(text).split()}


def one_edit(left: str, right: str) -> bool:
    """Is there exactly one letter changed, missing, added or swapped with its neighbour?"""
    if left == right or abs(len(left) - len(right)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), None)
    if start is None:
        return True  # one is the other and a last letter
    a, b = left[start:], right[start:]
    return a[1:] in (b, b[1:]) or a == b[1:] or (a[1::-1] == b[:2] and a[2:] == b[2:])


def of(kind: str) -> list[Any]:
    return [pytest.param(q, id=f"{q['lang']}: {q['q']}") for q in QUERIES if q["class"] == kind]


def test_enough_of_each() -> None:
    """At least 120 queries, 15 in each class, and each of the three languages well served."""
    assert len(QUERIES) >= 120
    classes = Counter(query["class"] for query in QUERIES)
    assert sorted(classes) == sorted(CLASSES)
    assert min(classes.values()) >= 15
    langs = Counter(query["lang"] for query in QUERIES)
    assert sorted(langs) == sorted(LANGUAGE_CODES)
    assert min(langs.values()) >= len(QUERIES) * 0.15


def test_every_entry_is_whole() -> None:
    """Four fields, nothing empty, no id twice."""
    for query in QUERIES:
        assert list(query) == ["q", "lang", "class", "ids"], query
        assert query["q"] == query["q"].strip() != "", query
        assert len(query["ids"]) == len(set(query["ids"])) > 0, query


def test_no_query_twice() -> None:
    """On one language's page a query is asked once, whatever its case."""
    asked = Counter((query["lang"], query["q"].casefold()) for query in QUERIES)
    assert [one for one, times in asked.items() if times > 1] == []


def test_every_id_exists() -> None:
    """An accepted answer is a record, with its words in the page's language."""
    missing = {
        f"{record}.{query['lang']}"
        for query in QUERIES
        for record in query["ids"]
        if f"{record}.{query['lang']}.yml" not in FILES
    }
    assert missing == set()


@pytest.mark.parametrize("query", of("exact"))
def test_exact_means_exact(query: dict[str, Any]) -> None:
    """An exact query is written with the words of an accepted record."""
    asked = set(plain(query["q"]).split())
    assert any(asked <= words(record, query["lang"]) for record in query["ids"])


@pytest.mark.parametrize("query", of("typo"))
def test_a_typo_is_one_letter(query: dict[str, Any]) -> None:
    """Exactly one word, of four letters or more, is one edit away from a word of an accepted record."""
    known = set().union(*(words(record, query["lang"]) for record in query["ids"]))
    strange = [w for w in plain(query["q"]).split() if len(w) > 3 and w not in known]
    wrong = [w for w in strange if any(one_edit(w, right) for right in known if len(right) > 2)]
    assert len(wrong) == 1, (strange, wrong)


@pytest.mark.parametrize("query", of("meaning"))
def test_meaning_is_not_in_the_title(query: dict[str, Any]) -> None:
    """A query by meaning says it in other words than the title of any accepted record."""
    asked = set(plain(query["q"]).split())
    for record in query["ids"]:
        title = read(FILES[f"{record}.{query['lang']}.yml"])["title"]
        assert not asked <= set(plain(title).split()), record


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("lettre", "letre", True),
        ("letre", "lettre", True),
        ("lettre", "lettra", True),
        ("lettre", "letter", True),
        ("lettre", "lettres", True),
        ("lettre", "lettre", False),
        ("lettre", "lerttes", False),
        ("lettre", "le", False),
    ],
)
def test_one_edit(left: str, right: str, expected: bool) -> None:
    """Changed, missing, added, swapped: once, and no more."""
    assert one_edit(left, right) is expected
