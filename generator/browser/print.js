/* The print button shows only where printing works. Paper says on which day it was printed, and of a search
   what was searched; what is folded opens for it, and links within the site say where they lead. */
import { day, word } from "./words.js";
import { writeAddresses } from "./written.js";

export function startPrint() {
  for (const button of document.querySelectorAll(".bs-print")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
  window.addEventListener("beforeprint", prepare);
}

function prepare() {
  writeAddresses();
  const line = document.querySelector(".bs-print-day");
  if (line) line.textContent = [word("printed.on", { day: day(Date.now()) }), searched()].filter(Boolean).join(" ");
  for (const folded of document.querySelectorAll("main details:not([open])")) {
    folded.open = true;
    window.addEventListener("afterprint", () => (folded.open = false), { once: true });
  }
}

/* What the page of results was asked. */
function searched() {
  const query = document.querySelector(".bs-search") && document.querySelector(".bs-find input").value.trim();
  return query ? word("printed.query", { query }) : "";
}
