/* The answers that an address's fragment may bring:
   #want=study,work&age=22&education=bachelor&languages=fr:B2,en:B1&nationality=MA&residence=MA&situation=student
    &experience=0&trade=transport&has=admission&hosts=FR,DE&province=azilal, with mode=counter; or results=id,id alone.
   Unknown keys are ignored; bad values are ignored and named. `has=`, `languages=` and `trade=` without a value
   say "none of them". */
import { LEVELS } from "./eligibility.js";

const CODE = /^[A-Z]{2}$/;
const LANGUAGE = /^[a-z]{2,3}$/;
const OLDEST = 120;

/* known: {closed: {want: [values], …}, ids: [records], provinces: [values]}
   → {person, ids: [records] or null, counter, bad: ["age=x", …]} */
export function readFragment(text, known) {
  const found = { person: {}, ids: null, counter: false, bad: [] };
  for (const [key, value] of new URLSearchParams(text)) {
    if (!Object.hasOwn(READERS, key)) continue;
    const refuse = (piece) => found.bad.push(`${key}=${piece}`);
    READERS[key](found, value, known, refuse, key);
  }
  return found;
}

const pieces = (value) => value.split(",").map((one) => one.trim()).filter(Boolean);

/* The pieces that pass, each once; the others are refused. */
function passing(value, test, refuse) {
  const good = pieces(value).filter((one) => test(one) || (refuse(one), false));
  return [...new Set(good)];
}

function listed({ person }, value, { closed }, refuse, key) {
  const good = passing(value, (one) => closed[key].includes(one), refuse);
  if (good.length) person[key] = good;
}

/* Saying nothing after the sign is saying "none"; saying only what is not understood is not. */
function listedOrNone(found, value, known, refuse, key) {
  listed(found, value, known, refuse, key);
  if (!pieces(value).length) found.person[key] = [];
}

function one({ person }, value, { closed }, refuse, key) {
  if (closed[key].includes(value)) person[key] = value;
  else refuse(value);
}

function years({ person }, value, known, refuse, key) {
  if (/^\d{1,3}$/.test(value) && Number(value) <= OLDEST) person[key] = Number(value);
  else refuse(value);
}

function codes({ person }, value, known, refuse, key) {
  const good = passing(value.toUpperCase(), (code) => CODE.test(code), refuse);
  if (good.length) person[key] = good;
}

function languages({ person }, value, known, refuse) {
  const pair = (text) => text.split(":");
  const good = passing(value, (text) => {
    const [name, level, more] = pair(text);
    return LANGUAGE.test(name) && LEVELS.includes(level) && more === undefined;
  }, refuse);
  if (good.length || !pieces(value).length) person.languages = Object.fromEntries(good.map(pair));
}

function province({ person }, value, { provinces }, refuse) {
  if (provinces.includes(value)) person.province = value;
  else refuse(value);
}

function results(found, value, { ids }, refuse) {
  found.ids = passing(value, (id) => ids.includes(id), refuse);
}

function mode(found, value, known, refuse) {
  if (value === "counter") found.counter = true;
  else refuse(value);
}

const READERS = {
  want: listed, age: years, education: one, languages, nationality: codes, residence: codes, situation: listed,
  experience: years, trade: listedOrNone, has: listedOrNone, hosts: codes, province, results, mode,
};
