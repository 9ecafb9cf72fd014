/* The search itself, loaded when the field is first touched or a query arrives. */
import { loadScript } from "../load.js";
import { makeSearch } from "./ask.js";
import { startBox } from "./box.js";
import { startResults } from "./results.js";

const languages = [...document.querySelectorAll(".bs-languages a")];
const codes = languages.map((link) => link.hreflang);

async function load(name) {
  await loadScript(`search-${name}.js`);
  return window.boussoleSearch[name];
}

const form = document.querySelector(".bs-find");
const search = makeSearch(document.documentElement.lang, codes, load);
const names = new Map(languages.map((link) => [link.hreflang, link.textContent]));
startBox(form, search);
startResults(form, search, names);
