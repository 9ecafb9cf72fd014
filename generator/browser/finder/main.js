/* The finder: questions one at a time, or all at once at a counter; answers live here, in memory, and nowhere else. */
import { data, loadMore, provinces, records, say } from "./data.js";
import { ADULT } from "./eligibility.js";
import { answerIn, keepOne, questionsIn, write } from "./form.js";
import { readFragment } from "./fragment.js";
import { forgetPages } from "../keep.js";
import { questions } from "./order.js";
import { drawResults, drawShared } from "./results.js";
import { drawShare, startShare } from "./share.js";

const page = document.querySelector(".bs-finder");
const part = (name) => page.querySelector(`.bs-${name}`);
const form = part("questions");
const place = part("results");
const share = part("taken");
const { boxes, names, fields } = questionsIn(form);
let person = {};
let screen = "ask"; // ask: a question; results; shared: a list without answers; counter: all at once
let here = names[0];
let ids = []; // of a list that someone sent

const asked = () => questions(names, records, person, data.facts);

/* Shows the page as `screen` says; `focus` is where reading goes on. Returns a promise of the results. */
function show(focus) {
  page.dataset.screen = screen;
  const counter = screen === "counter";
  const list = asked();
  for (const [name, box] of boxes) box.hidden = counter ? !list.includes(name) : name !== here;
  const number = list.indexOf(here) + 1;
  part("progress").textContent = say("progress", { number, total: list.length });
  const bar = page.querySelector("progress");
  bar.max = list.length;
  bar.value = number;
  form.querySelector("[data-go=back]").disabled = number <= 1;
  form.querySelector("[data-go=next]").textContent = say(number === list.length ? "end" : "next");
  part("minor").hidden = !(person.age < ADULT);
  if (focus) focus.focus();
  return screen === "ask" ? null : draw();
}

/* Draws the results for the answers of that moment: who starts anew while words are loading sees nothing of them. */
async function draw() {
  const total = part("total");
  const mine = person;
  try {
    await loadMore();
    if (person !== mine || screen === "ask") return;
    total.textContent = screen === "shared" ? drawShared(place, ids, Date.now()) : drawResults(place, person, Date.now());
  } catch {
    total.textContent = say("failed");
  }
  if (screen === "shared") share.hidden = true;
  else drawShare(share, place);
}

/* The question `by` places further that can still change something; after the last, the results. */
function go(by) {
  const list = asked();
  const next = list[list.indexOf(here) + by];
  if (!next) return results();
  here = next;
  show(boxes.get(here).querySelector("legend"));
}

function results() {
  screen = "results";
  show(part("outcome").querySelector("h1, h2"));
}

function ask() {
  screen = "ask";
  const list = asked();
  if (!list.includes(here)) [here] = list;
  show(boxes.get(here).querySelector("legend"));
}

function answered(name) {
  const answer = answerIn(fields(name));
  if (answer === undefined) delete person[name];
  else person[name] = answer;
}

function fill() {
  for (const name of names) write(fields(name), person[name], data.facts.groups);
  part("province").querySelector("select").value = person.province || "";
}

/* Wipes the answers, the results, and what was made of them; the next person finds the first question. */
function startAnew() {
  person = {};
  forgetPages(); // those that the last person read
  [here] = names;
  form.reset();
  fill();
  place.replaceChildren();
  part("total").textContent = "";
  part("ignored").hidden = true;
  part("ignored").lastElementChild.textContent = "";
  drawShare(share, place);
  strip();
  if (screen !== "counter") screen = "ask";
  show(boxes.get(here).querySelector(screen === "counter" ? "input" : "legend"));
}

/* Answers stay in no address bar and no history. */
function strip() {
  if (window.location.hash) window.history.replaceState(null, "", window.location.href.split("#")[0]);
}

/* Takes what the address brings, and shows the page that it asks for. */
function read() {
  const known = { closed: data.closed, ids: records.map(({ record }) => record), provinces };
  const found = readFragment(window.location.hash.slice(1), known);
  strip();
  part("ignored").hidden = !found.bad.length;
  part("ignored").lastElementChild.textContent = found.bad.map((one) => one.slice(0, 60)).join(" · ");
  person = found.ids ? {} : found.person;
  ids = found.ids || [];
  fill();
  if (found.ids) screen = "shared";
  else if (found.counter) screen = "counter";
  else screen = Object.keys(person).length ? "results" : "ask";
  return show();
}

form.addEventListener("change", ({ target }) => {
  const name = target.closest("[data-question]").dataset.question;
  keepOne(fields(name), target);
  answered(name);
  show();
  loadMore().catch(() => {}); // results will be wanted; they say so themselves when they fail
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (screen !== "counter") go(1);
});
place.addEventListener("change", () => drawShare(share, place));
part("province").addEventListener("change", ({ target }) => {
  person.province = target.value || undefined;
  draw();
});

const ACTS = {
  back: () => go(-1),
  skip: () => {
    delete person[here];
    write(fields(here), undefined, data.facts.groups);
    go(1);
  },
  results,
  edit: ask,
  new: startAnew,
  counter: () => {
    screen = "counter";
    show(form.querySelector("input"));
  },
  print: () => window.print(),
};
page.addEventListener("click", ({ target }) => {
  const act = target.closest("button[data-go]");
  if (act && act.dataset.go !== "next") ACTS[act.dataset.go]();
});

/* The interface's words stand in a script after this one. */
async function start() {
  startShare(share);
  await read();
  window.addEventListener("hashchange", () => {
    // Links inside the page name no answer.
    if (window.location.hash.includes("=")) read();
  });
  document.body.dataset.ready = "";
}
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
