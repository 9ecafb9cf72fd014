/* What every part of the explorer needs: the programmes, their words, and the values of each facet. */
import { spoken, wordOf } from "../dom.js";
import { filled } from "../words.js";
import { UNKNOWN } from "./model.js";

export { address, assets, button, element, spoken, titleLink, wordOf } from "../dom.js";

export const data = window.boussoleProgrammes; // programmes-<lang>.js has set this

export function say(key, values) {
  return filled(data.words[`explore.say.${key}`], values);
}

const unknown = [UNKNOWN, say("unknown")];
const STATES = ["closing-soon", "open", "rolling", "opens-soon", "closed", "unknown", "ended"];

/* {facet: [[value, word], …]} in the order to show them. */
export const facets = {
  kind: data.kinds,
  start: data.starts,
  window: STATES.map((state) => [state, say(`window.${state}`)]),
  host: data.hosts,
  audience: data.audiences,
  level: [...data.levels, unknown],
  language: [...data.languages, unknown],
  money: [["free", say("money.free")], ["paid", say("money.paid")], unknown],
  province: data.folders,
};

export function listed(values) {
  return values.filter(Boolean).join(data.words.comma);
}

export const namesOf = (list, values) => listed((values || []).map((value) => wordOf(list, value)));

/* The words of a programme that stand in lists, for the search in free text. */
export function textsOf({ kind, hosts, body }) {
  return [wordOf(data.kinds, kind), namesOf(data.hosts, hosts), data.bodies[body]];
}

/* A summary in its own language. */
export function told(made, programme) {
  return programme.told ? spoken(made, programme.told) : made;
}
