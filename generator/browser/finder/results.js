/* The results as the page shows them: in groups by verdict, then what a step would open, then what can start here. */
import { button, element, titleLink } from "../dom.js";
import { language } from "../words.js";
import { data, more, records, say, structuresNamed } from "./data.js";
import { ADULT } from "./eligibility.js";
import { helpers, resultEntry } from "./entry.js";
import { canStart, judged, nearest, ordered, steps, VERDICTS } from "./order.js";

const FIRST = 8; // results of a group in sight before one asks for more
const TAKEN = 5; // results ticked to take away

/* Draws what a person's answers make of all records; returns the sentence that says how many. */
export function drawResults(place, person, now) {
  const results = ordered(judged(records, person, data.facts), now, language);
  const groups = VERDICTS.map((verdict) => results.filter(({ judgement }) => judgement.verdict === verdict));
  const [yes, check, away, no] = groups.map((group) => group.length);
  const parts = groups.map((group, i) => groupOf(VERDICTS[i], group, person));
  const mine = groups.slice(0, 2).flat().filter(canStart);
  const alone = person.age < ADULT ? "" : mine.length ? element("p", "bs-alone", say("alone", { count: mine.length })) : nothing(away);
  place.replaceChildren(...[alone, ...parts, stepsOf(groups[2]), hereFor(person)].filter(Boolean));
  tickFirst(place);
  return results.length ? say("count", { yes, check, away, no }) : say("none");
}

/* A list that someone sent: the programmes, without anyone's answers. */
export function drawShared(place, ids, now) {
  const listed = records.filter(({ record }) => ids.includes(record)).map((record) => ({ record }));
  const group = element("section", "bs-group");
  group.append(element("h2", "", say("shared")), element("p", "", say("shared.note")));
  const entries = ordered(listed, now, language).map((one) => resultEntry(one, {}));
  group.append(columns(entries));
  place.replaceChildren(group, hereFor({}));
  for (const box of place.querySelectorAll(".bs-take input")) box.checked = true;
  return say("shared.count", { count: listed.length });
}

function groupOf(verdict, group, person) {
  if (!group.length) return "";
  const entries = group.map((one) => resultEntry(one, person));
  const made = verdict === "no" ? element("details", "bs-group") : element("section", "bs-group");
  made.dataset.group = verdict;
  const heading = element("h2", "", say(`group.${verdict}`));
  heading.append(" ", element("span", "bs-count", `(${group.length})`));
  if (verdict === "no") {
    const summary = element("summary");
    summary.append(heading);
    made.append(summary);
  } else {
    made.append(heading);
  }
  made.append(element("p", "", say(`note.${verdict}`)), columns(entries), rest(entries));
  return made;
}

function columns(entries) {
  const box = element("div", "bs-columns");
  box.append(...entries);
  return box;
}

/* All results stand in the page; the first few are in sight. */
function rest(entries) {
  const later = entries.slice(FIRST);
  for (const entry of later) entry.hidden = true;
  if (!later.length) return "";
  const asked = button("bs-more", say("more", { count: later.length }), () => {
    for (const entry of later) entry.hidden = false;
    asked.remove();
    later[0].querySelector("a").focus();
  });
  return asked;
}

function tickFirst(place) {
  const boxes = [...place.querySelectorAll(".bs-one:not([hidden]) .bs-take input")];
  for (const box of boxes.slice(0, TAKEN)) box.checked = true;
}

/* The honest answer to many: no door that one opens alone today. */
function nothing(away) {
  const box = element("div", "bs-nothing");
  box.append(element("h2", "", say("nothing")), element("p", "", say("nothing.note")));
  if (away) box.append(element("p", "", say("nothing.step")));
  return box;
}

function stepsOf(away) {
  const found = steps(away);
  if (!found.length) return "";
  const box = element("section", "bs-one-step");
  const list = element("ul");
  for (const [remedy, doors] of found) {
    const item = element("li");
    item.append(element("strong", "", more.remedies[remedy].text), ` ${say("opens", { count: doors.length })} `);
    doors.forEach(({ record }, i) => item.append(i ? " · " : "", titleLink(record)));
    list.append(item);
  }
  box.append(element("h2", "", say("steps")), list);
  return box;
}

/* What can start in the region today, and who is near. */
function hereFor(person) {
  if (!more.here.length) return "";
  const box = element("section", "bs-here");
  const list = element("ul");
  for (const [guide, services] of more.here) {
    const item = element("li");
    item.append(titleLink(more.guides[guide]), ...helpers(services, person, "help"));
    list.append(item);
  }
  box.append(element("h2", "", say("here")), element("p", "", say("here.note")), list);
  const office = more.structures.filter(({ offers }) => offers.includes("orientation")).map(({ id }) => id);
  if (nearest(structuresNamed(office), person.province, 1).length) box.append(...helpers(office, person, "orientation"));
  return box;
}
