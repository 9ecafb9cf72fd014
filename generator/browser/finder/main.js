/* The finder: questions one at a time, or all at once at a counter; answers live here, in memory, and nowhere else. */
import { data, provinces, records, say } from "./data.js";
import { ADULT } from "./eligibility.js";
import { answerIn, keepOne, questionsIn, write } from "./form.js";
import { readFragment } from "./fragment.js";
import { questions } from "./order.js";
import { drawResults, drawShared } from "./results.js";
import { drawShare, startShare } from "./share.js";

const page = document.querySelector(".bs-finder");
const part = (name) => page.querySelector(`.bs-${name}`);
const form = part("questions");
const place = part("results");
const share = part("share");
const { boxes, names, fields } = questionsIn(form);
let person = {};
let screen = "ask"; // ask: a question; results; shared: a list without answers; counter: all at once
let here = names[0];

const asked = () => questions(names, records, person, data.facts);

/* Shows the page as `screen` says; `focus` is where reading goes on. */
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
  if (screen !== "ask") draw();
  if (focus) focus.focus();
}

function draw() {
  part("total").textContent = drawResults(place, person, Date.now());
  drawShare(share, place);
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
  show(part("answer").querySelector("h1, h2"));
}

function ask(focus = true) {
  screen = "ask";
  const list = asked();
  if (!list.includes(here)) [here] = list;
  show(focus && boxes.get(here).querySelector("legend"));
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
  [here] = names;
  form.reset();
  fill();
  place.replaceChildren();
  part("total").textContent = "";
  part("ignored").hidden = true;
  part("ignored").lastChild.textContent = "";
  drawShare(share, place);
  strip();
  if (screen !== "counter") screen = "ask";
  show(boxes.get(here).querySelector(screen === "counter" ? "input" : "legend"));
}

/* Answers stay in no address bar and no history. */
function strip() {
  if (window.location.hash) window.history.replaceState(null, "", window.location.href.split("#")[0]);
}

/* Takes what the address brings; returns whether it brought anything. */
function read() {
  const known = { closed: data.closed, ids: records.map(({ record }) => record), provinces };
  const found = readFragment(window.location.hash.slice(1), known);
  strip();
  part("ignored").hidden = !found.bad.length;
  part("ignored").lastChild.textContent = found.bad.map((one) => one.slice(0, 60)).join(" · ");
  if (found.counter) screen = "counter";
  if (found.ids) return shared(found.ids);
  if (!found.counter && !found.bad.length && !Object.keys(found.person).length) return false;
  person = found.person;
  fill();
  if (!found.counter) screen = Object.keys(person).length ? "results" : "ask";
  show();
  return true;
}

function shared(ids) {
  person = {};
  fill();
  page.dataset.screen = screen = "shared";
  part("minor").hidden = share.hidden = true;
  part("total").textContent = drawShared(place, ids, Date.now());
  return true;
}

form.addEventListener("change", ({ target }) => {
  const name = target.closest("[data-question]").dataset.question;
  keepOne(fields(name), target);
  answered(name);
  show();
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
function start() {
  startShare(share);
  if (!read()) ask(false);
  window.addEventListener("hashchange", () => {
    if (window.location.hash.includes("=")) read();
  });
  document.body.dataset.ready = "";
}
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
