/* Where a link leads, as paper says it. Within the site: a copy with a public address has one to type. Elsewhere the
   style sheet writes it out, but for links that hold a part in another direction: it cannot tell a name from an address. */

const canonical = document.querySelector("link[rel=canonical]");
// A sheet of titles is found by them; a word's explanation and a source's number lead nowhere that paper needs.
const LINKS = ".bs-record > section a, .bs-page a";
const UNWRITTEN = ":is(.bs-head, .bs-ref, .bs-chips, .bs-doors, .bs-links, .bs-entries, .bs-gathered, .bs-facets, .bs-toc, .bs-actions, .bs-onmap, .bs-sources, table) a, .bs-term, [href^='#']";

export function writeAddresses() {
  for (const link of document.querySelectorAll(LINKS)) {
    const address = written(link);
    if (address) link.dataset.written = address;
  }
}

/* The address of a link that stands on this page, or on another one of its folder; empty where none is needed. */
export function written(link, page = "") {
  const href = link.getAttribute("href");
  if (link.matches(UNWRITTEN)) return "";
  if (/^https?:/.test(href)) return link.querySelector("bdi") && link.textContent.trim() !== href ? href : "";
  return /^[a-z]+:/.test(href) ? "" : typed(href, page);
}

/* What to type for an address that is relative to a page. */
export function typed(href, page = "") {
  return canonical ? new URL(href, new URL(page, canonical.href)).href.replace(/^https?:\/\//, "") : "";
}
