/* Eligibility: the same machine as generator/eligibility.py, on the same vectors.

   facts:  {isced: {level: rank}, groups: {EU: [codes]}}
   record: {kind, open, state, adults, hosts, criteria: [{criterion, any, min, max, remedy}]}; in `any`,
           a language is [language, level], everything else a code; what is absent was left out
   person: {want, age, education, languages: {fr: "B2"}, nationality, residence, situation, experience,
           trade, has, hosts}; what is absent was not said, an empty list is "none of them" */

export const ADULT = 18;
export const LEVELS = ["A1", "A2", "B1", "B2", "C1", "C2"];
const MINOR_KINDS = ["study", "exchange", "volunteering"];

/* Kleene's strong "and" and "or". */
export const allOf = (answers) =>
  answers.includes("no") ? "no" : answers.includes("check") ? "check" : "yes";
export const anyOf = (answers) =>
  answers.includes("yes") ? "yes" : answers.includes("check") ? "check" : "no";

export function expand(codes, groups) {
  return new Set(codes.concat(...codes.map((code) => groups[code] || [])));
}

export function answer(line, person, facts) {
  const name = line.criterion;
  if (name === "other") return "check";
  const held = person[name === "language" ? "languages" : name === "offer" ? "has" : name];
  if (held === undefined) return "check";
  if (name === "nationality" || name === "residence") return place(line, held, facts.groups);
  if (name === "language") return language(line, held);
  if (name === "education") return education(line, held, facts.isced);
  if (name === "age" || name === "experience") return between(line, held);
  return anyOf(line.any.map((value) => (held.includes(value) ? "yes" : "no")));
}

/* Someone who names a group only cannot be told whether they are of the state that is asked. */
function place(line, held, groups) {
  const wanted = expand(line.any, groups);
  const overlaps = (code) => (groups[code] || []).some((one) => wanted.has(one));
  return anyOf(held.map((code) => (wanted.has(code) ? "yes" : overlaps(code) ? "check" : "no")));
}

function language(line, held) {
  const reached = ([name, level]) => LEVELS.indexOf(held[name]) >= LEVELS.indexOf(level);
  return anyOf(line.any.map((option) => (reached(option) ? "yes" : "no")));
}

/* Two names of one ISCED level do not open the same doors: whether one is taken for the other is to be asked. */
function education(line, held, isced) {
  const reaches = (level, wanted) =>
    level === wanted || isced[level] > isced[wanted] ? "yes" : isced[level] === isced[wanted] ? "check" : "no";
  return allOf([line.min ? reaches(held, line.min) : "yes", line.max ? reaches(line.max, held) : "yes"]);
}

/* Both limits are included. */
function between(line, held) {
  const fits = (!line.min || Number(line.min) <= held) && (!line.max || held <= Number(line.max));
  return fits ? "yes" : "no";
}

/* The verdict of [answer, has a remedy] pairs. */
export function verdict(pairs) {
  const failing = pairs.filter(([given]) => given === "no");
  if (failing.length > 1 || failing.some(([, remedied]) => !remedied)) return "no";
  if (failing.length) return "one-away";
  return pairs.some(([given]) => given === "check") ? "check" : "yes";
}

/* {verdict, answers, shut}, or null where the record must not be shown to this person at all. */
export function judge(record, person, facts) {
  if (record.open === "organisations" || !fitsAgeGroup(record, person)) return null;
  const answers = record.criteria.map((line) => answer(line, person, facts));
  const shut = record.open === "nobody" || record.state === "retired";
  const pairs = answers.map((given, i) => [given, Boolean(record.criteria[i].remedy)]);
  return { verdict: shut ? "no" : verdict(pairs), answers, shut };
}

function fitsAgeGroup(record, person) {
  if (person.age === undefined || person.age >= ADULT) return true;
  if (record.adults || !MINOR_KINDS.includes(record.kind)) return false;
  if (record.kind === "study") return true;
  const ages = record.criteria.filter((line) => line.criterion === "age");
  return ages.length > 0 && ages.every((line) => between(line, person.age) === "yes");
}

/* Is the record of a kind and in a country that interest this person? No answer is any. */
export function isWanted(record, person, groups) {
  if (person.want && person.want.length && !person.want.includes(record.kind)) return false;
  if (!person.hosts || !person.hosts.length) return true;
  const hosts = expand(person.hosts, groups);
  return [...expand(record.hosts, groups)].some((code) => hosts.has(code));
}
