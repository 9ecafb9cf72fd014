/* Which programmes fit the reader's choices, how many each choice would leave, in which order: no page here. */
import { key, keys, skeleton, words } from "../normalise.js";
import { windowState } from "../windows.js";

export const UNKNOWN = "unknown"; // the value of a facet about which the record says nothing

/* A facet's values of a programme; one that is empty is unknown, where a choice of it makes sense. */
const FACETS = {
  kind: ({ kind }) => [kind],
  start: ({ starts }) => [starts],
  window: ({ calls }, now) => [windowState(calls, now).state],
  host: ({ hosts }, now, members) => (hosts.includes("EU") ? [...hosts, ...members] : hosts),
  audience: ({ audiences }) => audiences,
  level: ({ level }) => [level || UNKNOWN],
  language: ({ languages }) => (languages ? languages.map(([code]) => code) : [UNKNOWN]),
  money: ({ free }) => [{ yes: "free", no: "paid" }[free] || UNKNOWN],
  province: ({ folders }) => folders || [],
};
export const FACET_NAMES = Object.keys(FACETS);
export const SORTS = ["closing", "recent", "name"];
const ORDER = ["closing-soon", "open", "rolling", "opens-soon", "unknown.habit", "closed.later", "closed.month",
  "unknown.nothing", "closed.past", "unknown.paused", "ended"];

/* What each programme is looked up by: {programme, found: its window state, values, keys, sounds}. `texts`
   gives the words of a programme that are not in it, such as the names of its host states. */
export function prepared(programmes, members, texts, now) {
  return programmes.map((programme) => {
    const values = Object.fromEntries(
      FACET_NAMES.map((name) => [name, new Set(FACETS[name](programme, now, members))]),
    );
    const said = [programme.title, programme.summary || "", ...(programme.aliases || []), ...texts(programme)].join(" ");
    const sounds = new Set(words(said).map(skeleton).filter(Boolean));
    return { programme, found: windowState(programme.calls, now), values, keys: [...new Set(keys(said))], sounds };
  });
}

/* What is asked for in free text: each word must begin a word of the programme, or share its consonants. */
export function asked(text) {
  return words(text).map((word) => ({ key: key(word), sound: skeleton(word) }));
}

function holds(row, { key: wanted, sound }) {
  return row.keys.some((one) => one.startsWith(wanted)) || (sound && row.sounds.has(sound));
}

/* wish: {q, all, sort, and for each facet the list of chosen values}. One of a facet's values is enough, and
   every facet must hold; `except` is a facet that is not asked. */
export function fits(row, wish, wanted, except = "") {
  if (row.programme.uncounted && !wish.all) return false;
  return (
    FACET_NAMES.every((name) => {
      const chosen = name === except ? [] : wish[name];
      return !chosen.length || chosen.some((value) => row.values[name].has(value));
    }) && wanted.every((word) => holds(row, word))
  );
}

/* {facet: Map(value → programmes that it would leave)}; what no total may count is not in it. */
export function counts(rows, wish) {
  const wanted = asked(wish.q);
  const made = {};
  for (const name of FACET_NAMES) {
    const found = new Map();
    for (const row of rows) {
      if (row.programme.uncounted || !fits(row, wish, wanted, name)) continue;
      for (const value of row.values[name]) found.set(value, (found.get(value) || 0) + 1);
    }
    made[name] = found;
  }
  return made;
}

/* The rows that fit, in the order asked for. `locale` decides the order of names. */
export function chosen(rows, wish, locale) {
  const wanted = asked(wish.q);
  const names = new Intl.Collator(locale);
  const byName = (one, other) => names.compare(one.programme.title, other.programme.title);
  const by = { closing: byClosing, recent: byReading, name: () => 0 }[wish.sort];
  return rows
    .filter((row) => fits(row, wish, wanted))
    .sort((one, other) => by(one, other) || byName(one, other));
}

function byClosing(one, other) {
  return rank(one) - rank(other) || instant(one) - instant(other);
}

/* What nobody may join comes after all that somebody may. */
function rank({ found, programme }) {
  const place = ORDER.findIndex((name) => name === found.state || name === `${found.state}.${found.why}`);
  return programme.uncounted ? ORDER.length + place : place;
}

function instant({ found }) {
  return found.instant ?? Number.MAX_SAFE_INTEGER;
}

function byReading(one, other) {
  const days = [other, one].map(({ programme }) => programme.seen || "");
  return days[0] < days[1] ? -1 : days[0] > days[1] ? 1 : 0;
}

/* How many of the rows lead to each member state, and how many of them to all: {counts: {FR: 3, …}, wide}. */
export function byHost(rows, members) {
  const counted = rows.filter(({ programme }) => !programme.uncounted);
  const found = {};
  for (const code of members) {
    const count = counted.filter(({ values }) => values.host.has(code)).length;
    if (count) found[code] = count;
  }
  return { counts: found, wide: counted.filter(({ values }) => values.host.has("EU")).length };
}
