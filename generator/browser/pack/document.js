/* The printed document: a cover with its contents, then each record on pages of its own. A record's words
   are a tree, `[tag, {attribute: value} or 0, child, …]`, made here element by element. */
import { ageRecords, hideExpiredNotices, showStates } from "../ageing.js";
import { element, spoken } from "../dom.js";
import { loadScript } from "../load.js";
import { day, language } from "../words.js";
import { say } from "./data.js";

const TAGS = new Set("article header section footer h1 h2 h3 h4 p ul ol li dl dt dd div table thead tbody tr th td span strong em sup bdi a br blockquote code".split(" "));
const NAMES = new Set("class lang dir href data-calls data-state data-trust data-review-by data-overdue data-from data-until".split(" "));
const HREF = /^(?:https?:|tel:|mailto:)/;
// The record's title stands under that of the document.
const LOWER = { h1: "h2", h2: "h3", h3: "h4", h4: "h4" };

function made([tag, attributes, ...children]) {
  const one = document.createElement(TAGS.has(tag) ? LOWER[tag] || tag : "span");
  for (const [name, value] of Object.entries(attributes || {})) {
    if (NAMES.has(name) && (name !== "href" || HREF.test(value))) one.setAttribute(name, value);
  }
  one.append(...children.map((child) => (typeof child === "string" ? child : made(child))));
  return one;
}

/* A promise of a record's article; it fails when its script cannot be loaded. */
export async function loadArticle(address) {
  await loadScript(`../${language}/pack/${address}.js`);
  const article = made(window.boussolePack[address]);
  article.dataset.address = address;
  return article;
}

/* Draws the document of what is chosen: `[{row, article}]` in its order. */
export function drawDocument(place, chosen) {
  const now = Date.now();
  const cover = place.querySelector(".bs-pack-cover");
  cover.querySelector(".bs-pack-day").textContent = say("printed", { day: day(now), count: chosen.length });
  cover.querySelector("ol").replaceChildren(...chosen.map(({ row }) => spoken(element("li", "", row.title), row.lang)));
  place.replaceChildren(cover, ...chosen.map(({ article }) => article));
  showStates(now);
  ageRecords(now);
  hideExpiredNotices(now);
}
