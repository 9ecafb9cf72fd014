"""The finder's page: its questions and their answers; without script, the lists. Row 6."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator import assets, finder_data, programmes_data
from generator.macros import root_lists
from generator.names import territory
from generator.pourer import Pourer
from generator.schema.kinds import LEVEL
from generator.settings import PROVINCES
from generator.views import Say, province_name
from generator.views.finder import Options, finder
from generator.views.offers import host_codes, offers

ADDRESS = finder_data.ADDRESS
NUMBERS = {"age": 99, "experience": 60}  # question → the most that is taken for an answer
ONE = ("education", "residence")  # one answer; all others may have several
MANY = ("residence",)  # of these, the answer is kept as a list all the same
# Questions at which "none of them" is an answer of its own, unlike no answer.
NONE = ("trade", "has")


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the page: what its fields are, and the answers to choose from."""

    name: str
    form: str  # number, levels, radio or checkbox
    options: Options
    many: bool
    most: int


def page(pourer: Pourer) -> tuple[str, bytes]:
    """(address under the language's folder, HTML)."""
    words = pourer.renderer.words
    body = pourer.renderer.render(
        "finder.html",
        assets=assets.NAMES,
        shared=programmes_data.data_name(pourer.lang),
        data=finder_data.data_name(pourer.lang),
        questions=_questions(pourer),
        levels=("none", *LEVEL.closed),
        provinces=[(slug, province_name(pourer.catalogue, slug)) for slug in PROVINCES],
        ways=[
            (words[f"facet.{x}"], root_lists(pourer, "programmes", x)) for x in ("kind", "country")
        ],
    )
    return ADDRESS, pourer.fill(
        "tools",
        ADDRESS,
        title=words["finder"],
        description=words["about.finder"],
        main="",
        # Foreigners and people in danger ask here too: they must be able to leave.
        exit_=True,
        body=body,
    )


def _questions(pourer: Pourer) -> list[Question]:
    """The questions in the order in which they are asked."""
    found = finder(pourer.catalogue).options
    every = {name: _question(name, options) for name, options in found.items()}
    every["hosts"] = _question("hosts", _hosts(pourer))
    return [every[name] for name in ORDER if name in every]


# Wishes and the age narrow most, so that the fewest questions are left to ask.
ORDER = (
    "want", "age", "hosts", "residence", "nationality", "education", "languages", "situation",
    "experience", "trade", "has",
)  # fmt: skip


def _question(name: str, options: Options) -> Question:
    form = "checkbox"
    if name in NUMBERS:
        form = "number"
    elif name == "languages":
        form = "levels"
    elif name in ONE:
        form = "radio"
    if name in NONE:
        options = (*options, ("", Say(f"finder.none.{name}")))
    return Question(name, form, options, name in MANY, NUMBERS.get(name, 0))


def _hosts(pourer: Pourer) -> Options:
    """The member states by name; a programme for all of them is found by each."""
    codes = [code for code in host_codes(offers(pourer.catalogue)) if code != "EU"]
    named: list[tuple[str, Any]] = [(code, territory(code)) for code in codes]
    return tuple(sorted(named, key=lambda row: row[1].best(pourer.lang)[0]))
