/* Elements and addresses, for every script that draws records. Text is never read as HTML. */
import { language } from "./words.js";

// The script's own address tells where the site begins, on a stick too.
export const assets = new URL(".", document.currentScript.src);
const pages = new URL(`../${language}/`, assets);
const rtl = document.documentElement.dir === "rtl";

/* The address of a page below the language's folder. */
export function address(page) {
  return new URL(page, pages).href;
}

/* An element with a class and a text. */
export function element(tag, className = "", text = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}

export function button(className, text, act) {
  const made = element("button", className, text);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

/* A text in its own language, where that is not the page's. */
export function spoken(made, lang) {
  if (lang) made.lang = lang;
  made.dir = (lang ? lang === "ar" : rtl) ? "rtl" : "ltr";
  return made;
}

/* A link to a record's page, its title in its own language. */
export function titleLink(item) {
  const link = element("a", "", item.title);
  link.href = address(item.page || item.list);
  return spoken(link, item.lang);
}

/* The word of a value in [[value, word], …]; empty where there is none. */
export function wordOf(list, value) {
  const row = list.find(([name]) => name === value);
  return row ? row[1] : "";
}
