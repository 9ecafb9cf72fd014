"""Records for the benchmark: a repository of N records in three languages, the same for each seed.

The mix is that of a portal: half programmes, a quarter services, many guides. What names another
record names a bounded number of them, so that pages do not grow with N.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from generator.bench import words
from generator.bench.words import Three
from generator.geography import geography
from generator.load import File, load_file
from generator.schema import kinds as k
from generator.settings import EU_STATES, LANGUAGE_CODES, PROVINCES, SETTINGS, SOURCE_LANGUAGE

# Parts of a hundred.
SHARES = {"guides": 18, "services": 24, "documents": 4, "organisations": 6, "countries": 2}
SEEN, REVIEW = "2026-01-15", "36500"  # read long ago, due never: no warning comes with the years

Values = dict[str, Any]  # what a record's files hold; a `Three` stands for a text in each language


@dataclass(frozen=True, slots=True)
class Sample:
    """One invented record."""

    collection: str
    folder: str  # services: the province
    id: str
    values: Values


class Inventor:
    """Invents the records of one repository, each from its own number alone."""

    def __init__(self, count: int, vocabularies: Path, seed: int = 1) -> None:
        self.seed = seed
        self.counts = {name: max(1, count * share // 100) for name, share in SHARES.items()}
        self.counts["countries"] = min(self.counts["countries"], len(EU_STATES))
        self.counts["programmes"] = max(1, count - sum(self.counts.values()))
        self.values = {
            path.stem: _ids(vocabularies, path.name) for path in sorted(vocabularies.glob("*.yml"))
        }
        self.communes = {name: geography().names(name) for name in PROVINCES}

    def samples(self) -> Iterator[Sample]:
        """Every record, one at a time: ten thousand at once would weigh on what is measured."""
        makers: dict[str, Callable[[Random, int], Values]] = {
            "programmes": self.programme,
            "guides": self.guide,
            "services": self.service,
            "documents": self.document,
            "organisations": self.organisation,
            "countries": self.country,
        }
        for collection, make in makers.items():
            for number in range(self.counts[collection]):
                values = make(Random(f"{self.seed}:{collection}:{number}"), number)
                folder = PROVINCES[number % len(PROVINCES)] if collection == "services" else ""
                values["review_every"] = REVIEW
                yield Sample(collection, folder, self.id(collection, number), values)

    def id(self, collection: str, number: int) -> str:
        """The id of the record of that number, counted round the collection."""
        number %= self.counts[collection]
        return (
            EU_STATES[number].lower() if collection == "countries" else f"xx-{collection}-{number}"
        )

    def some(self, random: Random, collection: str, most: int) -> list[str]:
        """A few ids of a collection, each once."""
        start = random.randrange(self.counts[collection])
        return [self.id(collection, start + i) for i in range(min(most, self.counts[collection]))]

    def pick(self, random: Random, vocabulary: str, most: int = 1) -> list[str]:
        """A few values of a vocabulary, each once."""
        return random.sample(self.values[vocabulary], min(most, len(self.values[vocabulary])))

    def programme(self, random: Random, number: int) -> Values:
        """The longest kind of record: conditions, dates, money, steps."""
        kind = random.choice(k.PROGRAMME_KIND.closed)
        month = random.randint(1, 9)
        return {
            "title": words.title(random, number),
            "summary": words.order(random),
            "sources": _sources(random, "call", "fees"),
            "aliases": [f"exemple {number}", f"mital {number}"],
            "kind": kind,
            "audiences": self.pick(random, "audiences", 2),
            "themes": self.pick(random, "themes", 2),
            "hosts": ["EU"] if number % 20 == 0 else sorted(random.sample(EU_STATES, 1 + number % 2)),
            "starts_with": random.choice(k.STARTER.closed),
            "open_to": "people",
            "organisation": self.id("organisations", number),
            "duration": words.numbered(Three("En mois :", "بالأشهر:", "In months:"), random.randint(2, 36)),
            "eligibility": _eligibility(random),
            "windows": [
                {"opens": f"2026-0{month}-01", "closes": f"2026-{month + 2:02}-15", "timezone": "Europe/Paris", "for": "2027", "source": "call"}
            ],
            "money": {
                "free": "no",
                "costs": [{"what": self.pick(random, "costs")[0], "amount": str(random.randint(2, 90) * 10), "currency": "MAD", "year": "2025", "source": "fees"}],
                "covers": self.pick(random, "covers", 2),
                "amounts": [{"what": "stipend", "amount": str(random.randint(30, 120) * 10), "currency": "EUR", "per": "month", "year": "2025", "source": "call"}],
                "may_charge": "none",
            },
            "conditions": _items(random, "condition", 2, source="call"),
            "steps": _items(random, "step", 3 + number % 2, source="call"),
            "caveats": _items(random, "caveat", 1 + number % 2, source="fees"),
            "documents": self.some(random, "documents", 3),
            "services": self.some(random, "services", 2),
            "guides": self.some(random, "guides", 2),
            "links": {"official": f"https://example.org/programme/{number}"},
        }  # fmt: skip

    def guide(self, random: Random, number: int) -> Values:
        """Passages with headings, some of them lists."""
        sections = [
            {
                "id": f"part-{i}",
                "heading": words.numbered(random.choice(words.THING), i + 1),
                "text": words.passage(random),
                "source": "page",
            }
            for i in range(2 + number % 2)
        ]
        return {
            "title": words.numbered(words.RIGHT + words.SPACE + random.choice(words.FOR), number),
            "summary": words.order(random),
            "sources": _sources(random, "page"),
            "theme": self.pick(random, "themes")[0],
            "audiences": self.pick(random, "audiences", 2),
            "countries": sorted(random.sample(EU_STATES, number % 2)),
            "sections": sections,
            "steps": _items(random, "step", 3, source="page"),
            "pitfalls": _items(random, "pitfall", 2, source="page"),
            "documents": self.some(random, "documents", 2),
            "services": self.some(random, "services", 1),
        }  # fmt: skip

    def service(self, random: Random, number: int) -> Values:
        """A counter in a commune of its province."""
        communes = self.communes[PROVINCES[number % len(PROVINCES)]]
        return {
            "title": words.numbered(words.COUNTER, number),
            "summary": words.order(random),
            "sources": _sources(random, "page"),
            "kind": self.pick(random, "service-kinds")[0],
            "organisation": self.id("organisations", number),
            "commune": communes[number // len(PROVINCES) % len(communes)],
            "address": words.same(str(random.randint(1, 99))) + words.STREET,
            "phones": [{"number": f"+2125234{random.randrange(10**5):05}", "languages": ["ar", "fr"], "source": "page"}],
            "web": f"https://example.org/service/{number}",
            "hours": "Mo-Fr 08:30-16:30",
            "offers": self.pick(random, "service-types", 3),
            "audiences": self.pick(random, "audiences", 2),
            "languages": ["ar", "fr"],
            "referral": "walk-in",
            "free": "unknown",
            "operating": "open",
            "conditions": _items(random, "condition", 4, source="page"),
            "guides": self.some(random, "guides", 1),
        }  # fmt: skip

    def document(self, random: Random, number: int) -> Values:
        """A paper to bring."""
        return {
            "title": words.numbered(words.PAPER, number),
            "summary": words.order(random),
            "sources": _sources(random, "page"),
            "where": words.sentences(random),
            "steps": _items(random, "step", 4, source="page"),
            "caveats": _items(random, "caveat", 3, source="page"),
        }

    def organisation(self, random: Random, number: int) -> Values:
        """A body: little more than its name."""
        return {
            "title": words.numbered(words.BODY, number),
            "summary": words.order(random),
            "sources": _sources(random, "page"),
            "kind": self.pick(random, "organisation-kinds")[0],
            "web": f"https://example.org/body/{number}",
        }

    def country(self, random: Random, number: int) -> Values:
        """A member state of which nothing is known yet."""
        return {
            "title": words.numbered(
                Three("Pays d'exemple", "بلد المثال", "Example country"), number
            ),
            "summary": words.order(random),
            "reconfirm": "true",
            "code": EU_STATES[number],
            "agreement": {"state": "unknown"},
            "services": self.some(random, "services", 1),
            "guides": self.some(random, "guides", 1),
        }


def _ids(folder: Path, name: str) -> list[str]:
    """The values of a vocabulary."""
    file = File(path=name, collection="vocabularies", folder="", id=name, lang="")
    problem = load_file(folder, file)
    if problem is not None:
        raise ValueError(f"{folder / name}: {problem.message.en}")
    return list(file.value)


def _sources(random: Random, *names: str) -> Values:
    return {
        name: {"url": f"https://example.org/{name}/{random.randrange(10**8)}", "seen": SEEN, "page_date": f"2025-{random.randint(1, 12):02}", "name": f"Page {name}", "lang": "fr"}
        for name in names
    }  # fmt: skip


def _items(random: Random, name: str, count: int, source: str) -> list[Values]:
    """A word list; one line in ten has a link."""
    makers = (words.sentences, words.linked)
    return [
        {"id": f"{name}-{i}", "text": makers[random.random() < 0.1](random), "source": source}
        for i in range(count)
    ]


def _eligibility(random: Random) -> list[Values]:
    return [
        {"criterion": "residence", "any_of": ["MA"], "source": "call"},
        {"criterion": "age", "min": str(random.randint(16, 20)), "max": str(random.randint(25, 60)), "source": "call"},
        {"criterion": "education", "min": random.choice(k.EDUCATION.closed[1:]), "source": "call"},
        {"criterion": "language", "any_of": [{"language": "fr", "level": random.choice(k.LEVEL.closed)}], "source": "call"},
        {"criterion": "other", "words": "condition-0"},
    ]  # fmt: skip


def said(values: Values, lang: str) -> Values:
    """The values of one language's file: French holds everything, a translation words only."""
    place = LANGUAGE_CODES.index(lang)
    french = lang == SOURCE_LANGUAGE
    found: Values = {}
    for key, value in values.items():
        if isinstance(value, Three):
            found[key] = value[place]
        elif isinstance(value, list) and value and isinstance(value[0], dict) and "id" in value[0]:
            found[key] = [said(item, lang) for item in value]
        elif french or key == "id":
            found[key] = value
    return found


_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")


def yaml(value: Any) -> str:
    """A value on one line, as an editor would write it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {yaml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(yaml, value)) + "]"
    return value if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)


def document(values: Values) -> str:
    """A record file: word lists and tables on lines of their own."""
    lines = []
    for key, value in values.items():
        if isinstance(value, dict):
            lines += [f"{key}:", *(f"  {name}: {yaml(item)}" for name, item in value.items())]
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            lines.append(f"{key}:")
            for item in value:
                rows = [f"{name}: {yaml(inner)}" for name, inner in item.items()]
                lines += [f"  - {rows[0]}", *(f"    {row}" for row in rows[1:])]
        else:
            lines.append(f"{key}: {yaml(value)}")
    return "\n".join(lines) + "\n"


def write(sample: Sample, folder: Path) -> None:
    """The three files of a record under `folder`."""
    at = folder / sample.collection / sample.folder
    at.mkdir(parents=True, exist_ok=True)
    for lang in LANGUAGE_CODES:
        values = said(sample.values, lang)
        if lang != SOURCE_LANGUAGE:
            values["review"] = "draft"
        (at / f"{sample.id}.{lang}.yml").write_text(document(values), encoding="utf-8")


PAGE = "# {0} {1}\n\nCe portail est inventé : هذا مثال, an example.\n\n## {1} A\n\n{0}.\n"


def repository(root: Path, count: int, original: Path, seed: int = 1) -> None:
    """A whole repository at `root`: records, the vocabularies of the repository `original`, pages."""
    records, docs = SETTINGS.folders["records"], SETTINGS.folders["docs"]
    lists = root / records / "vocabularies"
    lists.mkdir(parents=True)
    for path in sorted((original / records / "vocabularies").glob("*.yml")):
        # The guides that a remedy names are not here.
        text = re.sub(r"^ +guides:.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        (lists / path.name).write_text(text, encoding="utf-8")
    for sample in Inventor(count, lists, seed).samples():
        write(sample, root / records)
    for lang in LANGUAGE_CODES:
        (root / docs / lang).mkdir(parents=True)
        for name, title in (
            ("index", "Boussole"),
            ("about", "Exemple"),
            ("contribute", "Exemple 2"),
            ("under-18", "Exemple 3"),
        ):
            (root / docs / lang / f"{name}.md").write_text(
                PAGE.format(title, lang), encoding="utf-8"
            )
    shutil.copy(original / "mkdocs.yml", root)
    # The theme's folder is named relative to mkdocs.yml.
    (root / "generator").symlink_to(Path(__file__).resolve().parents[1], target_is_directory=True)
