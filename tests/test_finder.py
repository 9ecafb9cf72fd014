"""The finder's data, and the parts of its script that need no page: the address's fragment, and the order of results."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import judging
import personas
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.catalogue import Catalogue, build
from generator.check import check
from generator.check.cases import TODAY
from generator.eligibility import GROUPS, is_wanted, judge, ladder
from generator.finder_data import data, files, more
from generator.settings import LANGUAGE_CODES, SETTINGS
from generator.views.finder import finder

SAMPLE = Path(__file__).parent / "sample"
KNOWN = {
    "closed": {
        "want": ["study", "work"], "education": ["bachelor", "master"], "situation": ["student"],
        "trade": ["agriculture"], "has": ["admission", "job-offer"],
    },
    "ids": ["one", "two"],
    "provinces": ["azilal"],
}  # fmt: skip
EXAMPLE = (
    "want=study,work&age=22&education=bachelor&languages=fr:B2,en:B1&nationality=MA&residence=MA"
    "&situation=student&experience=0&has=admission&hosts=FR,DE"
)
NOW = 1_777_900_000_000  # in May 2026
DAY = 86_400_000


@pytest.fixture(scope="module")
def sample_catalogue() -> Catalogue:
    return build(check(SAMPLE, SETTINGS, TODAY)[0])


@pytest.fixture(scope="module")
def reader() -> Iterator[judging.Node]:
    """What the page makes of a fragment."""
    process = judging.Node(
        "finder/fragment.js", "([text, known]) => given.readFragment(text, known)"
    )
    yield process
    process.close()


@pytest.fixture(scope="module")
def order() -> Iterator[judging.Node]:
    """[name of a function of order.js, its arguments] → what it gives."""
    process = judging.Node("finder/order.js", "([name, ...rest]) => given[name](...rest)")
    yield process
    process.close()


# The data.


def test_only_what_some_record_asks_is_a_question(sample_catalogue: Catalogue) -> None:
    """A criterion that no record has is no question; the wish and the age always are."""
    options = finder(sample_catalogue).options
    assert list(options) == [
        "want", "age", "nationality", "residence", "education", "languages", "situation",
        "experience", "trade", "has",
    ]  # fmt: skip
    assert [value for value, _ in options["languages"]] == ["fr"]
    assert [value for value, _ in options["has"]] == ["admission"]
    assert [value for value, _ in options["nationality"]] == ["MA", "EU", "ZZ"]


def test_organisations_are_never_in_it(tmp_path: Path, sample: Path) -> None:
    """What only organisations may join is in no personal result; what nobody may join is, with its reason."""
    camp = sample / "opportunities/programmes/example-camp.fr.yml"
    text = camp.read_text(encoding="utf-8").replace("open_to: people", "open_to: organisations")
    camp.write_text(text, encoding="utf-8")
    catalogue = build(check(sample, SETTINGS, TODAY)[0])
    found = finder(catalogue)
    assert [x.record.id for x in found.offered] == ["example-season", "example-year"]
    assert "trade" not in found.options
    assert more(catalogue, found, "fr")["records"]["example-season"]["reason"] == (
        "L'appel nomme d'autres pays."
    )


@pytest.mark.parametrize("lang", LANGUAGE_CODES)
def test_each_criterion_has_its_sentence_and_its_source(
    sample_catalogue: Catalogue, lang: str
) -> None:
    """What judges and what is said stand in step, criterion by criterion, as on the record's page."""
    found = finder(sample_catalogue)
    judges = data(sample_catalogue, found, lang)["records"]
    said = more(sample_catalogue, found, lang)["records"]
    assert list(judges) == list(said)
    for name, criteria in judges.items():
        lines = said[name].get("lines", [])
        assert len(lines) == len(criteria)
        assert all(line.get("said") or line.get("more") for line in lines)
        assert all(line["sources"] for line in lines)
    assert judges["example-year"][3] == {
        "criterion": "language",
        "any": [("fr", "B2")],
        "remedy": "language-test",
    }
    motivation = said["example-year"]["lines"][5]
    assert "said" not in motivation and motivation["more"]
    assert motivation["sources"] == [("call", "example.org")]


def test_what_is_not_translated_says_its_language(sample: Path) -> None:
    """A condition that stands in French only is marked as French."""
    words = sample / "opportunities/programmes/example-year.en.yml"
    lines = words.read_text(encoding="utf-8").splitlines()
    kept = [x for x in lines if "motivation" not in x and x != "conditions:"]
    words.write_text("\n".join(kept) + "\n", encoding="utf-8")
    catalogue = build(check(sample, SETTINGS, TODAY)[0])
    line = more(catalogue, finder(catalogue), "en")["records"]["example-year"]["lines"][5]
    assert line["lang"] == "fr"
    assert line["more"].startswith("Vous expliquez")


def test_structures_that_do_not_receive_are_left_out(sample: Path) -> None:
    """A closed or planned place is nobody's nearest structure."""
    path = sample / "opportunities/services/beni-mellal/example-counter.fr.yml"
    before = finder(build(check(sample, SETTINGS, TODAY)[0]))
    assert "example-counter" in [x.id for x in before.structures]
    text = path.read_text(encoding="utf-8").replace("operating: open", "operating: planned")
    path.write_text(text, encoding="utf-8")
    after = finder(build(check(sample, SETTINGS, TODAY)[0]))
    assert "example-counter" not in [x.id for x in after.structures]
    assert all("example-counter" not in x.services for x in after.offered)


def test_scripts_are_one_line_of_json(sample_catalogue: Catalogue) -> None:
    """Two classic scripts per language, in the same bytes each time."""
    made = files(sample_catalogue)
    assert made == files(sample_catalogue)
    assert len(made) == 2 * len(LANGUAGE_CODES)
    for name, script in made.items():
        variable = "boussoleEligibilityMore" if name.endswith("-more.js") else "boussoleEligibility"
        begin = f"window.{variable}="
        text = script.decode()
        assert text.startswith(begin) and text.count("\n") == 1
        json.loads(text.removeprefix(begin).rstrip(";\n"))


# The fragment.


def test_the_documented_fragment(reader: judging.Node) -> None:
    """Every key of the contract, read as it is written."""
    found = reader.ask([EXAMPLE, KNOWN])
    assert found == {
        "person": {
            "want": ["study", "work"], "age": 22, "education": "bachelor",
            "languages": {"fr": "B2", "en": "B1"}, "nationality": ["MA"], "residence": ["MA"],
            "situation": ["student"], "experience": 0, "has": ["admission"], "hosts": ["FR", "DE"],
        },
        "ids": None, "counter": False, "bad": [],
    }  # fmt: skip


CASES: list[tuple[str, str, dict[str, Any], list[str]]] = [
    ("nothing", "", {}, []),
    ("an anchor", "lists", {}, []),
    ("unknown keys are ignored", "hair=red&__proto__=x&constructor=y", {}, []),
    ("a bad age is named", "age=abc", {}, ["age=abc"]),
    ("no one is so old", "age=121", {}, ["age=121"]),
    ("an age has no sign", "age=-1", {}, ["age=-1"]),
    ("zero is an age", "age=0", {"age": 0}, []),
    ("the good part of a list stays", "want=study,fly", {"want": ["study"]}, ["want=fly"]),
    ("twice is once", "want=study,study", {"want": ["study"]}, []),
    ("no good part", "want=fly", {}, ["want=fly"]),
    ("nothing wished", "want=", {}, []),
    ("small letters", "nationality=ma,fr", {"nationality": ["MA", "FR"]}, []),
    ("no code", "nationality=MAR", {}, ["nationality=MAR"]),
    ("a level that does not exist", "languages=fr:B9", {}, ["languages=fr:B9"]),
    ("a language without level", "languages=fr", {}, ["languages=fr"]),
    ("no language", "languages=", {"languages": {}}, []),
    ("nothing held", "has=", {"has": []}, []),
    ("what is not understood is not nothing", "has=crown", {}, ["has=crown"]),
    ("no trade", "trade=", {"trade": []}, []),
    ("one level only", "education=bachelor,master", {}, ["education=bachelor,master"]),
    ("a province", "province=azilal", {"province": "azilal"}, []),
    ("a province elsewhere", "province=paris", {}, ["province=paris"]),
    ("a mode that does not exist", "mode=fast", {}, ["mode=fast"]),
    ("percent signs", "want=study%2Cwork", {"want": ["study", "work"]}, []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "person", "bad"), [x[1:] for x in CASES], ids=[x[0] for x in CASES])  # fmt: skip
def test_fragment(reader: judging.Node, text: str, person: Any, bad: list[str]) -> None:
    """Unknown keys are ignored, bad values are ignored and named."""
    found = reader.ask([text, KNOWN])
    assert (found["person"], found["bad"]) == (person, bad)


def test_modes_of_the_fragment(reader: judging.Node) -> None:
    """A list that someone sent, of known records only; and the counter."""
    found = reader.ask(["results=one,three,two", KNOWN])
    assert (found["ids"], found["bad"]) == (["one", "two"], ["results=three"])
    assert reader.ask(["mode=counter", KNOWN])["counter"]


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    text=st.text()
    | st.lists(
        st.tuples(
            st.sampled_from("want age education languages nationality has hosts results mode".split()),
            st.text() | st.sampled_from(EXAMPLE.split("&")),
        ).map("=".join)
    ).map("&".join)
)  # fmt: skip
def test_no_fragment_does_harm(reader: judging.Node, text: str) -> None:
    """Whatever stands in the address, what is read is of the kinds that the machine can judge."""
    person = reader.ask([text, KNOWN])["person"]
    assert 0 <= person.get("age", 0) <= 120
    assert set(person.get("want", [])) <= {"study", "work"}
    assert all(len(code) == 2 for code in person.get("nationality", []) + person.get("hosts", []))
    assert all(level[0] in "ABC" for level in person.get("languages", {}).values())


# The order.


def record(name: str, *criteria: Any, **fields: Any) -> dict[str, Any]:
    """An invented programme as the page has it."""
    calls = {"state": "published", "windows": [], "rolling": False, "usually": None}
    return {
        "record": name, "title": name, "kind": "work", "open": "people", "state": "published",
        "adults": False, "hosts": ["FR"], "starts": "person", "calls": calls, "criteria": list(criteria),
    } | fields  # fmt: skip


FACTS = {"isced": {"none": 0, "bachelor": 6}, "groups": GROUPS}
OFFER = {"criterion": "offer", "any": ["job-offer"], "remedy": "find-employer"}
MOROCCAN = {"criterion": "nationality", "any": ["MA"]}
NAMES = ["want", "age", "hosts", "nationality", "education", "has"]


def test_questions_are_those_that_can_change_a_result(order: judging.Node) -> None:
    """No record at hand has the criterion, or it is a no already: then the question is not asked."""
    records = [record("a", MOROCCAN, OFFER), record("b", MOROCCAN, kind="study", hosts=["DE"])]

    def ask(person: Any) -> Any:
        return order.ask(["questions", NAMES, records, person, FACTS])

    assert ask({}) == ["want", "age", "hosts", "nationality", "has"]
    # Of the studies alone, no offer is asked, and there is one country only.
    assert ask({"want": ["study"]}) == ["want", "age", "nationality"]
    # Nothing that a foreigner holds changes what is for Moroccans only; the nationality itself can be mended.
    assert ask({"nationality": ["SN"]}) == ["age", "nationality"]


def test_results_stand_by_their_windows(order: judging.Node) -> None:
    """What closes first, then open, all year, opening, unknown, closed; then by name."""

    def calls(*windows: Any, **fields: Any) -> dict[str, Any]:
        return {
            "state": "published",
            "windows": windows,
            "rolling": False,
            "usually": None,
        } | fields

    given_calls = {
        "closed": calls([NOW - 9 * DAY, NOW - DAY]),
        "unknown": calls(),
        "z-all-year": calls(rolling=True),
        "a-all-year": calls(rolling=True),
        "open": calls([NOW - DAY, NOW + 90 * DAY]),
        "closes-later": calls([NOW - DAY, NOW + 20 * DAY]),
        "closes-first": calls([NOW - DAY, NOW + 2 * DAY]),
        "opens": calls([NOW + 10 * DAY, NOW + 90 * DAY]),
    }  # fmt: skip
    results = [{"record": record(name, calls=x)} for name, x in given_calls.items()]
    found = order.ask(["ordered", results, NOW, "fr"])
    assert [one["record"]["record"] for one in found] == [
        "closes-first", "closes-later", "open", "a-all-year", "z-all-year", "opens", "unknown", "closed",
    ]  # fmt: skip


def test_a_step_names_the_doors_it_opens(order: judging.Node) -> None:
    """Programmes that one remedy would open, most first; those that lack two things are none of its doors."""
    course = {"criterion": "language", "any": [["de", "B1"]], "remedy": "language-test"}
    records = [
        record("a", OFFER),
        record("b", MOROCCAN, OFFER),
        record("c", course),
        record("d", OFFER, course),
    ]
    person = {"nationality": ["MA"], "has": [], "languages": {}}
    judged = order.ask(["judged", records, person, FACTS])
    found = order.ask(["steps", judged])
    assert [[remedy, [x["record"]["record"] for x in doors]] for remedy, doors in found] == [
        ["find-employer", ["a", "b"]],
        ["language-test", ["c"]],
    ]


def test_nearest_structures(order: judging.Node) -> None:
    """Those of the person's province first; without one, one of each; abroad is not near."""
    folders = ["azilal", "azilal", "beni-mellal", "khouribga", "national", "abroad"]
    structures = [{"id": i, "folder": folder} for i, folder in enumerate(folders)]

    def near(*rest: Any) -> list[int]:
        return [x["id"] for x in order.ask(["nearest", structures, *rest])]

    assert near("khouribga", 3) == [3, 0, 1]
    assert near("azilal", 9) == [0, 1, 2, 3, 4]
    assert near(None, 9) == [0, 2, 3, 4]


def test_who_can_start_today(order: judging.Node) -> None:
    """Alone, today: nobody else must begin, nothing is known to fail, and the dates do not forbid it."""

    def can(verdict: str, state: str = "rolling", **fields: Any) -> bool:
        one = {
            "record": record("a", **fields),
            "judgement": {"verdict": verdict},
            "window": {"state": state},
        }
        return bool(order.ask(["canStart", one]))

    assert can("yes") and can("check", "unknown")
    assert not can("one-away")
    assert not can("yes", "closed")
    assert not can("yes", starts="employer")


# Forty people.


def test_forty_people_are_told_the_same_by_the_page(reader: judging.Node) -> None:
    """Their addresses, read and judged by the page's own code on its own data, give the reference's verdicts."""
    catalogue = personas.catalogue()
    made = data(catalogue, finder(catalogue), "fr")
    isced = ladder(catalogue)
    known = {"closed": made["closed"], "ids": list(made["records"]), "provinces": []}
    records = {r.id: r for r in catalogue.of("programmes")}
    node = judging.judge_in_node(isced)
    for one in personas.personas():
        found = reader.ask([one.fragment, known])
        assert found["bad"] == []
        shown = [_as_page(records[name], made["records"][name]) for name in made["records"]]
        answers = node.ask([[record, found["person"]] for record in shown])
        for name, (judged, wanted) in zip(made["records"], answers, strict=True):
            expected = judge(records[name], one.person, isced)
            assert (judged or {}).get("verdict") == (expected and expected.verdict), (one.id, name)
            assert wanted == is_wanted(records[name], one.person), (one.id, name)
    node.close()


def _as_page(programme: Any, criteria: Any) -> dict[str, Any]:
    return {
        "kind": programme.kind, "open": programme.open_to, "state": programme.state,
        "adults": programme.adults_only, "hosts": programme.hosts, "criteria": criteria,
    }  # fmt: skip
