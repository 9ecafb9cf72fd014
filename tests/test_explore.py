"""The explorer's model in Node: what fits, what each choice would leave, in which order, and the address."""

from __future__ import annotations

import json
import random
import subprocess
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.assets import CACHE, bundled

FACETS = "kind start window host audience level language money province".split()
MEMBERS = ["DE", "FR", "IT"]
NOW = int(datetime(2026, 5, 4, tzinfo=UTC).timestamp() * 1000)
DAY = 86_400_000
# Answers a list of questions, each [name, …], with the code that the page runs.
RUN = """
import * as model from %s;
import * as address from %s;
let text = "";
for await (const piece of process.stdin) text += piece;
const { programmes, now, members, questions } = JSON.parse(text);
const rows = model.prepared(programmes, members, (one) => one.texts || [], now);
const ids = (some) => some.map(({ programme }) => programme.record);
const answers = {
  chosen: (wish) => ids(model.chosen(rows, wish, "fr")),
  counts: (wish) => Object.fromEntries(
    Object.entries(model.counts(rows, wish)).map(([name, found]) => [name, Object.fromEntries(found)])),
  byHost: (wish) => model.byHost(model.chosen(rows, wish, "fr"), members),
  read: (text, known) => address.readWish(text, known),
  write: (wish) => address.writeWish(wish),
};
console.log(JSON.stringify(questions.map(([name, ...given]) => answers[name](...given))));
"""


def calls(state: str = "published", **fields: Any) -> dict[str, Any]:
    return {"state": state, "windows": [], "rolling": False, "usually": None} | fields


def programme(name: str, **fields: Any) -> dict[str, Any]:
    """An invented programme in the contract of programmes_data.py."""
    return {
        "record": name,
        "title": name,
        "kind": "study",
        "hosts": ["FR"],
        "audiences": ["youth"],
        "starts": "person",
        "calls": calls(),
    } | fields


def wish(**fields: Any) -> dict[str, Any]:
    return (
        {x: [] for x in FACETS} | {"q": "", "all": False, "sort": "closing", "compare": []}
    ) | fields


SOME = [
    programme("camp", kind="volunteering", hosts=["EU"], free="yes", seen="2026-03-01"),
    programme("year", free="no", level="bachelor", seen="2026-02-01",
              languages=[["fr", "B2"], ["en", "B2"]], folders=["azilal"]),
    programme("season", kind="seasonal-work", hosts=["IT"], starts="employer", aliases=["khdma f talyan"],
              uncounted=1, open="nobody"),
    programme("study", hosts=["DE", "FR"], calls=calls(rolling=True), audiences=["student"]),
]  # fmt: skip


def ask(*questions: list[Any], programmes: list[dict[str, Any]] = SOME) -> list[Any]:
    """The answers of the page's own code."""
    made = (bundled(CACHE, f"explore/{x}.js", "--format=esm") for x in ("model", "wish"))
    script = RUN % tuple(json.dumps(path.as_uri()) for path in made)
    given = {"programmes": programmes, "now": NOW, "members": MEMBERS, "questions": questions}
    done = subprocess.run(
        ["node", "--input-type=module", "-e", script],
        input=json.dumps(given), capture_output=True, text=True, check=True,
    )  # fmt: skip
    found: list[Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, {"camp", "year", "study"}),
        ({"all": True}, {"camp", "year", "study", "season"}),
        ({"kind": ["volunteering"]}, {"camp"}),
        ({"kind": ["volunteering", "study"]}, {"camp", "year", "study"}),  # one of them is enough
        ({"kind": ["study"], "host": ["DE"]}, {"study"}),  # and each facet must hold
        ({"host": ["IT"]}, {"camp"}),  # what is open in all of the Union is open in Italy
        ({"host": ["EU"]}, {"camp"}),
        ({"level": ["bachelor"]}, {"year"}),
        ({"level": ["unknown"]}, {"camp", "study"}),
        ({"language": ["en"]}, {"year"}),
        ({"money": ["free"]}, {"camp"}),
        ({"money": ["paid", "free"]}, {"camp", "year"}),
        ({"money": ["unknown"]}, {"study"}),
        ({"window": ["rolling"]}, {"study"}),
        ({"province": ["azilal"]}, {"year"}),
        ({"start": ["employer"], "all": True}, {"season"}),
        ({"audience": ["student"]}, {"study"}),
        ({"q": "ÉTUDES"}, set()),
        ({"q": "Camps"}, {"camp"}),  # folded as the search folds
        ({"q": "ye"}, {"year"}),  # a beginning
        ({"q": "year camp"}, set()),  # every word
        ({"q": "khedma", "all": True}, {"season"}),  # by its consonants
    ],
)
def test_what_fits(fields: dict[str, Any], expected: set[str]) -> None:
    """Within a facet one choice is enough, every facet must hold, and so must every word."""
    assert set(ask(["chosen", wish(**fields)])[0]) == expected


def test_counts_say_what_a_choice_would_leave() -> None:
    """Beside each box the number that it would add or keep; what no total may count is not in it."""
    found = ask(["counts", wish(kind=["volunteering"])], ["counts", wish(host=["IT"])])
    assert found[0]["kind"] == {"volunteering": 1, "study": 2}  # its own facet does not narrow it
    assert found[0]["money"] == {"free": 1}  # the others do
    assert found[1]["kind"] == {"volunteering": 1}
    assert "seasonal-work" not in ask(["counts", wish(all=True)])[0]["kind"]


CHOICES = {
    "kind": ["study", "volunteering"],
    "host": [*MEMBERS, "EU"],
    "money": ["free", "paid", "unknown"],
}


def test_a_count_is_the_length_of_the_list() -> None:
    """Choosing one value alone of a facet leaves as many programmes as its count said, whatever else is chosen."""
    draw = random.Random(5)
    for name in CHOICES:
        wishes = [
            wish(**{x: draw.sample(some, draw.randrange(len(some))) for x, some in CHOICES.items()})
            for _ in range(30)
        ]
        counts = [found[name] for found in ask(*(["counts", x] for x in wishes))]
        pairs = [
            (one | {name: [value]}, found.get(value, 0))
            for one, found in zip(wishes, counts, strict=True)
            for value in CHOICES[name]
        ]
        lists = ask(*(["chosen", one] for one, _ in pairs))
        assert [len(some) for some in lists] == [count for _, count in pairs]
        assert any(count for _, count in pairs)


def test_order() -> None:
    """Closing soon first, the soonest at the top; then open, all year, soon, habits; what is shut is last."""
    soon, later = ([[None, NOW + days * DAY]] for days in (3, 20))
    some = [
        programme("ended", calls=calls("retired"), uncounted=1),
        programme("nothing"),
        programme("closing-later", calls=calls(windows=later)),
        programme("closing-now", calls=calls(windows=soon)),
        programme("open", calls=calls(windows=[[None, NOW + 90 * DAY]])),
        programme("rolling", calls=calls(rolling=True)),
        programme("coming", calls=calls(windows=[[NOW + 30 * DAY, None]])),
        programme("month", calls=calls(usually=[9, 10])),
        programme("past", calls=calls(windows=[[None, NOW - DAY]])),
        programme("paused", calls=calls("paused")),
        programme("shut", open="nobody", uncounted=1, calls=calls(rolling=True)),
    ]
    (found,) = ask(["chosen", wish(all=True)], programmes=some)
    assert found == ["closing-now", "closing-later", "open", "rolling", "coming", "month",
                     "nothing", "past", "paused", "shut", "ended"]  # fmt: skip


def test_other_orders() -> None:
    """By name as the language sorts it, and by the day someone last read a source, unread ones last."""
    some = [
        programme("z", title="Études", seen="2026-01-01"),
        programme("y", title="Emploi"),
        programme("x", title="Zone", seen="2026-04-01"),
    ]
    found = ask(["chosen", wish(sort="name")], ["chosen", wish(sort="recent")], programmes=some)
    assert found == [["y", "z", "x"], ["x", "z", "y"]]


def test_states_of_the_map() -> None:
    """As many as the list holds, `wide` of them everywhere; what nobody may join has no pin."""
    found = ask(["byHost", wish(all=True)], ["byHost", wish(host=["DE"])])
    assert found[0] == {"counts": {"DE": 2, "FR": 3, "IT": 1}, "wide": 1}
    assert found[1] == {"counts": {"DE": 2, "FR": 2, "IT": 1}, "wide": 1}


KNOWN: dict[str, Any] = {x: [] for x in FACETS} | {
    "kind": ["study", "work"],
    "host": ["EU", "IT"],
    "compare": ["a", "b", "c", "d"],
}


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("", {}),
        ("kind=study&host=IT,EU", {"kind": ["study"], "host": ["EU", "IT"]}),
        ("kind=none,work&unknown=1&age=22", {"kind": ["work"]}),
        ("q=bourse%20d%27%C3%A9tudes&sort=name&all=1", {"q": "bourse d'études", "sort": "name", "all": True}),
        ("sort=price&all=yes", {}),
        ("compare=a,zz,a,c,b,d", {"compare": ["a", "c", "b"]}),  # three at most, in their order
        ("%&=&&kind", {}),
    ],
)  # fmt: skip
def test_reading_an_address(text: str, fields: dict[str, Any]) -> None:
    """Known names and values are taken, the others left out; nothing breaks."""
    assert ask(["read", text, KNOWN]) == [wish(**fields)]


@settings(max_examples=3, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(["study", "work"]), unique=True).map(sorted),
            st.text(st.characters(categories=["L", "N", "P", "S"]), max_size=20),
            st.sampled_from(["closing", "recent", "name"]),
            st.booleans(),
        ),
        min_size=20,
        max_size=60,
    )
)
def test_an_address_brings_the_choices_back(rows: list[tuple[list[str], str, str, bool]]) -> None:
    """What is written is read again, whatever was typed."""
    wishes = [wish(kind=kind, q=q, sort=sort, all=shown) for kind, q, sort, shown in rows]
    written = ask(*(["write", one] for one in wishes))
    assert ask(*(["read", text, KNOWN] for text in written)) == wishes


def test_nothing_chosen_is_no_fragment() -> None:
    assert ask(["write", wish()], ["write", wish(kind=["study", "work"])]) == [
        "",
        "kind=study,work",
    ]
