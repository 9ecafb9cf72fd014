/* One result: the programme, who must begin, what is missing and what helps, every condition with its answer. */
import { sentence } from "../ageing.js";
import { address, element, spoken, titleLink, wordOf } from "../dom.js";
import { data, folderName, more, programmes, say, structuresNamed } from "./data.js";
import { nearest } from "./order.js";

const MOST_STRUCTURES = 3;

/* `result` is {record, judgement, window}; a shared list has no judgement. */
export function resultEntry({ record, judgement, window }, person) {
  const { lines = [], services, reason } = more.records[record.record];
  const item = element("article", "bs-one");
  item.dataset.record = record.record;
  if (judgement) item.dataset.verdict = judgement.verdict;
  const title = element("h3");
  title.append(titleLink(record));
  item.append(title, kindAndHosts(record), moves(record, window));
  if (record.summary) item.append(spoken(element("p", "", record.summary), record.told));
  item.append(...shut(record, judgement, reason), ...conditions(record, lines, judgement, person), money(record));
  item.append(...helpers(services, person, "near"), takeAway(judgement));
  return item;
}

function kindAndHosts(record) {
  const hosts = record.hosts.map((code) => wordOf(programmes.hosts, code));
  return element("p", "bs-meta", [wordOf(programmes.kinds, record.kind), hosts.join(programmes.words.comma)].join(" · "));
}

/* Who must make the first move, and whether the dates allow it. */
function moves(record, window) {
  const line = element("p", "bs-moves");
  const badge = element("span", "bs-state", sentence(window));
  badge.dataset.state = window.state;
  const starts = element("strong", "bs-starts", wordOf(programmes.starts, record.starts));
  starts.dataset.starts = record.starts;
  line.append(starts, " ", badge);
  if (record.adults) line.append(" ", element("span", "bs-adults", data.words["adults-only"]));
  return line;
}

function shut(record, judgement, reason) {
  if (!judgement || !judgement.shut) return [];
  const said = record.state === "retired" ? data.words["state.record.retired"] : say("shut");
  return [element("p", "bs-shut", [said, reason].filter(Boolean).join(" "))];
}

/* What fails is in sight, with what would help; the other conditions fold, so that results can be skimmed. */
function conditions(record, lines, judgement, person) {
  const all = lines.map((line, i) => ({ ...line, remedy: record.criteria[i].remedy }));
  const answers = judgement ? judgement.answers : [];
  const items = all.map((line, i) => condition(record, line, answers[i], person));
  const others = items.filter((_, i) => answers[i] !== "no");
  if (!judgement || others.length < 2) return [listOf(items)];
  const counts = Object.fromEntries(["yes", "check"].map((answer) => [answer, answers.filter((one) => one === answer).length]));
  const folded = element("details", "bs-folded");
  folded.append(element("summary", "", say("conditions", counts)), listOf(others));
  const failing = items.filter((item) => !others.includes(item));
  return failing.length ? [listOf(failing), folded] : [folded];
}

function listOf(items) {
  const list = element("ul", "bs-lines");
  list.append(...items);
  return list;
}

function condition(record, line, answer, person) {
  const item = element("li");
  if (answer) {
    item.dataset.answer = answer;
    item.append(element("strong", "bs-answer", say(`answer.${answer}`)), " ");
  }
  item.append(element("span", "", line.said || ""));
  if (line.more) item.append(line.said ? ". " : "", spoken(element("span", "", line.more), line.lang));
  item.append(...sources(record, line.sources || []));
  if (line.remedy && answer !== "yes") item.append(remedy(line.remedy, answer, person));
  return item;
}

/* A source is named by its host, further pages of the same host by a number; it leads to where the record says
   when it was read. */
function sources(record, named) {
  const hosts = named.map(([, host]) => host);
  return named.flatMap(([id, host], i) => {
    const before = hosts.slice(0, i).filter((other) => other === host).length;
    const link = element("a", "bs-source");
    link.href = `${address(record.page)}#source-${id}`;
    const name = element("bdi", "", before ? String(before + 1) : host);
    name.dir = "ltr";
    link.append(element("span", "bs-hidden", say("source")), " ", name);
    return [" ", link];
  });
}

/* What would make the condition hold; where it fails, also what to read and who is near. */
function remedy(id, answer, person) {
  const { text, guides = [], offers = [] } = more.remedies[id];
  const box = element("div", "bs-remedy");
  const line = element("p", "", say("remedy") + " ");
  line.append(element("strong", "", text));
  box.append(line);
  if (answer !== "no") return box;
  if (guides.length) box.append(linked(say("read"), guides.map((name) => more.guides[name])));
  const offering = more.structures.filter((one) => one.offers.some((offer) => offers.includes(offer)));
  box.append(...helpers(offering.map((one) => one.id), person, "help"));
  return box;
}

/* The structures of those ids that are nearest to the person, each with its place. */
export function helpers(ids = [], person, key) {
  const near = nearest(structuresNamed(ids), person.province, MOST_STRUCTURES);
  return near.length ? [linked(say(key), near)] : [];
}

export function linked(heading, items) {
  const line = element("p", "bs-linked", heading + " ");
  items.forEach((item, i) => {
    if (i) line.append(programmes.words.comma);
    line.append(titleLink(item));
    if (item.folder) line.append(` (${folderName(item.folder)})`);
  });
  return line;
}

function money(record) {
  const box = element("div", "bs-charges");
  const costs = record.costs || [];
  if (record.free === "yes") box.append(element("p", "", data.words["money.free"]));
  else box.append(element("p", "", costs.length ? `${say("costs")} ${costs.join(" · ")}` : data.words["money.costs-unknown"]));
  const words = programmes.words;
  const [first] = record.charge || ["unknown"];
  if (first === "unknown" || first === "none") box.append(element("p", "", words[`charge.${first}`]));
  else {
    const names = record.charge.map((id) => programmes.bodies[id]).join(words.comma);
    box.append(element("p", "", `${words["charge.only"]} ${names}. ${words["charge.nobody-else"]}`));
  }
  return box;
}

/* What is ticked goes on paper, into the link and into the message. */
function takeAway(judgement) {
  if (judgement && judgement.verdict === "no") return "";
  const label = element("label", "bs-take");
  const box = element("input");
  box.type = "checkbox";
  label.append(box, " ", say("take"));
  return label;
}
