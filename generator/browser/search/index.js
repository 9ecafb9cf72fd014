/* One language's documents in MiniSearch, asked word by word and level by level: as it is written,
   as a beginning, with a slip of the finger, by its consonants. */
import MiniSearch from "minisearch";
import { joined, key, keys, skeleton } from "../normalise.js";
import { slips, swapped } from "./mend.js";

export const EXACT = 0;
export const BEGINNING = 1;
export const TYPO = 2;
export const INSIDE = 3; // only in the body of a record
export const SOUND = 4;

const BOOST = { title: 5, aliases: 4, terms: 2, about: 1.5, summary: 1 };
const asItIs = (word) => word;

export class Index {
  /* found: {dir, words, documents, terms} of search-<lang>.js */
  constructor({ dir, words: sentences, documents, terms }) {
    Object.assign(this, { dir, words: sentences, documents });
    this.first = this.part(Object.keys(BOOST), (document, field) => {
      if (field === "terms") return (document.terms || []).map((number) => terms[number]).join(" ");
      return field === "aliases" ? (document.aliases || []).join(" ") : document[field] || "";
    });
    this.sounds = grouped(documents, (document) => (document.sounds || "").split(" "));
    this.names = grouped(documents, (document) => [document.title, ...(document.aliases || [])].map(joined));
  }

  /* more: the keys of each document's body, of search-<lang>-more.js */
  addBodies(more) {
    this.bodies = this.part(["body"], (document, field, number) => more[number]);
  }

  part(fields, extract) {
    const part = new MiniSearch({
      fields,
      tokenize: keys,
      processTerm: asItIs,
      extractField: (entry, field) => (field === "id" ? entry.number : extract(entry.document, field, entry.number)),
      // A search asks for one key, which is not to be cut again.
      searchOptions: { boost: BOOST, tokenize: (text) => [text], processTerm: asItIs },
    });
    part.addAll(this.documents.map((document, number) => ({ document, number })));
    return part;
  }

  /* Document number → {level, score} at the best level of this word. */
  find(word) {
    const best = new Map();
    const note = (level, hits) => {
      for (const { id, score } of hits) {
        const before = best.get(id);
        if (!before || before.level > level) best.set(id, { level, score });
        else if (before.level === level) before.score += score;
      }
    };
    const found = key(word);
    note(EXACT, this.first.search(found));
    const prefix = found.length > 1; // one letter begins everything
    if (prefix) note(BEGINNING, this.first.search(found, { prefix }));
    for (const other of withoutPrefix(word)) note(BEGINNING, this.first.search(other));
    note(TYPO, this.first.search(found, { fuzzy: slips(word) }));
    for (const other of swapped(word)) note(TYPO, this.first.search(other));
    if (this.bodies) note(INSIDE, this.bodies.search(found, { prefix }));
    const alike = this.sounds.get(skeleton(word)) || [];
    note(SOUND, alike.map((id) => ({ id, score: 1 / alike.length })));
    return best;
  }
}

/* Each of the documents' values → the numbers of the documents that have it, their order kept. */
function grouped(documents, values) {
  const found = new Map();
  documents.forEach((document, number) => {
    for (const value of new Set(values(document))) {
      if (found.has(value)) found.get(value).push(number);
      else if (value) found.set(value, [number]);
    }
  });
  return found;
}

/* The keys of an Arabic word without the one letter that is written onto it: و ف ب ل ك. */
function withoutPrefix(word) {
  return /^[وفبلك]..../u.test(word) ? [key(word.slice(1))] : [];
}
