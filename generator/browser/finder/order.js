/* What the judgements amount to: which questions still matter, in which order results stand, which step opens doors. */
import { windowState } from "../windows.js";
import { isWanted, judge } from "./eligibility.js";

export const VERDICTS = ["yes", "check", "one-away", "no"];
const STATES = ["closing-soon", "open", "rolling", "opens-soon", "unknown", "closed", "ended"];
const APPLICABLE = ["closing-soon", "open", "rolling", "unknown"];
const CRITERIA = { languages: "language", has: "offer" }; // questions whose criterion has another name

/* The records of the kinds and countries wished that this person may be shown, with their judgement. */
export function judged(records, person, facts) {
  return records
    .filter((record) => isWanted(record, person, facts.groups))
    .map((record) => ({ record, judgement: judge(record, person, facts) }))
    .filter(({ judgement }) => judgement);
}

/* The questions, of `names`, whose answer can change a result: a record that is a no already stays one. */
export function questions(names, records, person, facts) {
  return names.filter((name) => {
    const silent = { ...person, [name]: undefined };
    const open = judged(records, silent, facts).filter(({ judgement }) => judgement.verdict !== "no");
    if (name === "age") return true; // it decides what an under-18 is shown
    if (name === "want") return new Set(open.map(({ record }) => record.kind)).size > 1;
    if (name === "hosts") return new Set(open.map(({ record }) => record.hosts.join())).size > 1;
    const criterion = CRITERIA[name] || name;
    return open.some(({ record }) => record.criteria.some((line) => line.criterion === criterion));
  });
}

/* By window state, what closes first before the rest, then by name. */
export function ordered(results, now, language) {
  const compare = new Intl.Collator(language).compare;
  return results
    .map((one) => ({ ...one, window: windowState(one.record.calls, now) }))
    .sort(
      (a, b) =>
        STATES.indexOf(a.window.state) - STATES.indexOf(b.window.state) ||
        (a.window.days || 0) - (b.window.days || 0) ||
        compare(a.record.title, b.record.title),
    );
}

/* May this person begin alone, today, as far as the record says? */
export function canStart({ record, judgement, window }) {
  const verdict = judgement.verdict;
  return (verdict === "yes" || verdict === "check") && record.starts === "person" && APPLICABLE.includes(window.state);
}

/* What a single step would open: [[remedy, results], …], most doors first. */
export function steps(results) {
  const found = new Map();
  for (const one of results.filter(({ judgement }) => judgement.verdict === "one-away")) {
    const { remedy } = one.record.criteria[one.judgement.answers.indexOf("no")];
    found.set(remedy, [...(found.get(remedy) || []), one]);
  }
  return [...found].sort(([, a], [, b]) => b.length - a.length);
}

/* At most `most` structures, those of the person's province first; without a province, one of each folder. */
export function nearest(structures, province, most) {
  const inland = structures.filter(({ folder }) => folder !== "abroad");
  if (province) {
    const far = ({ folder }) => (folder === province ? 0 : folder === "national" ? 2 : 1);
    return [...inland].sort((a, b) => far(a) - far(b)).slice(0, most);
  }
  const seen = new Set();
  return inland.filter(({ folder }) => !seen.has(folder) && seen.add(folder)).slice(0, most);
}
