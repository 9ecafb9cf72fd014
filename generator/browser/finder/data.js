/* What every part of the finder needs: the programmes with their criteria, and the words. */
import { wordOf } from "../dom.js";
import { loadScript } from "../load.js";
import { filled, language } from "../words.js";

// programmes-<lang>.js and eligibility-<lang>.js have set these.
export const programmes = window.boussoleProgrammes;
export const data = window.boussoleEligibility;

/* The programmes that a person may be shown, as eligibility.js judges them. */
export const records = programmes.programmes
  .filter(({ record }) => data.records[record])
  .map((one) => ({ ...one, open: one.open || "people", state: one.calls.state, adults: Boolean(one.adults), criteria: data.records[one.record] }));

export const provinces = programmes.folders.map(([value]) => value);

/* What results say, of eligibility-<lang>-more.js; null until it was loaded. */
export let more = null;
const structures = new Map();

/* A promise that is kept once results can be shown. */
export async function loadMore() {
  if (more) return;
  await loadScript(`eligibility-${language}-more.js`);
  more = window.boussoleEligibilityMore;
  for (const one of more.structures) structures.set(one.id, one);
}

export function structuresNamed(ids) {
  return ids.map((id) => structures.get(id));
}

export function say(key, values) {
  return filled(data.words[`finder.say.${key}`], values);
}

export const folderName = (folder) => wordOf(programmes.folders, folder);
