/* The explorer: choices, list, map and comparison always say the same. Choices stand in the address, so that
   the way back from a record finds them again; words that were typed do not. */
import { drawRows } from "../rows.js";
import { language } from "../words.js";
import { drawChips, startCopying } from "./chips.js";
import { drawComparison } from "./compare.js";
import { applyWish, fillForm, showCounts, uncheck, wishOf } from "./form.js";
import { entry } from "./list.js";
import { startMap } from "./map.js";
import { byHost, chosen, counts, FACET_NAMES, prepared } from "./model.js";
import { data, facets, say, textsOf } from "./page.js";
import { MOST_COMPARED, readWish, writeWish } from "./wish.js";

const STEP = 20;
const page = document.querySelector(".bs-explore");
const part = (name) => page.querySelector(`.bs-explore-${name}`);
const form = page.querySelector("form");
const status = page.querySelector("[role=status]");
const wide = window.matchMedia("(min-width: 60em)");

const rows = prepared(data.programmes, data.members, textsOf, Date.now());
const known = Object.fromEntries(FACET_NAMES.map((name) => [name, facets[name].map(([value]) => value)]));
known.compare = data.programmes.map(({ record }) => record);

let compared = [];
let showAll = () => {};
const map = startMap(part("map"));
const here = () => window.location.href.split("#")[0];
const current = () => wishOf(form, compared);
const addressOf = (wish) => [here(), writeWish(wish)].filter(Boolean).join("#");
const forgetCopy = startCopying(part("copy"), () => addressOf(current()));

/* Every part for what is chosen now. */
function draw() {
  const wish = current();
  const found = chosen(rows, wish, language);
  showCounts(form, counts(rows, wish), wish);
  drawChips(part("chips"), wish, take, part("found"));
  part("tools").hidden = !writeWish(wish);
  status.textContent = total(found);
  showAll = drawRows(part("list"), part("more"), found, (row) => entry(row, compare), STEP);
  map.draw(byHost(found, data.members), (code) => `explorer.html#${writeWish({ ...wish, host: [code] })}`);
  forgetCopy();
  keep(wish);
}

function total(found) {
  if (!found.length) return say("none");
  const counted = found.filter(({ programme }) => !programme.uncounted).length;
  const others = found.length - counted;
  return [say("count", { count: counted }), others && say("others", { count: others })].filter(Boolean).join(" ");
}

/* The choices in the address, without a step in the history and without words that were typed. */
function keep(wish) {
  const address = addressOf({ ...wish, q: "" });
  if (address !== window.location.href) window.history.replaceState(null, "", address);
}

function take(name, value) {
  uncheck(form, name, value);
  draw();
}

const compare = {
  has: (id) => compared.includes(id),
  toggle(id, on) {
    const full = on && compared.length === MOST_COMPARED;
    if (!full) compared = on ? [...compared, id] : compared.filter((one) => one !== id);
    showCompared(full);
    return on && !full;
  },
};

/* The bar says what is picked, and why a fourth is not; the table follows where it is open. */
function showCompared(full = false) {
  part("bar").hidden = !compared.length;
  part("picked").textContent = full ? say("compare.full") : say("compare.count", { count: compared.length });
  if (!compared.length) part("comparison").hidden = true;
  if (!part("comparison").hidden) fillComparison();
  keep(current());
}

function fillComparison() {
  const picked = compared.map((id) => rows.find(({ programme }) => programme.record === id));
  drawComparison(part("table"), picked, (id) => {
    compare.toggle(id, false);
    draw();
    (compared.length ? part("comparison").querySelector("h2") : part("found")).focus();
  });
}

function openComparison() {
  part("comparison").hidden = false;
  fillComparison();
  part("comparison").querySelector("h2").focus();
}

function arrive() {
  const wish = readWish(window.location.hash.slice(1), known);
  applyWish(form, wish);
  compared = wish.compare;
  part("comparison").hidden = compared.length < 2;
  showCompared();
  draw();
}

fillForm(form, rows, wide.matches);
const panel = part("panel");
panel.open = wide.matches;
wide.addEventListener("change", () => (panel.open = wide.matches));
form.addEventListener("input", draw);
form.addEventListener("reset", () => setTimeout(draw));
part("clear").addEventListener("click", () => form.reset());
part("compare").addEventListener("click", openComparison);
part("close").addEventListener("click", () => {
  part("comparison").hidden = true;
  part("compare").focus();
});
// A link into the page, such as the one past the header, is no wish.
window.addEventListener("hashchange", () => /^$|=/.test(window.location.hash) && arrive());
part("show").addEventListener("click", () => {
  panel.open = wide.matches;
  part("found").focus({ preventScroll: true });
  part("found").scrollIntoView();
});
window.addEventListener("beforeprint", () => showAll());
// The words of window states come in a script after this one.
document.addEventListener("DOMContentLoaded", () => {
  arrive();
  document.body.dataset.ready = "";
});
