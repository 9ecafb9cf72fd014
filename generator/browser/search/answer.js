/* Answers queries in Node with the code that pages run: for `search-eval` and for tests.
   Reads {folder, languages, queries: [{q, lang}]}, prints [{ids in order, others, meant}]. */
import { readFileSync } from "node:fs";
import { makeSearch } from "./ask.js";

const { folder, languages, queries } = JSON.parse(readFileSync(0, "utf8"));
const window = {};

async function load(name) {
  // The same classic scripts that a page would load.
  new Function("window", readFileSync(`${folder}/search-${name}.js`, "utf8"))(window);
  return window.boussoleSearch[name];
}

async function main() {
  const searches = new Map(languages.map((lang) => [lang, makeSearch(lang, languages, load)]));
  const answers = [];
  for (const { q, lang } of queries) {
    const { hits, ...rest } = await searches.get(lang).ask(q);
    answers.push({ ids: hits.map((hit) => hit.document.id), ...rest });
  }
  console.log(JSON.stringify(answers));
}

main();
