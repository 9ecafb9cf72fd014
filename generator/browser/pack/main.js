/* Collecting records for one printed document. What is chosen lives in this page's memory: not in the
   address, not on the device; leaving the page forgets it. */
import { button, element, spoken } from "../dom.js";
import { forgetPages } from "../keep.js";
import { found, rows, say } from "./data.js";
import { drawDocument, loadArticle } from "./document.js";

const SHOWN = 40; // at once
const page = document.querySelector(".bs-pack-page");
const form = page.querySelector("form");
const list = page.querySelector(".bs-pack-found ul");
const print = page.querySelector(".bs-pack-print");
const more = page.querySelector(".bs-pack-more");
const chosen = new Map(); // address → {row, article}
let shown = SHOWN;

/* `#add=guides/x,…` chooses, `#collection=…&province=…` narrows; the address keeps neither. */
function takeWish() {
  const wish = new URLSearchParams(window.location.hash.slice(1));
  if (window.location.hash) window.history.replaceState(null, "", window.location.href.split("#")[0]);
  for (const name of ["collection", "province"]) {
    const values = [...form.elements[name].options].map((option) => option.value);
    if (values.includes(wish.get(name))) form.elements[name].value = wish.get(name);
  }
  const asked = (wish.get("add") || "").split(",");
  return Promise.all(rows.filter((row) => asked.includes(row.address)).map(add));
}

async function add(row) {
  chosen.set(row.address, { row, article: null });
  drawChosen();
  try {
    const article = await loadArticle(row);
    if (chosen.has(row.address)) chosen.set(row.address, { row, article });
  } catch {
    chosen.delete(row.address);
    drawList();
    drawChosen(say("failed", { title: row.title }));
    return;
  }
  drawChosen();
}

function remove(row) {
  chosen.delete(row.address);
  drawChosen();
  drawList();
}

function drawList() {
  const { q, collection, province } = Object.fromEntries(new FormData(form));
  const matching = found({ q, collection, province });
  page.querySelector(".bs-total").textContent = say("found", { count: matching.length });
  list.replaceChildren(...matching.slice(0, shown).map(entry));
  more.hidden = matching.length <= shown;
}

function entry(row) {
  const item = element("li");
  const label = element("label");
  const box = element("input");
  box.type = "checkbox";
  box.checked = chosen.has(row.address);
  box.addEventListener("change", () => (box.checked ? add(row) : remove(row)));
  label.append(box, spoken(element("span", "", row.title), row.lang));
  item.append(label);
  return item;
}

function drawChosen(problem = "") {
  const all = [...chosen.values()];
  const ready = all.every(({ article }) => article);
  page.querySelector(".bs-pack-count").textContent = problem || say(all.length ? "count" : "none", { count: all.length });
  page.querySelector(".bs-pack-chosen ol").replaceChildren(...all.map(({ row }) => {
    const item = element("li");
    const out = button("bs-pack-out", say("remove"), () => {
      remove(row);
      page.querySelector("#pack").focus();
    });
    out.setAttribute("aria-label", `${say("remove")} ${row.title}`);
    item.append(spoken(element("span", "", row.title), row.lang), out);
    return item;
  }));
  print.disabled = !all.length || !ready;
  if (ready) drawDocument(page.querySelector(".bs-pack-document"), all);
}

form.addEventListener("input", () => {
  shown = SHOWN;
  drawList();
});
form.addEventListener("submit", (event) => event.preventDefault());
more.addEventListener("click", () => {
  shown += SHOWN;
  drawList();
});
print.addEventListener("click", () => window.print());

function empty() {
  chosen.clear();
  form.reset();
  drawList();
  drawChosen();
}

page.querySelector(".bs-pack-clear").addEventListener("click", () => {
  empty();
  forgetPages(); // those that the last person read
  page.querySelector("#pack").focus();
});
// A browser may keep the page of its last step as it was: going back to it finds nothing.
window.addEventListener("pagehide", empty);

/* What was chosen on another page is what this one is about. */
function showChosen() {
  page.querySelector("#pack").focus({ preventScroll: true });
  page.querySelector(".bs-pack-chosen").scrollIntoView({ block: "nearest" });
}

async function start() {
  const wished = takeWish();
  drawList();
  drawChosen();
  await wished;
  drawList();
  if (chosen.size) showChosen();
  document.body.dataset.ready = "";
}

start();
window.addEventListener("hashchange", () => window.location.hash && takeWish().then(drawList));
