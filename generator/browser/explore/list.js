/* One programme in the list: its name, whether one may apply today, and what helps to choose. */
import { sentence } from "../ageing.js";
import { day } from "../words.js";
import { data, element, namesOf, say, titleLink, told, wordOf } from "./page.js";

/* `compare`: {has(id), toggle(id, on)}. */
export function entry({ programme, found }, compare) {
  const item = element("li", "bs-entry");
  item.dataset.record = programme.record;
  item.append(titleLink(programme), badge(programme, found), element("span", "bs-meta", about(programme)));
  if (programme.summary) item.append(told(element("p", "", programme.summary), programme));
  const acts = element("p", "bs-explore-acts");
  acts.append(compareBox(programme, compare));
  if (programme.seen) acts.append(element("span", "bs-meta", say("seen", { day: day(programme.seen) })));
  item.append(acts);
  return item;
}

function about({ kind, hosts, starts }) {
  return [wordOf(data.kinds, kind), namesOf(data.hosts, hosts), wordOf(data.starts, starts)].filter(Boolean).join(" · ");
}

/* The state of its calls; of what nobody may join, that. */
export function badge(programme, found) {
  const shut = programme.open === "nobody";
  const made = element("span", "bs-state", stateOf(programme, found));
  made.dataset.state = shut ? "closed" : found.state;
  return made;
}

export function stateOf(programme, found) {
  if (programme.open === "nobody") return data.words["open-to.nobody.short"];
  if (programme.open === "organisations") return data.words["open-to.organisations"];
  return sentence(found);
}

function compareBox(programme, compare) {
  const label = element("label", "bs-explore-tick");
  const input = Object.assign(element("input"), { type: "checkbox", checked: compare.has(programme.record) });
  input.addEventListener("change", () => {
    input.checked = compare.toggle(programme.record, input.checked);
  });
  label.append(input, element("span", "", say("compare")), element("span", "bs-unseen", ` – ${programme.title}`));
  return label;
}
