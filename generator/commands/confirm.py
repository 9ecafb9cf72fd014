"""`confirm`: says that someone read a translation against the French of today (writes the lock), or
that someone asked at the counter (writes `confirmed` into the record)."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from generator.amend import amended, replace_file
from generator.check import check
from generator.check.draft import Draft
from generator.check.rules import Content
from generator.check.values import nearest
from generator.commands import WrongUse
from generator.problems import as_text
from generator.schema.kinds import CONFIRMED_HOW
from generator.settings import SETTINGS, TRANSLATIONS
from generator.translations import LOCK_NAME, confirmed, lock_text

HELP = "record that a translation was read against the French, or that someone asked at the counter"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", nargs="+", help="the ids of the records, or `all` for a translation")
    parser.add_argument("--translation", choices=TRANSLATIONS, help="the language that was read")
    parser.add_argument(
        "--how", choices=CONFIRMED_HOW.closed, help="how the facts were asked at the counter"
    )
    parser.add_argument("--with", dest="with_", help="with which function, never a name")
    parser.add_argument(
        "--today", type=date.fromisoformat, default=None, help="the day it was asked (YYYY-MM-DD)"
    )
    parser.add_argument(
        "--root", type=Path, default=Path.cwd(), help="the repository (default: here)"
    )


def run(options: argparse.Namespace) -> int:
    if bool(options.translation) == bool(options.how) or bool(options.how) != bool(options.with_):
        raise WrongUse(
            "écrivez `--translation ar`, ou bien `--how call --with reception`"
            " – write `--translation ar`, or else `--how call --with reception`"
        )
    content, problems = check(options.root, today=options.today)
    drafts = {draft.id: draft for draft in content.drafts}
    wanted = sorted(drafts) if options.id == ["all"] and options.translation else options.id
    for name in wanted:
        if name not in drafts:
            raise WrongUse(f"aucune fiche `{name}`{nearest(name, sorted(drafts)).fr}")
    chosen = [drafts[name] for name in wanted]
    broken = {file.path for d in chosen if d.record is None for file in d.files.values()}
    if broken:
        sys.stderr.write(as_text(p for p in problems if p.spot.path in broken))
        return 1
    if options.translation:
        _translation(options.root, content, chosen, options.translation)
    else:
        _counter(options.root, content, chosen, options.how, options.with_)
    return 0


def _translation(root: Path, content: Content, drafts: list[Draft], lang: str) -> None:
    """Writes the lock: this translation follows the French of today."""
    lock = confirmed(content.lock, (draft.record for draft in drafts), lang)
    replace_file(root / SETTINGS.folders["records"] / LOCK_NAME, lock_text(lock))


def _counter(root: Path, content: Content, drafts: list[Draft], how: str, function: str) -> None:
    """Writes `confirmed` into each record: today, how and with which function."""
    functions = content.vocabularies.get("functions", {})
    if function not in functions:
        raise WrongUse(
            f"`{function}` n'est pas une fonction{nearest(function, sorted(functions)).fr} ;"
            f" valeurs possibles : {', '.join(functions)}"
        )
    line = f"confirmed: {{on: {content.today}, how: {how}, with: {function}}}"
    for draft in drafts:
        path = root / draft.source.path
        replace_file(path, amended(path.read_text(encoding="utf-8"), "confirmed", line))
        if draft.record.reconfirm:
            print(
                f"{draft.source.path} : `reconfirm: true` reste ; effacez la ligne si tout a été confirmé"
            )
