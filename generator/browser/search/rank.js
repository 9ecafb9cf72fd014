/* The order of what is found: records that hold every word as it is written come first, then those
   that hold it as a beginning, with a slip, by its consonants; then those that lack a word. */
import { joined } from "../normalise.js";
import { BEGINNING, EXACT, SOUND } from "./index.js";
import { meaningful } from "./small.js";

const PARTLY = SOUND + 1;
export const ENOUGH = 5; // as many good hits need no worse ones after them
const FAIR_SHARE = 10; // at most so many results that lack a word
// How sure a word is of what it found, by level: a slip or a sound may be another word's.
const SURE = [1, 0.9, 0.4, 0.7, 0.3];
const NAMED = 3; // a record with this very name comes before those that mention it

/* index: Index → [{document, tier, score}] in order; tier PARTLY lacks a word. */
export function rank(index, query) {
  const asked = meaningful(query);
  const found = asked.map((word) => index.find(word));
  const weights = found.map((hits) => (hits.size ? SURE[level(hits)] * Math.log(1 + index.documents.length / hits.size) : 0));
  const total = weights.reduce((sum, one) => sum + one, 0);
  const hits = index.documents.map((document, number) => judged(document, number, found, weights, total));
  for (const number of index.names.get(joined(query)) || []) hits[number].score *= NAMED;
  return cut(hits.filter((hit) => hit.score > 0).sort((a, b) => a.tier - b.tier || b.score - a.score));
}

function judged(document, number, found, weights, total) {
  let tier = EXACT;
  let score = 0;
  let covered = 0;
  let missing = 0;
  found.forEach((hits, i) => {
    const hit = hits.get(number);
    if (!hit) {
      missing += 1;
      return;
    }
    tier = Math.max(tier, hit.level);
    score += hit.score * SURE[hit.level];
    covered += weights[i];
  });
  if (!missing) return { document, tier, score };
  const share = total ? covered / total : 0;
  return { document, tier: PARTLY, score: score * share * share };
}

/* Worse tiers only while the better ones are few. */
function cut(hits) {
  const counts = Array(PARTLY + 1).fill(0);
  for (const hit of hits) counts[hit.tier] += 1;
  let before = 0;
  let last = BEGINNING;
  counts.forEach((count, tier) => {
    if (before < ENOUGH) last = Math.max(last, tier);
    before += count;
  });
  const whole = hits.filter((hit) => hit.tier <= Math.min(last, SOUND));
  return last === PARTLY ? [...whole, ...hits.slice(whole.length, whole.length + FAIR_SHARE)] : whole;
}

const level = (hits) => Math.min(...[...hits.values()].map((hit) => hit.level));

/* The hits of a tier and those before it. */
export const upTo = (tier, hits) => hits.filter((hit) => hit.tier <= tier);
/* Hits that hold every word as it is written, or its beginning. */
export const good = (hits) => upTo(BEGINNING, hits);
