/* The form: a group of check boxes for each facet, with how many programmes each would leave. */
import { FACET_NAMES } from "./model.js";
import { element, facets, say } from "./page.js";

const OPEN = ["kind", "window"]; // the groups that a wide screen shows at once

/* Fills the panel with the values that some programme has; `wide` opens the first groups. */
export function fillForm(form, rows, wide) {
  const groups = FACET_NAMES.map((name) => group(name, rows, wide)).filter(Boolean);
  form.querySelector(".bs-explore-groups").append(...groups);
  form.addEventListener("submit", (event) => event.preventDefault());
}

function group(name, rows, wide) {
  const used = facets[name].filter(([value]) => rows.some((row) => row.values[name].has(value)));
  if (used.length < 2) return null;
  const made = element("details", "bs-explore-group");
  made.dataset.facet = name;
  made.open = wide && OPEN.includes(name);
  const summary = element("summary", "", say(`facet.${name}`));
  summary.append(element("span", "bs-count"));
  const set = element("fieldset");
  set.append(element("legend", "bs-unseen", say(`facet.${name}`)), ...used.map((pair) => box(name, pair)));
  made.append(summary, set);
  return made;
}

function box(name, [value, word]) {
  const label = element("label");
  const input = Object.assign(element("input"), { type: "checkbox", name, value });
  label.append(input, element("span", "", word), element("span", "bs-count"));
  return label;
}

const boxes = (form, name) => [...form.querySelectorAll(`input[name="${name}"]`)];

/* What is chosen now. */
export function wishOf(form, compare) {
  const { q, sort, all } = form.elements;
  const values = (name) => boxes(form, name).filter(({ checked }) => checked).map(({ value }) => value);
  const wish = Object.fromEntries(FACET_NAMES.map((name) => [name, values(name)]));
  return { ...wish, q: q.value.trim(), sort: sort.value, all: all.checked, compare };
}

export function applyWish(form, wish) {
  for (const name of FACET_NAMES) {
    for (const input of boxes(form, name)) input.checked = wish[name].includes(input.value);
  }
  form.elements.q.value = wish.q;
  form.elements.sort.value = wish.sort;
  form.elements.all.checked = wish.all;
}

/* Takes one choice back. */
export function uncheck(form, name, value) {
  if (name === "q") form.elements.q.value = "";
  else if (name === "all") form.elements.all.checked = false;
  else boxes(form, name).find((input) => input.value === value).checked = false;
}

/* Writes beside each box what it would leave, and beside each group how many are chosen in it. */
export function showCounts(form, counts, wish) {
  for (const made of form.querySelectorAll(".bs-explore-group")) {
    const name = made.dataset.facet;
    made.querySelector("summary .bs-count").textContent = wish[name].length ? say("picked", { count: wish[name].length }) : "";
    for (const input of made.querySelectorAll("input")) {
      const count = counts[name].get(input.value) || 0;
      input.parentElement.lastChild.textContent = count;
      input.parentElement.classList.toggle("bs-empty", !count && !input.checked);
    }
  }
}
