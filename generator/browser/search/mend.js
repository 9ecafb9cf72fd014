/* "Did you mean": what a slip of the finger may have been. */
import { key, keys, words } from "../normalise.js";
import { isSmall } from "./small.js";

const WRITTEN = /[\p{L}\p{N}\p{M}]+/gu;
const NUMBER = /^\p{N}+$/u;

/* How many letters may be wrong: none in a short word or a number, where any other makes another. */
export function slips(word) {
  const count = [...word].length;
  return count < 4 || NUMBER.test(word) ? false : count < 8 ? 1 : 2;
}

/* The keys of a word with two neighbouring letters exchanged: one slip, though two letters are wrong. */
export function swapped(word) {
  if (!slips(word)) return [];
  const letters = [...word];
  const made = new Set();
  for (let i = 1; i < letters.length; i += 1) {
    const other = [...letters];
    [other[i - 1], other[i]] = [other[i], other[i - 1]];
    made.add(key(other.join("")));
  }
  made.delete(key(word));
  return [...made];
}

/* The query with the nearest word of a record for each word that no record begins with; empty where
   there is nothing to mend. */
export function meant(index, query) {
  let mended = false;
  const said = words(query).map((word) => {
    const found = key(word);
    if (isSmall(word) || index.first.search(found, { prefix: true }).length) return word;
    const exchanged = swapped(word).find((other) => index.first.search(other).length);
    const nearest = exchanged || index.first.search(found, { fuzzy: slips(word) })[0]?.terms[0];
    const shown = nearest && written(index.documents, nearest);
    mended = mended || Boolean(shown);
    return shown || word;
  });
  return mended ? said.join(" ") : "";
}

/* A key as the first record that has it writes it. */
function written(documents, found) {
  for (const { title, aliases = [], about = "", summary = "" } of documents) {
    const all = [title, ...aliases, about, summary].join(" ").match(WRITTEN) || [];
    const word = all.find((one) => keys(one)[0] === found);
    if (word) return word.toLowerCase();
  }
  return "";
}
