"""What a run found, as problems with a record, a file and a line, like those of `check`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from generator.check import Content
from generator.links.addresses import Place
from generator.links.memory import Failures
from generator.links.program import Row
from generator.links.verdicts import Verdict
from generator.problems import Problem, Severity, Spot, Text
from generator.settings import LANGUAGE_CODES


class Source(NamedTuple):
    """A file a page is made of, and its record's id; empty for a hand-written page."""

    path: str
    record: str = ""


Found = tuple[str, Severity, Text]  # rule, severity, what to say after the address


def of_addresses(
    places: Mapping[str, Sequence[Place]], verdicts: Mapping[str, Verdict], failures: Failures
) -> list[Problem]:
    """One problem for each place of each address that is not plainly reachable, sorted."""
    problems = []
    for address, verdict in verdicts.items():
        found = _found(address, verdict, failures)
        for place in places[address] if found else ():
            assert found is not None
            rule, severity, said = found
            fr = f" (fiche `{place.record}`)" if place.record else ""
            en = f" (record `{place.record}`)" if place.record else ""
            message = Text(f"{address}{fr} : {said.fr}", f"{address}{en}: {said.en}")
            problems.append(Problem(place.spot, rule, message, severity))
    return sorted(problems)


def _found(address: str, verdict: Verdict, failures: Failures) -> Found | None:
    why = verdict.why
    if verdict.state == "unknown":
        return "address-unknown", "warning", why
    if verdict.state == "gone" and not failures[address].proved:
        said = Text(f"{why.fr} ; à redemander un autre jour", f"{why.en}; to be asked again another day")  # fmt: skip
        return "address-unknown", "warning", said
    if verdict.state == "gone":
        first, last = failures[address]
        said = Text(
            f"injoignable, du {first} au {last} : {why.fr}. Cherchez la nouvelle adresse",
            f"unreachable, from {first} to {last}: {why.en}. Look for the new address",
        )
        return "address-unreachable", "error", said
    if verdict.moved:
        said = Text(f"a déménagé pour de bon, écrivez {verdict.moved}", f"has moved for good, write {verdict.moved}")  # fmt: skip
        return "address-moved", "warning", said
    return None


def summary(verdicts: Mapping[str, Verdict], failures: Failures, suppressed: int, lang: str) -> str:
    """One line: how many addresses of each sort."""
    sorts = Counter(
        "unreachable" if v.state == "gone" and failures[a].proved
        else "reachable" if v.state == "reachable" else "unknown"
        for a, v in verdicts.items()
    )  # fmt: skip
    many = (sorts["reachable"], sorts["unreachable"], sorts["unknown"], suppressed)
    if lang == "en":
        return "{} reachable, {} unreachable, {} unknown, {} suppressed\n".format(*many)
    return "{} joignables, {} injoignables, {} inconnues, {} écartées\n".format(*many)


def of_site(rows: Iterable[Row], site: Path, sources: Mapping[str, Source]) -> list[Problem]:
    """A problem for each link of a page that leads nowhere, with the file the page is made of."""
    problems = []
    for row in rows:
        page = Path(unquote(urlsplit(row.parent).path))
        name = page.relative_to(site).as_posix() if page.is_relative_to(site) else "index.html"
        made = sources.get(name)
        fr = en = ""
        if made:
            fr = f" (fiche `{made.record}`, {made.path})" if made.record else f" ({made.path})"
            en = f" (record `{made.record}`, {made.path})" if made.record else f" ({made.path})"
        message = Text(
            f"le lien `{row.link[:80]}` ne mène à rien{fr} : {row.result}",
            f"the link `{row.link[:80]}` leads nowhere{en}: {row.result}",
        )
        spot = Spot(f"{site.name}/{name}", max(row.line, 1), max(row.column, 1))
        problems.append(Problem(spot, "link-broken", message))
    return sorted(set(problems))


def sources(content: Content) -> dict[str, Source]:
    """What each page of the site is made of, by its address: a record's file, or a page of docs/."""
    found = {}
    for draft in content.drafts:
        name = draft.source.value.get("slug") or draft.id
        for lang in LANGUAGE_CODES:
            path = draft.files.get(lang, draft.source).path
            found[f"{lang}/{draft.collection}/{name}.html"] = Source(path, draft.id)
    for path in content.pages:
        found[path.partition("/")[2].removesuffix("md") + "html"] = Source(path)
    return found
