/* What every part of the finder needs: the programmes with their criteria, and the words. */
import { filled } from "../words.js";
import { wordOf } from "../dom.js";

// programmes-<lang>.js and eligibility-<lang>.js have set these.
export const programmes = window.boussoleProgrammes;
export const data = window.boussoleEligibility;

/* The programmes that a person may be shown, as eligibility.js judges them. */
export const records = programmes.programmes
  .filter(({ record }) => data.records[record])
  .map((one) => ({ ...one, ...data.records[one.record], open: one.open || "people", state: one.calls.state, adults: Boolean(one.adults) }));

export const provinces = programmes.folders.map(([value]) => value);
const structures = new Map(data.structures.map((one) => [one.id, one]));

export function structuresNamed(ids) {
  return ids.map((id) => structures.get(id));
}

export function say(key, values) {
  return filled(data.words[`finder.say.${key}`], values);
}

export const folderName = (folder) => wordOf(programmes.folders, folder);
