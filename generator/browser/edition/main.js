/* The one file of a province: its search, its age, and the states of calls by the reader's clock. */
import { ageCopy, ageRecords, hideExpiredNotices, showStates } from "../ageing.js";
import { startExit } from "../exit.js";
import { keys } from "../normalise.js";
import { DAY } from "../windows.js";
import { built, word } from "../words.js";

const ENOUGH = 5; // with so many titles that hold the words, texts are not looked into
const form = document.querySelector("form");
const input = form.querySelector("input");
const select = form.querySelector("select");
const list = document.querySelector(".bs-rows");
const status = document.querySelector(".bs-total");
const rows = [...document.querySelectorAll(".bs-rows li")].map((item) => ({
  item,
  title: keys(item.querySelector("a").textContent),
  names: keys(`${item.textContent} ${item.dataset.also || ""}`),
}));

const open = document.getElementById("records");
let packed = new Map(); // id → HTML of a record that is not a structure

/* The records of the packed part: an old browser cannot read it, and says so. */
async function unpack(text) {
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const articles = (await new Response(stream).text()).split("\n");
  return new Map(articles.map((html) => [html.slice(13, html.indexOf('"', 13)), html])); // <article id="…"
}

const idOf = (row) => row.item.querySelector("a").hash.slice(1);

/* The words of a record, read when they are first needed. */
function texts(row) {
  const html = packed.get(idOf(row));
  row.text ??= keys(html ? html.replace(/<[^>]*>/g, " ") : document.getElementById(idOf(row))?.textContent || "");
  return row.text;
}

const holds = (words, asked) => asked.every((one) => words.some((word) => word.startsWith(one)));

function search() {
  const asked = keys(input.value);
  const listed = rows.filter(({ item }) => !select.value || item.dataset.in === select.value);
  const found = listed.filter(({ names }) => holds(names, asked));
  // What is seen in the title goes before what is only another name of it.
  found.sort((one, other) => holds(other.title, asked) - holds(one.title, asked));
  if (found.length < ENOUGH) found.push(...listed.filter((row) => !found.includes(row) && holds(texts(row), asked)));
  const shown = new Set(found);
  for (const row of rows) row.item.hidden = !shown.has(row);
  list.append(...found.map(({ item }) => item)); // the best first; the others do not show
  status.textContent = word("edition.say.found", { count: found.length });
}

/* Where a link inside the file leads, reading goes on. A packed record is made when it is wanted: read by the
   parser, which runs nothing. */
function arrive() {
  const id = window.location.hash.slice(1);
  open.replaceChildren();
  if (packed.has(id)) open.append(new DOMParser().parseFromString(packed.get(id), "text/html").querySelector("article"));
  document.body.classList.toggle("bs-reading", packed.has(id));
  const place = document.getElementById(id);
  if (!place) return;
  byTheClock();
  window.scrollTo(0, 0);
  place.focus({ preventScroll: true });
}

function byTheClock() {
  for (const trust of document.querySelectorAll("[data-review-by]")) trust.dataset.overdue = word("trust.overdue");
  showStates(now);
  ageRecords(now);
  hideExpiredNotices(now);
}

const now = Date.now();

async function start() {
  document.querySelector(".bs-unscripted").remove();
  startExit();
  byTheClock();
  ageCopy(now);
  const days = Math.floor((now - Date.parse(built())) / DAY);
  document.querySelector(".bs-age").textContent = days > 0 ? word("edition.say.age", { days }) : "";
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", search);
  window.addEventListener("hashchange", arrive);
  try {
    packed = await unpack(document.getElementById("packed").textContent);
    search();
    arrive();
  } catch {
    status.textContent = word("edition.say.failed");
  }
  document.body.dataset.ready = "";
}

start();
