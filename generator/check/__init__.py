"""Checks the content: reads every file, runs every rule, and reports all problems at once, sorted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

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
    refused,
    uniqueness,
)
from generator.check.memory import Memory
from generator.check.reading import Examined, Group, examine, prepare
from generator.check.readings import READING
from generator.check.rules import Content, Rule
from generator.problems import Problem
from generator.settings import SETTINGS, Settings
from generator.workers import chunks, spread, uncollected, workers_for

SHARE = 10  # records examined at a time: what is found then fits in a pipe, and no process waits to send it
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
    ages.correction_dated,
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
    refused.refused_claim,
    refused.page_claim,
    refused.look_alike,
    refused.no_shelter,
    refused.german_legalisation,
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


def check(
    root: Path,
    settings: Settings = SETTINGS,
    today: date | None = None,
    without: frozenset[str] = frozenset(),
    workers: int | None = None,
    memory: Memory | None = None,
) -> tuple[Content, list[Problem]]:
    """The content of the repository at `root`, and every problem in it, sorted.

    `without` names rules to leave out: `make rules` shows with it that each one is missed.
    `workers` processes share the records; by default as many as are worth it.
    `memory` is that of an earlier check in this process: records whose files are the same are not read again.
    """
    rules = [rule for rule in RULES if rule.run is not None and rule.name not in without]
    own = [rule for rule in rules if rule.scope == "record"]
    with uncollected():
        content, groups, problems = prepare(root, settings, today or date.today())
        before = memory.recall(root, groups, content, without) if memory else [None] * len(groups)
        new = [group for group, found in zip(groups, before, strict=True) if found is None]
        read = iter(_read(new, root, content, own, workers or workers_for(len(new))))
        examined = [found or next(read) for found in before]
        if memory:
            memory.keep(examined)
        for found in examined:
            content.drafts += found.drafts
            content.strays += found.strays
            problems += found.problems
        for rule in rules:
            if rule.scope == "content":
                problems += map(rule.problem, rule.run(content) if rule.run else ())
        kept = {problem for problem in problems if problem.rule not in without}
        return content, sorted(kept)


def _read(
    groups: Sequence[Group], root: Path, content: Content, rules: list[Rule], workers: int
) -> list[Examined]:
    """What is found in each group, shared among processes."""

    def examine_all(some: Sequence[Group]) -> list[Examined]:
        found = [examine(group, root, content, rules) for group in some]
        if workers > 1:
            for draft in (draft for one in found for draft in one.drafts):
                draft.lighten()
        return found

    return [one for some in spread(examine_all, chunks(groups, SHARE), workers) for one in some]


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that block."""
    return [problem for problem in problems if problem.severity == "error"]


__all__ = ["RULES", "Content", "Memory", "Problem", "Rule", "check", "errors"]
