"""Checks the content: reads every file, runs every rule, and reports all problems at once, sorted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from generator import load
from generator.check import (
    ages,
    contacts,
    countries,
    criteria,
    dates,
    languages,
    locks,
    money,
    pages,
    places,
    privacy,
    proof,
    prose,
    references,
    shape,
    uniqueness,
)
from generator.check.draft import Draft
from generator.check.readings import READING
from generator.check.rules import Content, Rule
from generator.geography import geography
from generator.pages import read_pages
from generator.problems import Problem, Spot, Text
from generator.schema import COLLECTIONS
from generator.settings import LANGUAGE_CODES, SETTINGS, SOURCE_LANGUAGE, Settings
from generator.translations import LOCK_NAME, lock_lines, read_lock

# Order is the order of the reference page; the order of messages is that of the files.
RULES: tuple[Rule, ...] = (
    *READING,
    dates.window_in_order,
    dates.window_has_date,
    dates.habit_has_month,
    dates.window_in_habit,
    dates.timezone_exists,
    dates.event_in_order,
    dates.notice_in_order,
    dates.agreement_in_order,
    ages.not_in_the_future,
    ages.page_date_before_seen,
    ages.overdue,
    references.reference_exists,
    references.source_defined,
    references.source_unused,
    references.condition_defined,
    references.reason_given,
    references.retired_linked,
    references.no_self_reference,
    references.vocabulary_file,
    criteria.criterion_shape,
    criteria.criterion_limits,
    criteria.criterion_values,
    criteria.criterion_remedy,
    languages.french_missing,
    languages.translation_missing,
    languages.review_stated,
    languages.script,
    languages.untranslated_copy,
    languages.list_translated,
    locks.stale_translation,
    locks.never_confirmed,
    locks.lock_line,
    locks.lock_orphan,
    places.folder_expected,
    places.commune_exists,
    places.commune_in_province,
    places.place_given,
    places.point_plausible,
    places.point_in_commune,
    countries.host_is_european,
    countries.country_code,
    countries.country_known,
    contacts.phone_valid,
    contacts.phone_moroccan,
    contacts.personal_mobile,
    contacts.email_valid,
    contacts.url_valid,
    contacts.url_tracking,
    contacts.link_in_prose,
    contacts.hours_valid,
    money.amount_complete,
    money.amount_plausible,
    money.charge_alone,
    money.charge_unknown,
    money.free_costs_nothing,
    proof.criterion_has_source,
    proof.condition_has_source,
    proof.number_has_source,
    proof.unsourced,
    proof.reconfirm_old,
    prose.no_html,
    prose.no_jinja,
    prose.no_image,
    prose.sentence_length,
    prose.vague_time,
    prose.fair_words,
    prose.date_in_prose,
    prose.amount_in_prose,
    uniqueness.id_unique,
    uniqueness.slug_unique,
    uniqueness.title_unique,
    uniqueness.service_twice,
    privacy.national_id,
    privacy.iban,
    privacy.private_mail,
    privacy.mobile_list,
    pages.front_matter,
    pages.page_macro,
    pages.page_html,
    pages.page_link,
    pages.page_words,
    pages.page_privacy,
    pages.page_missing,
)


def read_content(root: Path, settings: Settings, today: date) -> tuple[Content, list[Problem]]:
    """Every file of the repository, read and shaped; and what the reading found wrong."""
    folder = settings.folders["records"]
    files, problems = load.find(root, folder, (*COLLECTIONS, "vocabularies"))
    content = Content(settings, today, geography())
    content.lock = read_lock(root / folder)
    content.lock_path = f"{folder}/{LOCK_NAME}"
    content.lock_lines = lock_lines(root / folder)
    content.pages, unread = read_pages(root, settings.folders["docs"])
    content.unread_pages = {problem.spot.path for problem in unread}
    problems += unread
    for file in files:
        problem = load.load_file(root, file)
        if problem is not None:
            problems.append(problem)
    unreadable = {problem.spot.path for problem in problems}
    for file in files:
        if file.collection == "vocabularies" and file.path in unreadable:
            content.unreadable_lists.add(file.id)
        elif file.collection == "vocabularies":
            draft, entries, found = shape.read_vocabulary(file)
            content.lists.append(draft)
            content.vocabularies[file.id] = entries
            problems += found
    content.drafts, content.strays = _drafts(files, unreadable)
    for file in files:
        if file.lang == SOURCE_LANGUAGE:
            content.ids.setdefault(file.id, file.collection)
    known = {name: frozenset(entries) for name, entries in content.vocabularies.items()}
    for draft in content.drafts:
        problems += shape.read(draft, known)
    return content, problems


def _drafts(
    files: Iterable[load.File], unreadable: set[str]
) -> tuple[list[Draft], list[load.File]]:
    """The readable files of each record together; and translations that have no French file."""
    by_record: dict[tuple[str, str, str], dict[str, load.File]] = {}
    broken: set[tuple[str, str, str]] = set()
    for file in files:
        if file.collection == "vocabularies":
            continue
        key = (file.collection, file.folder, file.id)
        if file.path in unreadable:
            broken.add(key)
        elif file.lang in LANGUAGE_CODES:
            by_record.setdefault(key, {})[file.lang] = file
    drafts: list[Draft] = []
    strays: list[load.File] = []
    for key, found in sorted(by_record.items()):
        if SOURCE_LANGUAGE in found:
            drafts.append(Draft(key[0], key[2], found))
        elif key not in broken:
            strays += found.values()
    return sorted(
        drafts, key=lambda draft: (list(COLLECTIONS).index(draft.collection), draft.id)
    ), strays


def check(
    root: Path,
    settings: Settings = SETTINGS,
    today: date | None = None,
    without: frozenset[str] = frozenset(),
) -> tuple[Content, list[Problem]]:
    """The content of the repository at `root`, and every problem in it, sorted.

    `without` names rules to leave out: `make rules` shows with it that each one is missed.
    """
    content, problems = read_content(root, settings, today or date.today())
    sound = content.sound()
    for rule in RULES:
        if rule.run is None or rule.name in without:
            continue
        if rule.scope == "content":
            problems += map(rule.problem, rule.run(content))
            continue
        for draft in sound:
            for finding in rule.run(draft, content):
                problems.append(rule.problem(finding))
    kept = {problem for problem in problems if problem.rule not in without}
    return content, sorted(kept)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that block."""
    return [problem for problem in problems if problem.severity == "error"]


__all__ = ["RULES", "Content", "Problem", "Rule", "Spot", "Text", "check", "errors", "read_content"]
