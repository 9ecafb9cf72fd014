"""Shape: what a file lacks or has too much of is said with its place and the right thing to write."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

import pytest

from generator import load
from generator.check.draft import Draft
from generator.check.shape import read, read_vocabulary
from generator.problems import as_text
from generator.schema import COLLECTIONS
from generator.schema import parts as p
from generator.schema.records import Event, Organisation, Term
from generator.schema.spec import Words, specs

LISTS = {
    "organisation-kinds": frozenset({"agency", "ministry"}),
    "term-kinds": frozenset({"right"}),
    "audiences": frozenset({"youth", "worker"}),
    "themes": frozenset({"work"}),
}
ORGANISATION = "title: Un nom\nkind: agency\n"
GUIDE = "title: Un titre\ntheme: work\naudiences: [youth]\nsections:\n  - {id: one, heading: Un, text: Un mot.}\n"
EVENT = "title: Une séance\nstarts: 2026-02-15T17:00\nends: 2026-02-15T18:30\ntimezone: Africa/Casablanca\naudiences: [youth]\n"
TERM = "title: Un mot\nplain: Ce que c'est.\n"


def draft(collection: str, **texts: str) -> Draft:
    """A record from the texts of its files, by language."""
    files = {}
    for lang, text in texts.items():
        value, spots = load.parse(text)
        files[lang] = load.File(lang, collection, "", "example", lang, value, spots)
    return Draft(collection, "example", files)


class Wrong(NamedTuple):
    """Files of a record, and the one problem they must bring: `lang:line:column rule`, and its words."""

    name: str
    collection: str
    fr: str
    spot: str
    says: str
    ar: str = ""


WRONG = [
    # Keys.
    Wrong("near-miss", "organisations", ORGANISATION + "acronim: X\n", "fr:3:1 unknown-key", "did you mean `acronym`?"),
    Wrong("far-miss", "organisations", ORGANISATION + "zzz: X\n", "fr:3:1 unknown-key", "the possible keys are: title, summary"),
    Wrong("inner-key", "guides", GUIDE + "forms: [{code: X, lien: y}]\n", "fr:6:19 unknown-key", "unknown key `lien`"),
    Wrong("python-name", "events", EVENT + "for_: x\n", "fr:6:1 unknown-key", "unknown key `for_`"),
    Wrong("computed-key", "organisations", ORGANISATION + "folder: x\n", "fr:3:1 unknown-key", "unknown key `folder`"),
    Wrong("missing", "organisations", "title: Un nom\n", "fr:1:1 missing-key", "Example: `kind: agency`"),
    Wrong("missing-part", "countries", "title: Pays\ncode: FR\n", "fr:1:1 missing-key", "Example: `agreement: {state: in-force}`"),
    Wrong("missing-parts", "guides", "title: Un\ntheme: work\naudiences: [youth]\n", "fr:1:1 missing-key", "`sections: [{id: premier-pas, heading: \"Un texte court\""),
    Wrong("missing-inside", "guides", GUIDE + "forms:\n  - {url: https://example.org/}\n", "fr:7:5 missing-key", "`code` is missing"),
    # Forms.
    Wrong("map-for-text", "organisations", "title: {a: b}\nkind: agency\n", "fr:1:1 shape", "one value is wanted here"),
    Wrong("list-for-text", "organisations", "title: [a]\nkind: agency\n", "fr:1:1 shape", "one value is wanted here"),
    Wrong("text-for-list", "guides", GUIDE.replace("[youth]", "youth"), "fr:3:1 shape", "a list is wanted here. Example: `[youth]`"),
    Wrong("text-for-parts", "guides", GUIDE + "steps: vite\n", "fr:6:1 shape", "a hyphen for each item"),
    Wrong("text-for-item", "guides", GUIDE + "steps: [vite]\n", "fr:6:9 shape", "`key: value` lines"),
    Wrong("list-for-part", "guides", GUIDE + "links: [a]\n", "fr:6:1 shape", "`key: value` lines"),
    Wrong("list-for-table", "guides", GUIDE + "sources: [a]\n", "fr:6:1 shape", "`id: {…}` lines"),
    Wrong("text-for-spellings", "glossary", TERM + "spellings: mot\n", "fr:3:1 shape", "a list is wanted here"),
    Wrong("deep", "organisations", ORGANISATION + "aliases: [[a]]\n", "fr:3:11 shape", "one value is wanted here"),
    # Values.
    Wrong("empty", "organisations", ORGANISATION + "acronym:\n", "fr:3:1 empty-value", "or delete the line"),
    Wrong("blank", "organisations", ORGANISATION + 'acronym: "  "\n', "fr:3:1 empty-value", "empty value"),
    Wrong("closed", "organisations", "title: Un\nkind: agence\n", "fr:2:1 closed-list", "did you mean `agency`?; possible values: agency, ministry"),
    Wrong("closed-in-list", "guides", GUIDE.replace("[youth]", "[youth, yooth]"), "fr:3:20 closed-list", "did you mean `youth`?"),
    Wrong("state", "organisations", ORGANISATION + "state: open\n", "fr:3:1 closed-list", "possible values: published, paused, retired"),
    Wrong("flag", "guides", GUIDE + "reconfirm: yes\n", "fr:6:1 wrong-value", "`true` or `false`"),
    Wrong("flag-case", "guides", GUIDE + "reconfirm: True\n", "fr:6:1 wrong-value", "Example: `true`"),
    Wrong("number", "guides", GUIDE + "review_every: 1_000\n", "fr:6:1 wrong-value", "a whole number"),
    Wrong("number-octal", "guides", GUIDE + "review_every: 010\n", "fr:6:1 wrong-value", "a whole number"),
    Wrong("number-arabic-digits", "guides", GUIDE + "review_every: ١٢\n", "fr:6:1 wrong-value", "a whole number"),
    Wrong("country", "organisations", ORGANISATION + "country: fr\n", "fr:3:1 wrong-value", "Example: `FR`"),
    Wrong("date-words", "guides", GUIDE + "second_read: 3 mai 2026\n", "fr:6:1 wrong-value", "Example: `2026-02-15`"),
    Wrong("date-order", "guides", GUIDE + "second_read: 15-02-2026\n", "fr:6:1 wrong-value", "year-month-day"),
    Wrong("date-and-more", "guides", GUIDE + "second_read: 2026-02-15T00:00\n", "fr:6:1 wrong-value", "a date"),
    Wrong("no-such-day", "guides", GUIDE + "second_read: 2026-02-30\n", "fr:6:1 day-exists", "the day `2026-02-30` does not exist"),
    Wrong("no-leap-day", "guides", GUIDE + "second_read: 2027-02-29\n", "fr:6:1 day-exists", "does not exist"),
    Wrong("no-such-moment", "events", EVENT.replace("02-15T17", "02-31T17"), "fr:2:1 day-exists", "does not exist"),
    Wrong("no-such-hour", "events", EVENT.replace("T17:00", "T24:00"), "fr:2:1 wrong-value", "a date and an hour"),
    Wrong("zone", "events", EVENT.replace("Africa/Casablanca", "GMT+1"), "fr:4:1 wrong-value", "Example: `Africa/Casablanca`"),
    Wrong("slug", "organisations", ORGANISATION + "slug: Été\n", "fr:3:1 wrong-value", "lower-case ASCII"),
    Wrong("source-id", "guides", GUIDE + "sources:\n  Une page: {url: https://example.org/, seen: 2026-02-01}\n", "fr:7:3 wrong-value", "`Une page`"),
    Wrong("branch", "countries", "title: P\ncode: FR\nagreement: {state: none, branches: {age: {source: a}}}\n", "fr:3:37 closed-list", "possible values: old-age"),
    Wrong("partial-day", "countries", "title: P\ncode: FR\nagreement: {state: none, signed: 2004-13}\n", "fr:3:26 wrong-value", "a year, a year-month or a date"),
    Wrong("long", "organisations", f"title: {'é' * 111}\nkind: agency\n", "fr:1:1 too-long", "111 characters; the limit is 110"),
    Wrong("long-value-is-cut", "organisations", ORGANISATION + f"slug: {'É' * 500}\n", "fr:3:1 wrong-value", f"`{'É' * 57}…`"),
    # Lists of words.
    Wrong("same-id", "guides", GUIDE + "steps:\n  - {id: a, text: Un.}\n  - {id: a, text: Deux.}\n", "fr:8:6 item-ids", "already stands above"),
    # Translations.
    Wrong("fact", "organisations", ORGANISATION, "ar:2:1 fact-in-translation", "`kind` is a fact", "title: اسم\nkind: agency\n"),
    Wrong("fact-in-item", "guides", GUIDE, "ar:2:36 fact-in-translation", "`source` is a fact", "sections:\n  - {id: one, heading: ا, text: ا, source: a}\n"),
    Wrong("unknown-in-translation", "organisations", ORGANISATION, "ar:1:1 unknown-key", "did you mean `title`?", "titel: اسم\n"),
    Wrong("id-unknown", "guides", GUIDE, "ar:2:6 item-ids", "did you mean `one`?", "sections:\n  - {id: onne, heading: ا, text: ا}\n"),
    Wrong("id-missing", "guides", GUIDE, "ar:2:5 missing-key", "take the French file's", "sections:\n  - {heading: ا, text: ا}\n"),
    Wrong("id-twice", "guides", GUIDE, "ar:3:6 item-ids", "or already", "sections:\n  - {id: one, heading: ا, text: ا}\n  - {id: one, heading: ا, text: ا}\n"),
    Wrong("translation-no-list", "guides", GUIDE, "ar:1:1 shape", "a list is wanted here", "sections: نص\n"),
    Wrong("translation-of-words-is-a-map", "organisations", ORGANISATION, "ar:1:1 shape", "one value is wanted here", "title: {a: b}\n"),
    Wrong("translation-empty", "organisations", ORGANISATION, "ar:1:1 empty-value", "empty value", "title:\n"),
    Wrong("translation-long", "organisations", ORGANISATION, "ar:1:1 too-long", "the limit is 110", f"title: {'ا' * 111}\n"),
    Wrong("review", "organisations", ORGANISATION, "ar:2:1 closed-list", "possible values: draft, reviewed", "title: اسم\nreview: done\n"),
    Wrong("review-day", "organisations", ORGANISATION, "ar:1:1 day-exists", "does not exist", "second_read: 2026-02-30\n"),
    Wrong("translation-of-spellings", "glossary", TERM + "spellings: [mot]\n", "ar:1:1 shape", "a list is wanted here", "spellings: كلمة\n"),
]  # fmt: skip


@pytest.mark.parametrize("case", WRONG, ids=lambda case: case.name)
def test_wrong(case: Wrong) -> None:
    """One fault brings one problem, at its place, that names the right thing; and no record."""
    made = draft(case.collection, fr=case.fr, **({"ar": case.ar} if case.ar else {}))
    problems = read(made, LISTS)
    assert [f"{x.spot.path}:{x.spot.line}:{x.spot.column} {x.rule}" for x in problems] == [
        case.spot
    ]
    assert case.says in problems[0].message.en
    assert problems[0].message.fr != problems[0].message.en
    assert "\n" not in as_text(problems)[:-1]
    assert made.record is None


def test_all_faults_of_a_record_at_once() -> None:
    """One fault hides no other."""
    made = draft(
        "guides", fr="titel: a\ntheme: x\naudiences: youth\nsections: []\nreconfirm: oui\n"
    )
    assert [x.rule for x in read(made, LISTS)] == [
        "unknown-key", "missing-key", "wrong-value", "closed-list", "shape",
    ]  # fmt: skip


def test_a_message_is_one_line() -> None:
    """What a contributor wrote cannot begin a line of its own: a log may read it as a command."""
    made = draft("organisations", fr='title: a\nkind: "x\\n::error::y"\n"k\\ney": z\n')
    text = as_text(read(made, LISTS), "en")
    assert len(text.splitlines()) == 2
    assert "x ::error::y" in text


def test_organisation() -> None:
    """A good record is typed and frozen; words hold every language that stands."""
    made = draft(
        "organisations",
        fr=ORGANISATION
        + "acronym: NO\ncountry: NO\naliases: [12:30, 0523410217]\nreview_every: 90\n",
        ar="title: اسم\nreview: reviewed\nsecond_read: 2026-02-10\n",
        en="summary: For people.\n",
    )
    assert read(made, LISTS) == []
    assert made.record == Organisation(
        id="example",
        collection="organisations",
        title=Words.of((("fr", "Un nom"), ("ar", "اسم"))),
        kind="agency",
        acronym="NO",
        country="NO",
        aliases=("12:30", "0523410217"),
        review_every=90,
        reviews=(("ar", "reviewed"), ("en", "draft")),
        second_reads=(("ar", "2026-02-10"),),
    )
    with pytest.raises(FrozenInstanceError):
        made.record.kind = "ministry"


def test_words_not_translated() -> None:
    """What is not translated is shown in French and counted; it is no problem."""
    made = draft("guides", fr=GUIDE + "steps: [{id: a, text: Un pas.}]\n", ar="title: عنوان\n")
    assert read(made, LISTS) == []
    assert made.record.title.best("ar") == ("عنوان", "ar")
    assert made.record.steps[0].text.best("ar") == ("Un pas.", "fr")
    arabic = {path for path, lang in made.missing if lang == "ar"}
    assert arabic == {("sections", 0), ("steps", 0)}


def test_items_follow_the_french_order() -> None:
    """A translation may list its items in another order: ids decide."""
    made = draft(
        "guides",
        fr=GUIDE + "steps:\n  - {id: a, text: Un.}\n  - {id: b, text: Deux.}\n",
        en="steps:\n  - {id: b, text: Two.}\n  - {id: a, text: One.}\n",
    )
    assert read(made, LISTS) == []
    assert [step.text.get("en") for step in made.record.steps] == ["One.", "Two."]


def test_typed_values() -> None:
    """Moments, decimals, lone values and tables become what their kinds say."""
    event = draft("events", fr=EVENT)
    assert read(event, LISTS) == []
    assert isinstance(event.record, Event)
    assert event.record.ends == datetime(2026, 2, 15, 18, 30)
    guide = draft(
        "guides",
        fr=GUIDE
        + "sources: {b: {url: 'https://example.org/b', seen: 2026-02-02, page_date: 2024-10},"
        " a: {url: 'https://example.org/a', seen: 2026-02-01}}\n"
        "money: {costs: [{what: fee, amount: 12.50}], may_charge: none}\nforms: [{code: 007, source: a}]\n",
    )
    assert read(guide, LISTS | {"costs": frozenset({"fee"})}) == []
    assert [name for name, _ in guide.record.sources] == ["a", "b"]
    assert guide.record.sources[1][1] == p.Source(
        url="https://example.org/b", seen=date(2026, 2, 2), page_date="2024-10"
    )
    assert guide.record.money.costs[0].amount == Decimal("12.50")
    assert guide.record.money.may_charge == ("none",)
    assert guide.record.forms[0] == p.Form(code="007", source=("a",))


def test_spellings() -> None:
    """Spellings stand in each language's own file and keep their language."""
    made = draft("glossary", fr=TERM + "spellings: [mot, mots]\n", ar="spellings: [كلمة]\n")
    assert read(made, LISTS) == []
    assert isinstance(made.record, Term)
    assert dict(made.record.spellings) == {"fr": ("mot", "mots"), "ar": ("كلمة",)}


def test_vocabulary() -> None:
    """A list's entries are read like records: ids, words, and what remedies add."""
    value, spots = load.parse("one: {fr: Un, ar: واحد}\nTWO: {fr: Deux}\n")
    _, entries, problems = read_vocabulary(
        load.File("kinds.yml", "vocabularies", "", "kinds", "", value, spots)
    )
    assert not problems
    assert sorted(entries) == ["TWO", "one"]
    assert entries["one"].ar == "واحد"
    value, spots = load.parse("deux mots: {fr: Un}\nx: {en: One}\ny: z\n")
    _, entries, problems = read_vocabulary(
        load.File("kinds.yml", "vocabularies", "", "kinds", "", value, spots)
    )
    assert [(x.spot.line, x.rule) for x in problems] == [
        (1, "wrong-value"),
        (2, "missing-key"),
        (3, "shape"),
    ]
    assert "x" not in entries


def test_every_collection_reports_every_missing_key() -> None:
    """An empty record of any collection names each required key once."""
    for name, collection in COLLECTIONS.items():
        problems = read(draft(name, fr="slug: x\n"), LISTS)
        required = [key for key, spec in specs(collection.record).items() if spec.required]
        assert [x.message.en.split("`")[1] for x in problems] == required
