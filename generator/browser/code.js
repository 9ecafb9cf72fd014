/* A link as a code on the screen, dark on light whatever the page's colours. */
import { loadScript } from "./load.js";

const SVG = "http://www.w3.org/2000/svg";
const QUIET = 4; // empty modules around a code

/* A promise of the picture; it fails when the encoder cannot be loaded. */
export async function drawCode(link, label) {
  await loadScript("qr.js");
  const { data, size } = window.boussoleQr(link);
  const drawn = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  const edge = size + 2 * QUIET;
  drawn.setAttribute("viewBox", `0 0 ${edge} ${edge}`);
  drawn.setAttribute("role", "img");
  drawn.setAttribute("aria-label", label);
  path.setAttribute("d", data.flatMap((row, y) => row.map((on, x) => (on ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : ""))).join(""));
  drawn.append(path);
  return drawn;
}
