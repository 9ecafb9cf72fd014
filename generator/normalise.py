"""What two spellings of one word share: the keys that search compares, in French, Arabic and English.

`browser/normalise.js` is the same machine for the reader's device; both pass
`tests/vectors/normalise.json`. A key is made for comparing and is never shown. Row 0.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

APOSTROPHES = "'’‘ʼʻ′`"
# What decomposition leaves apart. Hamza on its seat, harakat and accents are marks, and fall by themselves.
LETTERS = {
    "œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ς": "σ", "ʿ": "", "ʾ": "",
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ة": "ه", "ۃ": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه",
    "ک": "ك", "گ": "ك", "ڭ": "ك", "ݣ": "ك", "ڤ": "ف", "ڥ": "ف", "پ": "ب", "چ": "ج", "ء": "", "ـ": "",
    **{chr(0x660 + i): str(i) for i in range(10)}, **{chr(0x6F0 + i): str(i) for i in range(10)},
    **dict.fromkeys(APOSTROPHES, "'"),
}  # fmt: skip
_ELISION = re.compile(r"^(?:(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'+)+")
_ARTICLE = re.compile(r"^(?:[وفبك]?ال|و?لل)(?=..)")
# Ending → what stands for it, tried in this order until none fits; a key keeps three letters or more.
ENDINGS = (
    ("eaux", "eau"), ("aux", "al"), ("eux", "eu"), ("ail", "al"), ("ss", "ss"), ("s", ""), ("ie", "i"), ("e", ""),
    ("ات", "ه"), ("ون", ""), ("ين", ""), ("ه", ""),
)  # fmt: skip
_FINAL_Y = re.compile(r"(?<=[bcdfghjklmnpqrstvwxz])y$")

_LATIN_ARTICLE = re.compile(r"^[ae]?l(?=[bcdfghjkmnpqrstvxz0-9])(?=...)")
_SOFT_C, _SOFT_G = re.compile(r"c(?=[eiy])"), re.compile(r"g(?=[eiy])")
_SOUND = re.compile(r"tch|[cskgtdp]h|dj|[a-z0-9]")
SOUNDS = {
    "tch": "ش", "ch": "ش", "sh": "ش", "kh": "خ", "gh": "غ", "th": "ت", "dh": "د", "ph": "ف", "dj": "ج",
    "3": "ع", "5": "خ", "6": "ت", "7": "ح", "8": "غ", "9": "ق",
    "b": "ب", "c": "ك", "d": "د", "f": "ف", "g": "ك", "h": "ه", "j": "ج", "k": "ك", "l": "ل", "m": "م",
    "n": "ن", "p": "ب", "q": "ق", "r": "ر", "s": "س", "t": "ت", "v": "ف", "x": "كس", "z": "ز",
}  # fmt: skip
_MERGED = str.maketrans("صطثضذظ", "ستتددد", "اويى")
_DOUBLE = re.compile(r"(.)\1+")
SHORTEST_SKELETON = 3


def words(text: str) -> list[str]:
    """The words of a text without case, accents, marks and elided articles: `L'Élève` gives `eleve`."""
    return list(chain.from_iterable(map(_folded, text.split())))


def keys(text: str) -> list[str]:
    """The keys of a text's words, in order. `" ".join(keys(x))` has the same keys as `x`."""
    return list(chain.from_iterable(map(_keys, text.split())))


def distinct(texts: Iterable[str]) -> set[str]:
    """The keys of several texts, each once: half the words of a record come back."""
    return set(chain.from_iterable(map(_keys, set(" ".join(texts).split()))))


class _Signs(dict[int, str]):
    """What stands for each sign, by its code: a letter or number, a space between words, or nothing."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        category = unicodedata.category(sign)
        between = "" if category[0] == "M" or category == "Cf" else " "
        made = self[code] = LETTERS.get(sign, sign if category[0] in "LN" else between)
        return made


_SIGNS = _Signs()


@lru_cache(maxsize=65536)
def _folded(chunk: str) -> tuple[str, ...]:
    signs = unicodedata.normalize("NFKD", chunk).lower().translate(_SIGNS)
    if "'" not in signs:
        return tuple(signs.split())
    found = (_ELISION.sub("", word).replace("'", "") for word in signs.split())
    return tuple(word for word in found if word)


class _Keys(dict[str, tuple[str, ...]]):
    """The keys of each piece of text between spaces that was met. A plain dictionary: half of the time that
    the search's data take is spent in it."""

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        made = self[chunk] = tuple(map(key, _folded(chunk)))
        return made


_keys = _Keys().__getitem__


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """A folded word without Arabic article and plural or feminine ending: `المنحة` and `منح` give `منح`."""
    word = _bare(word)
    while (shorter := _shorter(word)) != word:
        word = shorter
    return word


def _bare(word: str) -> str:
    while (bare := _ARTICLE.sub("", word)) != word:
        word = bare
    return word


def _shorter(word: str) -> str:
    if len(word) < 4:
        return word
    for end, instead in ENDINGS:
        if word.endswith(end):
            shorter = word[: len(word) - len(end)] + instead
            return shorter if len(shorter) >= 3 else word
    return _FINAL_Y.sub("i", word)


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants that a folded word has in both scripts, in Arabic letters: `khdma` and `خدمة` give
    `خدم`. Empty where fewer than three are left: too many words would share them."""
    if word < "\u0600":
        bare = _SOFT_G.sub("j", _SOFT_C.sub("s", _LATIN_ARTICLE.sub("", word)))
        bare = "".join(SOUNDS.get(sound, "") for sound in _SOUND.findall(bare))
    else:
        bare = _bare(word)
    bare = _DOUBLE.sub(r"\1", bare.translate(_MERGED)).rstrip("ه")
    return bare if len(bare) >= SHORTEST_SKELETON else ""
