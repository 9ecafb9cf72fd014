"""Reads the repository: first what every record needs, then each record with its own rules.

A record is read, shaped and examined in one go, so that records can be shared among processes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from generator import load, tree
from generator.check import look, shape
from generator.check.draft import Draft
from generator.check.rules import Content, Rule
from generator.geography import geography
from generator.pages import read_pages
from generator.problems import Problem
from generator.schema import COLLECTIONS
from generator.settings import SOURCE_LANGUAGE, Settings
from generator.translations import LOCK_NAME, lock_lines, read_lock

LISTS = "vocabularies"


class Group(NamedTuple):
    """The files of one record, not read yet."""

    collection: str
    id: str
    files: tuple[load.File, ...]


class Examined(NamedTuple):
    """What came of a group: its draft if its French file can be read, else its strays."""

    drafts: list[Draft]
    strays: list[load.File]
    problems: list[Problem]


def prepare(
    root: Path, settings: Settings, today: date
) -> tuple[Content, list[Group], list[Problem]]:
    """All but the records: vocabularies, lock, pages; the records' files by group; what is wrong."""
    folder = settings.folders["records"]
    files, problems = tree.find(root, folder, (*COLLECTIONS, LISTS))
    content = Content(settings, today, geography())
    content.lock = read_lock(root / folder)
    content.lock_path = f"{folder}/{LOCK_NAME}"
    content.lock_lines = lock_lines(root / folder)
    content.pages, unread = read_pages(root, settings.folders["docs"])
    content.unread_pages = {p.spot.path for p in unread if p.rule != "page-file"}
    problems += unread
    for file in files:
        if file.collection == LISTS:
            problems += _read_list(root, file, content)
        elif file.lang == SOURCE_LANGUAGE:
            content.ids.setdefault(file.id, file.collection)
    return content, _groups(file for file in files if file.collection != LISTS), problems


def _read_list(root: Path, file: load.File, content: Content) -> list[Problem]:
    problem = load.load_file(root, file)
    if problem is not None:
        content.unreadable_lists.add(file.id)
        return [problem]
    draft, entries, problems = shape.read_vocabulary(file)
    content.lists.append(draft)
    content.vocabularies[file.id] = entries
    return problems


def _groups(files: Iterable[load.File]) -> list[Group]:
    """The files of each record together, by collection, then id, then folder."""
    order = {name: i for i, name in enumerate(COLLECTIONS)}
    found: dict[tuple[int, str, str], list[load.File]] = {}
    for file in files:
        found.setdefault((order[file.collection], file.id, file.folder), []).append(file)
    return [Group(some[0].collection, some[0].id, tuple(some)) for _, some in sorted(found.items())]


def examine(group: Group, root: Path, content: Content, rules: list[Rule]) -> Examined:
    """Reads and shapes one record and runs the rules that look at one record."""
    problems: list[Problem] = []
    read: dict[str, load.File] = {}
    for file in group.files:
        problem = load.load_file(root, file)
        if problem is None:
            read[file.lang] = file
        else:
            problems.append(problem)
    if SOURCE_LANGUAGE not in read:
        # A French file that cannot be read is one problem; its translations are no strays.
        return Examined([], [] if problems else list(read.values()), problems)
    draft = Draft(group.collection, group.id, read)
    problems += shape.read(draft, content.known)
    if draft.record is not None:
        held = draft.held = look.held(draft)
        for rule in rules:
            if rule.run is not None and not (rule.needs and rule.needs.isdisjoint(held)):
                problems += map(rule.problem, rule.run(draft, content))
    return Examined([draft], [], problems)
