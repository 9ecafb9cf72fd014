"""`confirm`: says that someone read a translation against the French of today; writes the lock."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.check import check
from generator.check.values import nearest
from generator.problems import as_text
from generator.settings import SETTINGS, TRANSLATIONS
from generator.translations import LOCK_NAME, confirmed, lock_text

HELP = "record that a translation was read against the French text of today"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", nargs="+", help="the ids of the records, or `all`")
    parser.add_argument(
        "--translation", choices=TRANSLATIONS, required=True, help="the language that was read"
    )
    parser.add_argument(
        "--root", type=Path, default=Path.cwd(), help="the repository (default: here)"
    )


def run(options: argparse.Namespace) -> int:
    content, problems = check(options.root)
    drafts = {draft.id: draft for draft in content.drafts}
    wanted = sorted(drafts) if options.id == ["all"] else options.id
    for name in wanted:
        if name not in drafts:
            print(f"aucune fiche `{name}`{nearest(name, sorted(drafts)).fr}", file=sys.stderr)
            return 2
    unsound = [drafts[name] for name in wanted if drafts[name].record is None]
    broken = {file.path for draft in unsound for file in draft.files.values()}
    if broken:
        sys.stderr.write(as_text(p for p in problems if p.spot.path in broken))
        return 1
    lock = confirmed(content.lock, (drafts[name].record for name in wanted), options.translation)
    path = options.root / SETTINGS.folders["records"] / LOCK_NAME
    part = path.with_suffix(".part")
    part.write_text(lock_text(lock), encoding="utf-8")
    part.replace(path)  # the lock is the old one or the new one, whole
    return 0
