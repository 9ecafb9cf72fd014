/* Up to three programmes side by side. Roles are written out: on a narrow screen the rows are no table rows to CSS. */
import { day } from "../words.js";
import { stateOf } from "./list.js";
import { button, data, element, namesOf, say, titleLink, wordOf } from "./page.js";

const LINES = {
  dates: ({ programme, found }) => [stateOf(programme, found)],
  kind: ({ programme }) => [wordOf(data.kinds, programme.kind)],
  host: ({ programme }) => [namesOf(data.hosts, programme.hosts)],
  start: ({ programme }) => [wordOf(data.starts, programme.starts)],
  audience: ({ programme }) => [namesOf(data.audiences, programme.audiences), programme.adults && say("adults")],
  level: ({ programme }) => [wordOf(data.levels, programme.level)],
  language: ({ programme }) => (programme.languages || []).map(language),
  duration: ({ programme }) => [programme.duration],
  costs: ({ programme }) => [programme.free === "yes" && say("money.free"), ...(programme.costs || [])],
  covers: ({ programme }) => [namesOf(data.covers, programme.covers)],
  charge: ({ programme }) => (programme.charge || []).map((id) => data.bodies[id] || data.words["charge.none"]),
  province: ({ programme }) => [namesOf(data.folders, programme.folders)],
  seen: ({ programme }) => [programme.seen && day(programme.seen), programme.confirm && say("confirm")],
};

function language([code, level]) {
  return level ? `${wordOf(data.languages, code)} \u2068${level}\u2069` : wordOf(data.languages, code);
}

/* Fills `place` with the table of these rows; `drop(id)` takes one out. */
export function drawComparison(place, rows, drop) {
  const table = role(element("table", "bs-compare"), "table");
  table.style.setProperty("--columns", rows.length);
  table.append(element("caption", "bs-unseen", say("compare.title")), head(rows, drop), body(rows));
  place.replaceChildren(table);
}

function role(made, name) {
  made.setAttribute("role", name);
  return made;
}

function head(rows, drop) {
  const made = role(element("thead"), "rowgroup");
  const line = role(element("tr"), "row");
  line.append(role(element("td"), "cell"));
  for (const { programme } of rows) {
    const cell = role(element("th"), "columnheader");
    cell.scope = "col";
    cell.dataset.record = programme.record;
    const out = button("bs-explore-out", say("compare.drop"), () => drop(programme.record));
    out.append(element("span", "bs-unseen", ` – ${programme.title}`));
    cell.append(titleLink(programme), out);
    line.append(cell);
  }
  made.append(line);
  return made;
}

function body(rows) {
  const made = role(element("tbody"), "rowgroup");
  for (const [name, values] of Object.entries(LINES)) {
    const line = role(element("tr"), "row");
    const label = role(element("th", "", say(`compare.${name}`)), "rowheader");
    label.scope = "row";
    line.append(label, ...rows.map((row) => filledCell(values(row).filter(Boolean))));
    made.append(line);
  }
  return made;
}

/* What nobody knows is said so: an empty cell would look like "nothing". */
function filledCell(texts) {
  const cell = role(element("td"), "cell");
  cell.append(...(texts.length ? texts : [say("unknown")]).map((text) => element("p", texts.length ? "" : "bs-meta", text)));
  return cell;
}
