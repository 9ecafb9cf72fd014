"""Eligibility: may this person take part? One machine, here and in `browser/finder/eligibility.js`, same vectors.

Three answers: yes, no, or to check (the record or the person does not say), joined as Kleene's strong
logic does. It is a self-check: nothing here predicts what an office will decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from generator.catalogue import Catalogue, expand_hosts
from generator.schema.kinds import LEVEL
from generator.settings import EU_STATES

Answer = Literal["yes", "no", "check"]
Verdict = Literal["yes", "check", "one-away", "no"]

ADULT = 18
# What an under-18 may be shown: studies, and the others only where their own age criterion lets that age in.
MINOR_KINDS = ("study", "exchange", "volunteering")
# A code that stands for several countries: a person may say no more than "a member state".
GROUPS: Mapping[str, tuple[str, ...]] = {"EU": EU_STATES}


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """What someone says of themselves. None is "not said"; an empty tuple is "none of them"."""

    want: tuple[str, ...] = ()  # kinds of programme; empty: any
    age: int | None = None  # completed years
    education: str | None = None  # the highest level reached
    languages: tuple[tuple[str, str], ...] | None = None  # (language, level)
    nationality: tuple[str, ...] | None = None  # ISO codes, or a group's code
    residence: tuple[str, ...] | None = None  # likewise
    situation: tuple[str, ...] | None = None
    experience: int | None = None  # years
    trade: tuple[str, ...] | None = None
    has: tuple[str, ...] | None = None  # what they already hold
    hosts: tuple[str, ...] = ()  # the countries that interest them; empty: any


@dataclass(frozen=True, slots=True)
class Judgement:
    """A record's verdict for a person, with the answer to each criterion in the record's order."""

    verdict: Verdict
    answers: tuple[Answer, ...]
    shut: bool  # nobody can take part, whatever the answers: the record says why


def all_of(answers: Iterable[Answer]) -> Answer:
    """Kleene's strong "and": one no decides; without it, one to check leaves all to check."""
    found = set(answers)
    return "no" if "no" in found else "check" if "check" in found else "yes"


def any_of(answers: Iterable[Answer]) -> Answer:
    """Kleene's strong "or": one yes decides; without it, one to check leaves all to check."""
    found = set(answers)
    return "yes" if "yes" in found else "check" if "check" in found else "no"


def ladder(catalogue: Catalogue) -> dict[str, int]:
    """The ISCED level of each level of education; no schooling has none, and is below all."""
    return {value: int(entry.isced or 0) for value, entry in catalogue.entries["education"].items()}


def answer(line: Any, person: Person, isced: Mapping[str, int]) -> Answer:
    """What a person's words make of one `Criterion`."""
    name = line.criterion
    if name == "other":
        return "check"
    if name in ("nationality", "residence"):
        return _place(line, getattr(person, name))
    if name == "language":
        return _language(line, person.languages)
    if name == "education":
        return _education(line, person.education, isced)
    if name in ("age", "experience"):
        return _between(line, getattr(person, name))
    return _one_of(line, person.has if name == "offer" else getattr(person, name))


def _one_of(line: Any, held: tuple[str, ...] | None) -> Answer:
    if held is None:
        return "check"
    return any_of("yes" if option.value in held else "no" for option in line.any_of)


def _place(line: Any, held: tuple[str, ...] | None) -> Answer:
    """Someone who names a group only cannot be told whether they are of the state that is asked."""
    if held is None:
        return "check"
    wanted = expand_hosts(option.value for option in line.any_of)
    return any_of(
        "yes" if code in wanted else "check" if wanted & {*GROUPS.get(code, ())} else "no"
        for code in held
    )


def _language(line: Any, held: tuple[tuple[str, str], ...] | None) -> Answer:
    """Someone who names their languages does not speak the others."""
    if held is None:
        return "check"
    ranks = {name: LEVEL.closed.index(level) for name, level in held}
    return any_of(
        "yes" if ranks.get(option.language, -1) >= LEVEL.closed.index(option.level) else "no"
        for option in line.any_of
    )


def _education(line: Any, held: str | None, isced: Mapping[str, int]) -> Answer:
    if held is None:
        return "check"
    low = _reaches(held, line.min, isced) if line.min else "yes"
    high = _reaches(line.max, held, isced) if line.max else "yes"
    return all_of((low, high))


def _reaches(level: str, wanted: str, isced: Mapping[str, int]) -> Answer:
    """Two names of one ISCED level (a trade certificate, the baccalaureate) do not open the same doors:
    whether one is taken for the other is to be asked."""
    if level == wanted or isced[level] > isced[wanted]:
        return "yes"
    return "check" if isced[level] == isced[wanted] else "no"


def _between(line: Any, held: int | None) -> Answer:
    """Both limits are included."""
    if held is None:
        return "check"
    fits = (not line.min or int(line.min) <= held) and (not line.max or held <= int(line.max))
    return "yes" if fits else "no"


def verdict(answers: Iterable[tuple[Answer, bool]]) -> Verdict:
    """The verdict of (answer, has a remedy) pairs, as content-model.md defines it."""
    pairs = tuple(answers)
    failing = [remedied for given, remedied in pairs if given == "no"]
    if len(failing) > 1 or failing == [False]:
        return "no"
    if failing:
        return "one-away"
    return "check" if any(given == "check" for given, _ in pairs) else "yes"


def judge(record: Any, person: Person, isced: Mapping[str, int]) -> Judgement | None:
    """A programme's judgement; None where the record must not be shown to this person at all."""
    if record.open_to == "organisations" or not _fits_age_group(record, person):
        return None
    lines = record.eligibility
    answers = tuple(answer(line, person, isced) for line in lines)
    shut = record.open_to == "nobody" or record.state == "retired"
    pairs = zip(answers, (bool(line.remedy) for line in lines), strict=True)
    return Judgement("no" if shut else verdict(pairs), answers, shut)


def _fits_age_group(record: Any, person: Person) -> bool:
    """mission.md, "Do no harm": what an under-18 sees."""
    if person.age is None or person.age >= ADULT:
        return True
    if record.adults_only or record.kind not in MINOR_KINDS:
        return False
    ages = [line for line in record.eligibility if line.criterion == "age"]
    if record.kind == "study":
        return True
    return bool(ages) and all(_between(line, person.age) == "yes" for line in ages)


def is_wanted(record: Any, person: Person) -> bool:
    """Is the record of a kind and in a country that interest this person? No answer is any."""
    if person.want and record.kind not in person.want:
        return False
    return not person.hosts or bool(expand_hosts(record.hosts) & expand_hosts(person.hosts))
