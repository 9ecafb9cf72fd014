/* Asks this language, then the bodies of its records, then the other languages, and reads each file
   only when the answer needs it. */
import { INSIDE, Index, TYPO } from "./index.js";
import { meant } from "./mend.js";
import { ENOUGH, good, rank, upTo } from "./rank.js";

/* load(name) → a promise of what search-<name>.js holds. */
export function makeSearch(lang, languages, load) {
  const indexes = new Map();

  function index(code) {
    if (!indexes.has(code)) {
      const made = load(code).then((found) => {
        const ready = new Index(found);
        performance.mark(`search-index-${code}`); // `make bench` measures up to here
        return ready;
      });
      indexes.set(code, made);
      made.catch(() => indexes.delete(code)); // the next query tries again
    }
    return indexes.get(code);
  }

  async function inLanguage(code, query) {
    const found = await index(code);
    let ranked = rank(found, query);
    if (good(ranked).length < ENOUGH) {
      if (!found.bodies) found.addBodies(await load(`${code}-more`));
      ranked = rank(found, query);
    }
    return ranked.map((hit) => ({ ...hit, lang: code, dir: found.dir }));
  }

  async function elsewhere(query) {
    const found = [];
    for (const code of languages.filter((one) => one !== lang)) {
      found.push(...upTo(TYPO, await inLanguage(code, query)));
    }
    return found.sort((a, b) => a.tier - b.tier || b.score - a.score);
  }

  /* One query: {hits: [{document, lang, dir}] in order, others: are some in other languages, meant: a better query}. */
  async function ask(query) {
    const own = await inLanguage(lang, query);
    if (upTo(INSIDE, own).length) return { hits: own, others: false, meant: meant(await index(lang), query) };
    const others = await elsewhere(query);
    return { hits: once([...others, ...own]), others: others.length > 0, meant: "" };
  }

  return {
    ask,
    suggest: async (query) => rank(await index(lang), query).map((hit) => ({ ...hit, lang })),
    words: async () => (await index(lang)).words,
  };
}

/* Each record once, where it comes first. */
function once(hits) {
  const seen = new Set();
  return hits.filter(({ document }) => !seen.has(document.id) && seen.add(document.id));
}
