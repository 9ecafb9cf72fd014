/* What may leave the page: the list of results that are ticked. Answers never do. */
import { drawCode } from "../code.js";
import { element } from "../dom.js";
import { data, records, say } from "./data.js";

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
  share.querySelector(".bs-taken-count").textContent = say("taken", { count: chosen.length });
  share.querySelector(".bs-taken-link").hidden = !link;
  share.querySelector(".bs-taken-none").hidden = Boolean(link);
  share.querySelector("input").value = link;
  share.querySelector(".bs-taken-said").textContent = "";
  share.querySelector(".bs-whatsapp").href = `https://wa.me/?text=${encodeURIComponent(message(chosen, link))}`;
  showCode(share.querySelector(".bs-taken-code"), link);
}

/* Titles and addresses, nothing of the person. */
function message(chosen, link) {
  const lines = chosen.map(({ title, page }) => (data.site ? `${title}\n${new URL(page, data.site).href}` : title));
  return [say("message"), ...lines, link, say("message.end")].filter(Boolean).join("\n\n");
}

export function startShare(share) {
  const field = share.querySelector("input");
  const said = share.querySelector(".bs-taken-said");
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
async function showCode(figure, link) {
  figure.dataset.link = link;
  figure.hidden = true;
  figure.replaceChildren();
  if (!link) return;
  const drawn = await drawCode(link, say("code")).catch(() => null); // the link itself is there
  if (!drawn || figure.dataset.link !== link) return;
  figure.append(drawn, element("figcaption", "", say("code")));
  figure.hidden = false;
}
