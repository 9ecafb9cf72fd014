/* The printed document: a cover with its contents, then each record on pages of its own. A record's words are
   the HTML of its page, read without being run, and made anew from lists of what may stand in a document. */
import { ageRecords, hideExpiredNotices, showStates } from "../ageing.js";
import { element, spoken } from "../dom.js";
import { loadScript } from "../load.js";
import { day, language } from "../words.js";
import { typed, written } from "../written.js";
import { say } from "./data.js";

const TAGS = new Set("article header section footer h1 h2 h3 h4 p ul ol li dl dt dd div table thead tbody tr th td span strong em sup bdi a br blockquote code".split(" "));
const NAMES = new Set("class lang dir href data-calls data-state data-trust data-review-by data-overdue data-from data-until".split(" "));
const HREF = /^(?:https?:|tel:|mailto:)/;
// The record's title stands under that of the document.
const LOWER = { h1: "h2", h2: "h3", h3: "h4", h4: "h4" };

// What makes no sense on paper or outside the page.
const DROPPED = ".bs-onmap, .bs-ask, .bs-actions, .bs-share, .bs-toc, .bs-kicker, button, script, style";

function made(node, page) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node.matches(DROPPED)) return "";
  const nowhere = node.localName === "a" && !HREF.test(node.getAttribute("href"));
  const one = document.createElement(TAGS.has(node.localName) && !nowhere ? LOWER[node.localName] || node.localName : "span");
  for (const { name, value } of node.attributes) {
    if (NAMES.has(name) && !(name === "href" && nowhere)) one.setAttribute(name, value);
  }
  const address = node.localName === "a" && written(node, page);
  if (address) one.dataset.written = address;
  one.append(...[...node.childNodes].map((child) => made(child, page)));
  return one;
}

/* A promise of a record's article; it fails when the script of its part cannot be loaded. */
export async function loadArticle({ address, part }) {
  await loadScript(`../${language}/pack/${part}.js`);
  const page = new DOMParser().parseFromString(window.boussolePack[part][address], "text/html");
  return made(page.querySelector("article"), `${address}.html`);
}

/* A record in the contents: its title, and where it is found. */
function listed(row) {
  const item = spoken(element("li", "", row.title), row.lang);
  const address = typed(`${row.address}.html`);
  if (address) item.dataset.written = address;
  return item;
}

/* Draws the document of what is chosen: `[{row, article}]` in its order. */
export function drawDocument(place, chosen) {
  const now = Date.now();
  const cover = place.querySelector(".bs-pack-cover");
  cover.querySelector(".bs-pack-day").textContent = say("printed", { day: day(now), count: chosen.length });
  cover.querySelector("ol").replaceChildren(...chosen.map(({ row }) => listed(row)));
  place.replaceChildren(cover, ...chosen.map(({ article }) => article));
  showStates(now);
  ageRecords(now);
  hideExpiredNotices(now);
}
