/* The map's page, or the map that was asked for inside another page: list and pins always show the same. */
import { drawRows } from "../rows.js";
import { day } from "../words.js";
import { applyWish, choicesOf, fillForm, readWish, startLocating, wishOf } from "./form.js";
import { mapIn } from "./figure.js";
import { placeEntry, stateEntry } from "./list.js";
import { found, isRamadan } from "./model.js";
import { data, say } from "./page.js";

const STEP = 50; // rows of the list at a time
const page = document.querySelector(".bs-map-tool");
const inside = document.querySelector("[data-map-wish]");
const given = document.querySelector("[data-map-states]");
if (page) startPage();
else if (inside) startInside();
else if (given) startGiven();

function startPage() {
  const form = page.querySelector("form");
  const asked = readWish(window.location.hash.slice(1));
  // A choice stays in no address bar and no history.
  if (window.location.hash) window.history.replaceState(null, "", window.location.href.split("#")[0]);
  fillForm(form);
  applyWish(form, asked);
  const map = mapIn(page.querySelector(".bs-map-place"));
  let here = null;
  let showAll = null;
  const draw = () => {
    showAll = drawPage(form, map, here, asked);
  };
  startLocating(form, (point) => {
    here = point;
    draw();
  });
  form.addEventListener("change", () => {
    asked.country = "";
    draw();
  });
  form.addEventListener("reset", () => setTimeout(draw));
  window.addEventListener("beforeprint", () => showAll());
  draw();
  finish(map, asked, window.matchMedia("(min-width: 48em)").matches);
}

/* The list, its count and its pins for what is chosen; returns what shows the whole list. */
function drawPage(form, map, here, asked) {
  const now = Date.now();
  const wish = wishOf(form, here);
  const states = wish.layer === "states";
  form.querySelector(".bs-map-choices").hidden = states;
  const rows = states ? data.states : found(data.places, wish, data.clock, now);
  const items = states ? rows : rows.map(({ place }) => place);
  const pins = items.filter((item) => item.point);
  map.draw({ ...wish, items: pins, country: asked.country, now });
  page.querySelector("[role=status]").textContent = count(states, rows.length, pins.length);
  const hours = page.querySelector(".bs-map-hours");
  hours.textContent = states ? "" : hoursNote(items, now);
  hours.hidden = !hours.textContent;
  const choices = say("choices", { choices: choicesOf(form) });
  page.querySelector(".bs-map-printed").textContent = `${say("printed", { day: day(now) })} ${choices}`;
  const entry = (row) => (states ? stateEntry(row, map.find) : placeEntry(row, now, map.find));
  return drawRows(page.querySelector(".bs-map-found ul"), page.querySelector(".bs-map-more"), rows, entry, STEP);
}

function count(states, all, pins) {
  if (!all) return say("none");
  return states ? say("states", { count: all }) : say("count", { count: all, pins });
}

function hoursNote(items, now) {
  const known = items.filter((place) => place.hours).length;
  if (!known) return "";
  const note = say("hours", { known });
  return isRamadan(data.clock, now) ? `${say("ramadan")} ${note}` : note;
}

/* A tapped link has put this place into a page that has its own list. */
function startInside() {
  const asked = readWish(inside.dataset.mapWish);
  const states = asked.layer === "states";
  const now = Date.now();
  const items = states ? data.states : found(data.places, asked, data.clock, now).map(({ place }) => place);
  const narrowed = Boolean(asked.kind || asked.folder || asked.audience);
  const map = mapIn(inside);
  map.draw({ layer: asked.layer, items: items.filter((item) => item.point), country: asked.country, narrowed, now });
  finish(map, asked, true);
}

/* Another list decides what each state offers, and says so in `states` events: {counts: {FR: 3}, wide, link(code)}. */
function startGiven() {
  const map = mapIn(given);
  given.addEventListener("states", ({ detail: { counts, wide, link } }) => {
    const items = data.states
      .map((state) => [state, state.code.toUpperCase()])
      .filter(([, code]) => counts[code])
      .map(([state, code]) => ({ ...state, count: counts[code], wide, list: link(code) }));
    map.draw({ layer: "states", items, now: Date.now() });
    map.open();
  });
}

/* Opens the map where it is wanted at once, shows the record that a link named, and says that all is there. */
async function finish(map, asked, open) {
  const named = data.places.find(({ record, point }) => point && record === asked.record);
  if (open || named || asked.country) await map.open();
  if (named) await map.find(named);
  document.body.dataset.ready = "";
}
