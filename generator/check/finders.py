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
_MONTH_NAMES = {lang: tuple(names.split()) for lang, names in _MONTHS.items()}
_ANY = {lang: "|".join(names) for lang, names in _MONTH_NAMES.items()}
_DAY = {
    "fr": re.compile(rf"\b(?:1er|[0-3]?\d) (?:{_ANY['fr']})\b", re.IGNORECASE),
    "en": re.compile(
        rf"\b[0-3]?\d(?:st|nd|rd|th)? (?:of )?(?:{_ANY['en']})\b"
        rf"|\b(?:{_ANY['en']}) [0-3]?\d(?:st|nd|rd|th)?\b"
    ),
    "ar": re.compile(rf"\b[0-3]?\d (?:من )?(?:شهر )?(?:{_ANY['ar']})\b"),
}
_NUMERIC_DAY = re.compile(
    r"\b(?:[0-3]?\d[/.][01]?\d[/.](?:19|20)\d\d|(?:19|20)\d\d-[01]\d-[0-3]\d)\b"
)
_LINK_TARGET = re.compile(r"\]\([^)]*\)|<[^>\s]*>|https?://[^\s)>\]]+")


def without_links(text: str) -> str:
    """The text without the addresses in it: their digits and words are nobody's prose."""
    return _LINK_TARGET.sub(" ", text) if "](" in text or "://" in text else text


def may_hold_day(text: str, lang: str) -> bool:
    """A cheap look: is a careful one worth while?"""
    for name in _MONTH_NAMES[lang]:
        if name in text:
            return True
    return "/20" in text or "-0" in text or "-1" in text or ".20" in text or "/19" in text


def written_days(text: str, lang: str) -> Iterator[str]:
    """Days with their month: `15 janvier`, `15 يناير`, `January 15`, `15/01/2026`, `2026-01-15`."""
    text = without_links(text)
    for pattern in (_DAY[lang], _NUMERIC_DAY):
        for found in pattern.finditer(text):
            yield found[0]


_CURRENCIES = (
    "euro", "Euro", "EUR", "€", "dirham", "Dirham", "DH", "Dh", "dh", "MAD", "dollar", "$", "£",
    "درهم", "دراهم", "أورو", "يورو", "دولار",
)  # fmt: skip
_AMOUNT = re.compile(
    r"\d[\d\u00a0\u202f .,]*(?: (?:mille|millions?|ألف|thousand|million))? ?"
    r"(?:(?i:euros?|dirhams?|dollars?)\b|EUR\b|MAD\b|[Dd][Hh]s?\b|€|\$|£"
    r"|(?:درهم|دراهم|أورو|يورو|دولار)\w{0,2}\b)"
    r"|(?:€|\$|£|EUR|MAD) ?\d[\d\u00a0\u202f .,]*\d|(?:€|\$|£) ?\d"
)


def may_hold_amount(text: str) -> bool:
    """A cheap look: is a careful one worth while?"""
    for sign in _CURRENCIES:
        if sign in text:
            return True
    return False


def written_amounts(text: str) -> Iterator[str]:
    """Sums with their currency: `500 euros`, `1 200 €`, `500 درهم`, `500 DH`, `€500`."""
    for found in _AMOUNT.finditer(without_links(text)):
        yield found[0].strip()


# One or two letters and five or six digits, alone: never inside a form code, an address or a word.
_NATIONAL_ID = re.compile(r"(?<![\w./-])[A-Z]{1,2}\d{5,6}(?![\w/-])")


def national_ids(text: str) -> Iterator[str]:
    """Numbers written like a Moroccan national identity card's: `AB123456`."""
    for found in _NATIONAL_ID.finditer(without_links(text)):
        yield found[0]


_IBAN_LENGTHS = {
    "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20,
    "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IT": 27,
    "LT": 20, "LU": 20, "LV": 21, "MA": 28, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25,
    "RO": 24, "SE": 24, "SI": 19, "SK": 24, "TN": 24,
}  # fmt: skip
_IBAN = re.compile(r"\b[A-Z]{2}[0-9]{2}(?:[ \u00a0]?[A-Z0-9]){11,30}", re.ASCII)


def ibans(text: str) -> Iterator[str]:
    """Bank accounts whose check digits are right; a false one is nobody's account."""
    for found in _IBAN.finditer(text):
        compact = found[0].replace(" ", "").replace("\u00a0", "")
        account = compact[: _IBAN_LENGTHS.get(compact[:2], 0)]
        if account and iban_holds(account):
            yield account


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


_MOBILE = re.compile(r"(?<![\d+])(?:\+212|00212|0)[ .-]?(?:\(0\))?[67](?:[ .-]?\d){8}(?!\d)")


def mobiles(text: str) -> Iterator[str]:
    """Moroccan mobile numbers: `+212 6…`, `0612345678`, `07 12 34 56 78`."""
    for found in _MOBILE.finditer(text):
        yield found[0]


_PRIVATE_MAIL = re.compile(
    r"[\w.+-]+@(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|live|msn|icloud|aol|gmx|laposte"
    r"|protonmail|proton|menara)\.[a-z.]{2,6}\b",
    re.IGNORECASE,
)


def private_mails(text: str) -> Iterator[str]:
    """Addresses at providers of private mailboxes."""
    if "@" in text:
        for found in _PRIVATE_MAIL.finditer(text):
            yield found[0]
