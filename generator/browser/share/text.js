/* A record as a message, composed from the page itself: its title, what `data-share` marks, its address.
   In Arabic each line begins from the right, and what reads the other way is isolated (U+2066 to U+2069). */
import { word } from "../words.js";

const LTR = "\u2066";
const RTL = "\u2067";
const FIRST = "\u2068"; // the direction of the first letter
const END = "\u2069";
const FROM_THE_RIGHT = "\u200f";
// Latin words that follow one another; a full stop after the last belongs to the sentence.
const LATIN = /[A-Za-zÀ-ɏ](?:[\wÀ-ɏ'’.&+/@-]*[\wÀ-ɏ+])?(?: (?:[\wÀ-ɏ'’.&+/@-]*[\wÀ-ɏ+]))*/g;
// A closed call is worth telling; how many days are left would be wrong tomorrow.
const LASTING = ["closed", "ended"];

const rtl = () => document.documentElement.dir === "rtl";
const discreet = () => document.querySelector("main").hasAttribute("data-discreet");

/* The public address of the page, or nothing. */
export function link() {
  return document.querySelector("link[rel=canonical]")?.href || "";
}

/* The title that may be shared: a record with a neutral address has a neutral one. */
export function title() {
  return discreet() ? word("neutral.title") : spoken(document.querySelector("main h1"));
}

/* The whole message. A record with a neutral address says nothing but its title. */
export function message() {
  const read = document.querySelector("main [data-share-end]"); // when it was read, and by whom confirmed
  const lines = discreet() ? [] : [...facts(), read ? spoken(read) : ""].filter(Boolean);
  return [title(), ...lines].map(begun).concat(link()).filter(Boolean).join("\n");
}

const begun = (line) => (rtl() ? FROM_THE_RIGHT + line : line);

/* `label: fact`, or the label and a line for each fact. */
function facts() {
  const found = new Map();
  for (const one of document.querySelectorAll("main [data-share]")) {
    const text = spoken(one);
    if (!text || (one.dataset.state && !LASTING.includes(one.dataset.state))) continue;
    found.set(one.dataset.share, [...(found.get(one.dataset.share) || []), text]);
  }
  return [...found].flatMap(([label, texts]) => {
    if (!label) return texts;
    if (texts.length === 1) return [`${label}${word("colon")}${texts[0]}`];
    return [`${label}${word("colon").trimEnd()}`, ...texts.map((text) => `- ${text}`)];
  });
}

/* The text of an element as it reads, without the numbers of its sources. */
function spoken(element) {
  return text(element).replace(/\s+/g, " ").trim();
}

function text(node, inside = false) {
  if (node.nodeType === Node.TEXT_NODE) {
    return rtl() && !inside ? node.data.replace(LATIN, (words) => LTR + words + END) : node.data;
  }
  if (node.nodeType !== Node.ELEMENT_NODE || node.hidden || node.matches(".bs-ref, .bs-remedy, button")) return "";
  if (node.tagName === "BR") return " ";
  const sign = isolate(node);
  const said = [...node.childNodes].map((child) => text(child, inside || Boolean(sign))).join("");
  return sign && said.trim() ? sign + said.trim() + END : said;
}

/* The sign that opens an element's own direction, if it has one that is not the page's. */
function isolate(element) {
  if (element.dir === "ltr") return rtl() ? LTR : "";
  if (element.dir === "rtl") return rtl() ? "" : RTL;
  return element.tagName === "BDI" ? FIRST : "";
}
