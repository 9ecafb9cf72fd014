"""The files beside the language folders: the choice of a language, the 404, the sitemap. Row 6."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from generator import assets, tools
from generator.catalogue import Catalogue
from generator.mkdocs_plugin import content_security_policy
from generator.settings import LANGUAGE_CODES, LANGUAGES
from generator.templating import environment
from generator.views.lists import list_pages
from generator.words import interface_words


def root_pages(catalogue: Catalogue) -> dict[str, bytes]:
    """Files by address. The language page stores nothing and chooses for nobody."""
    templates = environment({})
    settings = catalogue.settings
    values = {
        "languages": LANGUAGES,
        "words": {code: interface_words(code) for code in LANGUAGE_CODES},
        "assets": assets.NAMES,
        "security": content_security_policy(),
        # A 404 is shown at any depth, so its links are whole addresses when there is one.
        "base": settings.site_url,
    }
    pages = {
        "index.html": templates.get_template("choose.html").render(values).encode(),
        "404.html": templates.get_template("notfound.html").render(values).encode(),
    }
    if settings.site_url:
        pages["sitemap.xml"] = sitemap(catalogue).encode()
    return pages


def addresses(catalogue: Catalogue) -> Iterator[str]:
    """Every poured page, under a language's folder."""
    for records in catalogue.records.values():
        yield from (catalogue.address(record) for record in records)
    for collection in catalogue.records:
        yield from (page.address for page in list_pages(catalogue, collection))
    yield from tools.ADDRESSES


def sitemap(catalogue: Catalogue) -> str:
    """Every page with its other languages. Only a copy with a public address has one."""
    site = catalogue.settings.site_url
    rows = []
    for address in ("index.html", *addresses(catalogue)):
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href="{escape(f"{site}{code}/{address}")}"/>'
            for code in LANGUAGE_CODES
        )
        rows += [
            f"<url><loc>{escape(f'{site}{code}/{address}')}</loc>{links}</url>\n"
            for code in LANGUAGE_CODES
        ]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        + "".join(rows)
        + "</urlset>\n"
    )
