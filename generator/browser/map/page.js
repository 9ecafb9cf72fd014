/* What every part of the map needs: the data, its words, addresses, and how an element is made. */
import { filled, language } from "../words.js";

// map-<lang>.js has set this; the script's own address tells where the site begins, on a stick too.
export const data = window.boussoleMap;
export const assets = new URL(".", document.currentScript.src);
const pages = new URL(`../${language}/`, assets);
const rtl = document.documentElement.dir === "rtl";

export function say(key, values) {
  return filled(data.words[`map.say.${key}`], values);
}

export function address(page) {
  return new URL(page, pages).href;
}

/* An element with a class and a text; text is never read as HTML. */
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

/* A link to a record's page, its title in its own language. */
export function titleLink(item) {
  const link = element("a", "", item.title);
  link.href = address(item.page || item.list);
  if (item.lang) {
    link.lang = item.lang;
    link.dir = item.lang === "ar" ? "rtl" : "ltr";
  } else {
    link.dir = rtl ? "rtl" : "ltr";
  }
  return link;
}

/* A number to call, kept left to right. */
export function callLink([number, shown]) {
  const link = element("a", "bs-call");
  link.href = `tel:${number}`;
  const line = element("bdi", "", shown);
  line.dir = "ltr";
  link.append(line);
  return link;
}

export function wordOf(list, value) {
  const row = list.find(([name]) => name === value);
  return row ? row[1] : "";
}
