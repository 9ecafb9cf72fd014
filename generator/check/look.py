"""A first, cheap look at a record: what does it hold? A rule that needs something else is not run.

What is seen here is only a reason to look with care: a sign may stand for nothing, but nothing that a
rule would find is without its sign.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.check import finders
from generator.check.draft import Draft
from generator.check.prose import PEOPLE, VAGUE
from generator.check.refused import CLAIMS
from generator.settings import LANGUAGE_CODES

Signs = Mapping[str, tuple[str, ...]]  # language → letters, one of which its texts must hold


def _any_language(*signs: str) -> Signs:
    return dict.fromkeys(LANGUAGE_CODES, signs)


SIGNS: dict[str, Signs] = {
    "html": _any_language("<", "&"),
    "braces": _any_language("{"),
    "link": _any_language("[", "]", "<"),
    "mailbox": _any_language("@"),
    "vague word": {lang: signs for lang, (signs, _) in VAGUE.items()},
    "unfair word": {lang: signs for lang, (signs, *_) in PEOPLE.items()},
    "refused claim": {
        lang: tuple(sign for claim in CLAIMS for sign in claim.signs.get(lang, ()))
        for lang in LANGUAGE_CODES
    },
}
_IN = {
    lang: [(name, signs.get(lang, ())) for name, signs in SIGNS.items()] for lang in LANGUAGE_CODES
}


def held(draft: Draft) -> set[str]:
    """The kinds of values and the keys of a record, and the signs seen in its texts: names of `SIGNS`,
    `number` (a day, a sum, a person's number)."""
    found = {*draft.leaves, *draft.source.value}
    for lang in draft.files:
        text = draft.joined(lang)
        for name, signs in _IN[lang]:
            for sign in signs:
                if sign in text:
                    found.add(name)
                    break
        if finders.may_hold_number(text, lang):
            found.add("number")
    return found
