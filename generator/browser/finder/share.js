/* What may leave the page: the list of results that are ticked. Answers never do. */
import { element } from "../dom.js";
import { loadScript } from "../load.js";
import { data, records, say } from "./data.js";

const SVG = "http://www.w3.org/2000/svg";
const QUIET = 4; // empty modules around a code

function taken(place) {
  return [...place.querySelectorAll(".bs-one")]
    .filter((item) => item.querySelector(".bs-take input:checked"))
    .map((item) => records.find(({ record }) => record === item.dataset.record));
}

/* Fills the box `share` for what is ticked in `place`; without a public address, there is only a sentence. */
export function drawShare(share, place) {
  const chosen = taken(place);
  const link = data.site && chosen.length ? `${data.site}#results=${chosen.map(({ record }) => record).join()}` : "";
  share.hidden = !chosen.length;
  share.querySelector(".bs-share-count").textContent = say("taken", { count: chosen.length });
  share.querySelector(".bs-share-link").hidden = !link;
  share.querySelector(".bs-share-none").hidden = Boolean(link);
  share.querySelector("input").value = link;
  share.querySelector(".bs-share-said").textContent = "";
  share.querySelector(".bs-whatsapp").href = `https://wa.me/?text=${encodeURIComponent(message(chosen, link))}`;
  drawCode(share.querySelector(".bs-code"), link);
}

/* Titles and addresses, nothing of the person. */
function message(chosen, link) {
  const lines = chosen.map(({ title, page }) => (data.site ? `${title}\n${new URL(page, data.site).href}` : title));
  return [say("message"), ...lines, link, say("message.end")].filter(Boolean).join("\n\n");
}

export function startShare(share) {
  const field = share.querySelector("input");
  const said = share.querySelector(".bs-share-said");
  share.querySelector(".bs-copy").addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      said.textContent = say("copied");
    } catch {
      said.textContent = say("copy-by-hand"); // no clipboard on this device or from a disk
    }
  });
}

/* The link as a code; the encoder is loaded when there is a link to draw. */
async function drawCode(figure, link) {
  figure.dataset.link = link;
  figure.hidden = true;
  figure.replaceChildren();
  if (!link) return;
  try {
    await loadScript("qr.js");
  } catch {
    return; // the link itself is there
  }
  if (figure.dataset.link !== link) return;
  const { data: dots, size } = window.boussoleQr(link);
  const drawn = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  const edge = size + 2 * QUIET;
  drawn.setAttribute("viewBox", `0 0 ${edge} ${edge}`);
  drawn.setAttribute("role", "img");
  drawn.setAttribute("aria-label", say("code"));
  path.setAttribute("d", dots.flatMap((row, y) => row.map((on, x) => (on ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : ""))).join(""));
  drawn.append(path);
  figure.append(drawn, element("figcaption", "", say("code")));
  figure.hidden = false;
}

