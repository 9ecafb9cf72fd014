/* The questions: reading an answer out of its fields, and writing one that came from elsewhere into them.
   The fields stand in the page; answers live in memory and nowhere else. */
import { expand } from "./eligibility.js";

const ELSEWHERE = "ZZ"; // any country that no criterion names

/* The questions of a form in their order: {boxes: Map of name → its box, names, fields(name)}. */
export function questionsIn(form) {
  const boxes = new Map([...form.querySelectorAll("[data-question]")].map((box) => [box.dataset.question, box]));
  const fields = (name) => [...boxes.get(name).querySelectorAll("input, select")];
  return { boxes, names: [...boxes.keys()], fields };
}

/* What the fields of a question say; undefined for nothing. */
export function answerIn(fields) {
  const [first] = fields;
  if (first.type === "number") return first.value !== "" && first.validity.valid ? Number(first.value) : undefined;
  if (first.tagName === "SELECT") return levelsIn(fields);
  const checked = fields.filter((field) => field.checked).map(({ value }) => value);
  if (!checked.length) return undefined;
  if (first.type === "radio") return first.dataset.many === undefined ? checked[0] : checked;
  return checked.filter(Boolean); // "none of them" has no value
}

/* A language without an answer counts as not spoken once another has one. */
function levelsIn(selects) {
  const answered = selects.filter(({ value }) => value);
  if (!answered.length) return undefined;
  return Object.fromEntries(answered.filter(({ value }) => value !== "none").map(({ dataset, value }) => [dataset.language, value]));
}

/* Of "none of them" and the others, what was ticked last stays. */
export function keepOne(fields, ticked) {
  if (ticked.type !== "checkbox" || !ticked.checked) return;
  for (const field of fields) {
    if (field !== ticked && !field.value !== !ticked.value) field.checked = false;
  }
}

export function write(fields, answer, groups) {
  const [first] = fields;
  if (first.type === "number") first.value = answer ?? "";
  else if (first.tagName === "SELECT") writeLevels(fields, answer);
  else writeChoices(fields, answer, groups);
}

function writeLevels(selects, answer) {
  for (const select of selects) select.value = answer ? answer[select.dataset.language] || "none" : "";
}

function writeChoices(fields, answer, groups) {
  const offered = fields.map(({ value }) => value);
  const shown = [].concat(answer ?? []).map((value) => nearestOffered(value, offered, groups));
  const none = Array.isArray(answer) && !answer.length;
  for (const field of fields) field.checked = field.value ? shown.includes(field.value) : none;
}

/* A country that is not among the answers stands under its union, or under "another country". */
function nearestOffered(value, offered, groups) {
  if (offered.includes(value)) return value;
  const group = offered.find((code) => groups[code] && expand([code], groups).has(value));
  return group || ELSEWHERE;
}
