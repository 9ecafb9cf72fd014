"""The addresses of others that records and pages name, each with every place that names it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.check import Content
from generator.check.addresses import link_targets
from generator.check.draft import Draft
from generator.check.pages import page_targets
from generator.problems import Spot


class Place(NamedTuple):
    """Where an address stands, and whose it is: a record's id, or empty for a hand-written page."""

    spot: Spot
    record: str


def addresses(content: Content) -> dict[str, list[Place]]:
    """Every http(s) address without its fragment, sorted, with its places in the files' order.

    `content` must have been read by one process: drafts travel without their addresses.
    """
    found: dict[str, set[Place]] = {}
    for target, place in (*_of_records(content.drafts), *_of_pages(content)):
        address = target.partition("#")[0]
        if address.lower().startswith(("http://", "https://")) and not set(address) & set(" \n"):
            found.setdefault(address, set()).add(place)
    return {address: sorted(places) for address, places in sorted(found.items())}


def _of_records(drafts: list[Draft]) -> Iterator[tuple[str, Place]]:
    for draft in drafts:
        for leaf in draft.leaves.get("url", ()):
            yield leaf.text, Place(draft.spot(*leaf.path, lang=leaf.lang), draft.id)
        for leaf in draft.leaves.get("markdown", ()):
            for target in link_targets(leaf.text):
                yield target, Place(draft.spot(*leaf.path, lang=leaf.lang), draft.id)


def _of_pages(content: Content) -> Iterator[tuple[str, Place]]:
    for path, page in content.pages.items():
        for line, target in page_targets(page):
            yield target, Place(Spot(path, line), "")
