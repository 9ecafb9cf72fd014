"""What must be found inside a text: dates, amounts, identity numbers. Never raises, on any text.

Each finder yields the words found, with a cheap look before the careful one: most texts hold none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
    # Moroccan names first, then the eastern ones that people paste.
    "ar": "يناير فبراير مارس أبريل ابريل إبريل ماي مايو يونيو يوليوز يوليو غشت أغسطس شتنبر سبتمبر "
    "أكتوبر نونبر نوفمبر دجنبر ديسمبر",
}
_ANY = {lang: "|".join(names.split()) for lang, names in _MONTHS.items()}
# What may stand between the number of a day and its month.
_BETWEEN = {"fr": "(?:er)? ", "en": "(?:st|nd|rd|th)? (?:of )?", "ar": " (?:من )?(?:شهر )?"}
# Every pattern here begins with a set of signs: the engine then skips the rest of a text quickly.
_CASE = {"fr": "(?i:{})", "en": "{}", "ar": "{}"}
_AFTER_DAY = {
    lang: _CASE[lang].format(f"{_BETWEEN[lang]}(?:{_ANY[lang]})\\b")
    + r"|[/.][01]?[0-9][/.](?:19|20)[0-9]{2}\b|[0-9]{3}-[01][0-9]-[0-3][0-9]\b"
    for lang in _MONTHS
}
_DAY = {lang: re.compile(f"[0-9](?:{after})") for lang, after in _AFTER_DAY.items()}
_MONTH_DAY = re.compile(
    rf"[JFMASOND](?<=\b.)(?:{'|'.join(n[1:] for n in _MONTHS['en'].split())}) [0-3]?[0-9](?:st|nd|rd|th)?\b"
)
_LINK_TARGET = re.compile(r"\]\([^)\n]{0,400}\)|<[^>\s]{0,400}>|https?://[^\s)>\]]+")


def without_links(text: str) -> str:
    """The text without the addresses in it: their digits and words are nobody's prose."""
    return _LINK_TARGET.sub(" ", text) if "](" in text or "://" in text else text


# A sentence ends at its sign, at an empty line, or where the next item of a list begins.
_ENDS = re.compile(
    r"[.!?؟…:;؛\n](?:(?<!\n)(?=[\s»\"')*]|$)|(?<=\n)[ ]*(?:\n|(?:[-*+]|\d{1,3}[.)])\s))"
)


def sentences(text: str) -> list[str]:
    """The sentences of a text, without the addresses in it; items of a list are sentences of their own."""
    return _ENDS.split(without_links(text))


def may_be_long(text: str, most: int) -> bool:
    """A cheap look: may a sentence have so many spaces? A full stop ends one, but for those in a link's address."""
    if "](" in text or "://" in text:
        return True
    # The space after a full stop counts for the next sentence.
    return text.count(" ") >= most and any(x.count(" ") + 1 >= most for x in text.split(". "))


def words(sentence: str) -> list[str]:
    """The words of a sentence; a dash or a hyphen alone is none."""
    return [word for word in sentence.split() if any(map(str.isalnum, word))]


def written_days(text: str, lang: str) -> Iterator[str]:
    """Days with their month: `15 janvier`, `15 يناير`, `January 15`, `15/01/2026`, `2026-01-15`."""
    for found in _DAY[lang].finditer(text):
        start = found.start()
        while start and text[start - 1].isdigit():
            start -= 1
        if found.start() - start < 2:  # `2024 mai` is a year and a month
            yield text[start : found.end()]
    if lang == "en":
        for found in _MONTH_DAY.finditer(text):
            yield found[0]


_AFTER_SUM = (
    r"(?: (?:mille|millions?|ألف|thousand|million))? ?"
    r"(?:[Ee]uros?\b|[Dd]irhams?\b|[Dd]ollars?\b|EUR\b|MAD\b|[Dd][Hh]s?\b|€|\$|£"
    r"|(?:درهم|دراهم|أورو|يورو|دولار)\w{0,2}\b)"
)
_SUM = re.compile(f"[0-9](?:{_AFTER_SUM})")
CURRENCIES = (
    "€",
    "$",
    "£",
    "EUR",
    "MAD",
)  # one of these stands where a sum begins with its currency
_SIGN_FIRST = re.compile(
    r"[€$£EM](?:(?<=[€$£])|(?<=\bE)UR|(?<=\bM)AD) ?[0-9][0-9 .,\u00a0\u202f]{0,20}"
)
_BEFORE = "0123456789 .,\u00a0\u202f"


def written_amounts(text: str) -> Iterator[str]:
    """Sums with their currency: `500 euros`, `1 200 €`, `500 درهم`, `500 DH`, `€500`."""
    for found in _SUM.finditer(text):
        start = found.start()
        while start and text[start - 1] in _BEFORE:
            start -= 1
        yield text[start : found.end()].strip(" .,\u00a0\u202f")
    for found in _SIGN_FIRST.finditer(text):
        yield found[0].strip(" .,\u00a0\u202f")


# One or two letters and five or six digits, alone: never inside a form code, an address or a word.
_NATIONAL_ID = re.compile(r"[A-Z][0-9]{5,6}(?![\w/-])")
_JOINING = frozenset("./-_")


def _alone(text: str, start: int) -> bool:
    """Does nothing stick to the left of that place?"""
    return not start or not (text[start - 1].isalnum() or text[start - 1] in _JOINING)


def national_ids(text: str) -> Iterator[str]:
    """Numbers written like a Moroccan national identity card's: `AB123456`."""
    for found in _NATIONAL_ID.finditer(text):
        start = found.start()
        if start and "A" <= text[start - 1] <= "Z":
            start -= 1
        if _alone(text, start):
            yield text[start : found.end()]


_IBAN_LENGTHS = {
    "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20,
    "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IT": 27,
    "LT": 20, "LU": 20, "LV": 21, "MA": 28, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25,
    "RO": 24, "SE": 24, "SI": 19, "SK": 24, "TN": 24,
}  # fmt: skip
_IBAN = re.compile(r"[A-Z][A-Z][0-9]{2}(?:[ \u00a0]?[A-Z0-9]){11,30}", re.ASCII)


def ibans(text: str) -> Iterator[str]:
    """The first four signs of bank accounts whose check digits are right, the rest unsaid."""
    for found in _IBAN.finditer(text):
        if not _alone(text, found.start()):
            continue
        compact = found[0].replace(" ", "").replace("\u00a0", "")
        account = compact[: _IBAN_LENGTHS.get(compact[:2], 0)]
        if account and iban_holds(account):
            yield account[:4]


def iban_holds(account: str) -> bool:
    """Does the account's number leave 1 when divided by 97? (ISO 13616; capitals and digits only.)"""
    if (
        len(account) != _IBAN_LENGTHS.get(account[:2])
        or not account.isascii()
        or not account.isalnum()
    ):
        return False
    digits = "".join(str(int(sign, 36)) for sign in account[4:] + account[:4])
    return int(digits) % 97 == 1


_MOBILE = re.compile(r"[+0](?:(?<=\+)212|0212)?[ .-]?(?:\(0\))?[67](?:[ .-]?[0-9]){8}(?![0-9])")


def mobiles(text: str) -> Iterator[str]:
    """Moroccan mobile numbers: `+212 6…`, `0612345678`, `07 12 34 56 78`."""
    for found in _MOBILE.finditer(text):
        if found[0][:2] not in ("+6", "+7", "+ ") and _alone(text, found.start()):
            yield found[0]


# Mobile telephones have nine digits in a row; identity cards and accounts two after a capital letter.
_NUMBER = {
    lang: re.compile(
        rf"[0-9A-Z€$£](?:(?<=[0-9])(?:{after}|{_AFTER_SUM}|(?:[ .-]?[0-9]){{8}})"
        r"|[0-9]{2}(?<=[A-Z]..)|(?<=[€$£])|UR ?[0-9]|AD ?[0-9])"
    )
    for lang, after in _AFTER_DAY.items()
}


def may_hold_number(text: str, lang: str) -> bool:
    """A cheap look: may there be a day, a sum, an account, an identity card or a mobile telephone?"""
    if _NUMBER[lang].search(text):
        return True
    return lang == "en" and _MONTH_DAY.search(text) is not None


_PRIVATE_MAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|live|msn|icloud|aol|gmx|laposte"
    r"|protonmail|proton|menara)\.[a-z.]{2,6}\b",
    re.IGNORECASE,
)


def private_mails(text: str) -> Iterator[str]:
    """Addresses at providers of private mailboxes."""
    if "@" in text:
        for found in _PRIVATE_MAIL.finditer(text):
            yield found[0]
