/* The ways to share a record, drawn when they are asked for. Nothing is sent by itself: each way opens the
   reader's own application with the message in it. */
import { drawCode } from "../code.js";
import { button, element } from "../dom.js";
import { word } from "../words.js";
import { link, message, title } from "./text.js";

const panel = document.querySelector(".bs-share");
const said = element("p", "bs-share-said");
said.setAttribute("role", "status");

function way(key, href) {
  const made = element("a", "bs-share-way", word(key));
  made.href = href;
  made.rel = "noopener noreferrer";
  return made;
}

function ways(text) {
  const whole = encodeURIComponent(text);
  const subject = encodeURIComponent(title());
  const made = [
    way("share.whatsapp", `https://wa.me/?text=${whole}`),
    way("share.sms", `sms:?&body=${whole}`), // read so by both kinds of telephone
    way("share.mail", `mailto:?subject=${subject}&body=${whole}`),
    button("bs-share-way", word("share.copy"), () => copy(text)),
  ];
  if (link()) made.push(button("bs-share-way", word("share.copy-link"), () => copy(link())));
  if (navigator.share) made.push(button("bs-share-way", word("share.system"), () => give(text)));
  if (link()) made.push(button("bs-share-way", word("share.code"), showCode));
  return made;
}

/* The system's own sheet; that a reader closes it again is no failure. */
function give(text) {
  navigator.share({ title: title(), text }).catch(() => {});
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = word("share.copied");
  } catch {
    const shown = panel.querySelector(".bs-share-text");
    panel.querySelector("details").open = true;
    window.getSelection().selectAllChildren(shown);
    said.textContent = word("share.by-hand"); // no clipboard on this device
  }
}

async function showCode() {
  const place = panel.querySelector(".bs-code");
  try {
    place.replaceChildren(await drawCode(link(), word("share.code")), element("figcaption", "", link()));
    place.hidden = false;
  } catch {
    said.textContent = link();
  }
}

function draw() {
  const text = message();
  const heading = element("h2", "", word("share.title"));
  heading.id = "share";
  heading.tabIndex = -1;
  const list = element("ul", "bs-share-ways");
  for (const one of ways(text)) {
    const item = element("li");
    item.append(one);
    list.append(item);
  }
  const preview = element("details");
  preview.append(element("summary", "", word("share.text")), element("pre", "bs-share-text", text));
  const code = element("figure", "bs-code");
  code.hidden = true;
  const notes = [element("p", "bs-meta", word("share.note"))];
  if (document.querySelector("[data-quick-exit]")) notes.push(element("p", "bs-note", word("share.trace")));
  if (!link()) notes.push(element("p", "bs-meta", word("share.no-address")));
  panel.replaceChildren(heading, ...notes, list, said, code, preview);
  panel.hidden = false;
  heading.focus();
}

window.boussoleShare = draw;
