"""Eligibility: one machine in Python and in the browser, agreed on shared vectors and on thousands of people."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import judging
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.catalogue import build
from generator.check import check
from generator.check.cases import TODAY
from generator.eligibility import Answer, all_of, any_of, ladder, verdict
from generator.schema.kinds import CRITERION, EDUCATION, HELD, LEVEL, PROGRAMME_KIND, SITUATION
from generator.settings import SETTINGS

HERE = Path(__file__).parent
VECTORS = json.loads((HERE / "vectors/eligibility.json").read_text(encoding="utf-8"))
ISCED: dict[str, int] = VECTORS["isced"]
ANSWERS: tuple[Answer, ...] = ("yes", "no", "check")
RANK = {"no": 0, "check": 1, "yes": 2}  # Kleene's order: "and" is the least, "or" the greatest
COUNTRIES = ("MA", "SN", "FR", "DE", "EU")
TRADES = ("agriculture", "building")


@pytest.fixture(scope="module")
def node() -> Iterator[judging.Node]:
    process = judging.judge_in_node(ISCED)
    yield process
    process.close()


@pytest.mark.parametrize("vector", VECTORS["judged"], ids=lambda vector: vector["why"])
def test_vectors_in_python(vector: Any) -> None:
    """Every kind of criterion with its borders, every line of the verdict, what under-18s see."""
    [(judged, _)] = judging.in_python(ISCED, [[vector["record"], vector["person"]]])
    assert judged == vector["expect"]


@pytest.mark.parametrize("vector", VECTORS["wanted"], ids=lambda vector: vector["why"])
def test_wishes_in_python(vector: Any) -> None:
    """Wishes select records; they change no verdict."""
    [(_, wanted)] = judging.in_python(ISCED, [[vector["record"], vector["person"]]])
    assert wanted == vector["expect"]


def test_vectors_in_the_browsers_machine(node: judging.Node) -> None:
    """The same vectors, judged by the code that pages run."""
    judged = node.ask([[x["record"], x["person"]] for x in VECTORS["judged"]])
    assert [one[0] for one in judged] == [x["expect"] for x in VECTORS["judged"]]
    wanted = node.ask([[x["record"], x["person"]] for x in VECTORS["wanted"]])
    assert [one[1] for one in wanted] == [x["expect"] for x in VECTORS["wanted"]]


def test_kleene() -> None:
    """Strong conjunction and disjunction are the least and the greatest of no < check < yes; of nothing,
    "all" holds and "any" does not."""
    for pair in product(ANSWERS, repeat=2):
        assert all_of(pair) == min(pair, key=RANK.__getitem__)
        assert any_of(pair) == max(pair, key=RANK.__getitem__)
    assert (all_of(()), any_of(())) == ("yes", "no")


@given(st.lists(st.tuples(st.sampled_from(ANSWERS), st.booleans()), max_size=6))
def test_verdict_is_the_rule_of_the_content_model(pairs: list[tuple[Answer, bool]]) -> None:
    """Two or more failing, or one without remedy: no. One with a remedy: one away. Else to check, else yes."""
    failing = [remedied for given, remedied in pairs if given == "no"]
    if len(failing) >= 2 or (len(failing) == 1 and not failing[0]):
        assert verdict(pairs) == "no"
    elif len(failing) == 1:
        assert verdict(pairs) == "one-away"
    elif "check" in {given for given, _ in pairs}:
        assert verdict(pairs) == "check"
    else:
        assert verdict(pairs) == "yes"


def test_the_ladder_is_the_vocabularys() -> None:
    """Levels of education stand in the order of their ISCED levels, in the list and in the vectors."""
    found = ladder(build(check(HERE.parent, SETTINGS, TODAY)[0]))
    assert found == ISCED
    assert list(found) == list(EDUCATION.closed)
    assert list(found.values()) == sorted(found.values())


def some(values: Any, least: int = 0) -> Any:
    """A few of some values, none twice."""
    return st.lists(st.sampled_from(values), min_size=least, max_size=3, unique=True)


def maybe(**fields: Any) -> Any:
    """A map in which each field may be absent."""
    return st.fixed_dictionaries({}, optional=fields)


VALUES = {
    "nationality": COUNTRIES, "residence": COUNTRIES, "situation": SITUATION.closed,
    "trade": TRADES, "offer": HELD.closed,
    "language": list(product(("fr", "de", "en"), LEVEL.closed)),
}  # fmt: skip
LIMITS = {
    "age": [str(x) for x in range(13, 41)],
    "experience": [str(x) for x in range(6)],
    "education": EDUCATION.closed,
}


@st.composite
def criteria(draw: Any) -> dict[str, Any]:
    """A criterion of any kind, as a page carries it; its limits need not be in order."""
    name = draw(st.sampled_from(CRITERION.closed))
    line: dict[str, Any] = {"criterion": name}
    if name in VALUES:
        line["any"] = draw(some(VALUES[name], least=1))
    if name in LIMITS:
        level = st.sampled_from(LIMITS[name])
        line |= draw(maybe(min=level, max=level))
    line |= draw(maybe(remedy=st.just("find-host")))
    return line


RECORDS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(PROGRAMME_KIND.closed),
        "open": st.sampled_from(("people", "people", "people", "organisations", "nobody")),
        "state": st.sampled_from(("published", "published", "paused", "retired")),
        "adults": st.booleans(),
        "hosts": some(COUNTRIES, least=1),
        "criteria": st.lists(criteria(), max_size=4),
    }
)
PEOPLE = maybe(
    want=some(PROGRAMME_KIND.closed),
    age=st.integers(10, 45),
    education=st.sampled_from(EDUCATION.closed),
    languages=st.dictionaries(
        st.sampled_from(("fr", "de", "en")), st.sampled_from(LEVEL.closed), max_size=3
    ),
    nationality=some(COUNTRIES),
    residence=some(COUNTRIES),
    situation=some(SITUATION.closed),
    experience=st.integers(0, 6),
    trade=some(TRADES),
    has=some(HELD.closed),
    hosts=some(COUNTRIES),
)
PAIRS = st.lists(st.tuples(RECORDS, PEOPLE), min_size=10, max_size=25)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(pairs=PAIRS)
def test_python_and_javascript_agree(pairs: list[Any], node: judging.Node) -> None:
    """On thousands of generated records and people, both say the same of every criterion and verdict."""
    cases = [list(pair) for pair in pairs]
    assert node.ask(cases) == judging.in_python(ISCED, cases)


@given(RECORDS, PEOPLE)
def test_saying_nothing_is_never_a_no(record: Any, someone: Any) -> None:
    """Without an answer no criterion fails: only a record that is shut, or not shown, is refused."""
    [(judged, wanted)] = judging.in_python(ISCED, [[record, {}]])
    assert wanted
    if judged and not judged["shut"]:
        assert judged["verdict"] in ("yes", "check")
    [(told, _)] = judging.in_python(ISCED, [[record, someone]])
    if judged and told:
        changed = [i for i, x in enumerate(told["answers"]) if x != judged["answers"][i]]
        assert all(judged["answers"][i] == "check" for i in changed)
