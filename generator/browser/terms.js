/* A tap on a word of the glossary shows its explanation below it; a second tap, or Escape, takes it away.
   Without script, or where the words do not load, the link leads to the word's page. */
import { loadScript } from "./load.js";
import { language, word } from "./words.js";

export function startTerms() {
  for (const link of document.querySelectorAll("a.bs-term")) {
    link.setAttribute("aria-expanded", "false");
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      if (link.getAttribute("aria-expanded") === "true") hide(link);
      else show(link);
    });
    link.addEventListener("keydown", (event) => event.key === "Escape" && hide(link));
  }
}

async function show(link) {
  const box = document.createElement("span");
  box.className = "bs-explained";
  box.setAttribute("role", "status"); // empty when it arrives, so that what follows is read out
  link.after(box);
  link.setAttribute("aria-expanded", "true");
  try {
    await loadScript(`terms-${language}.js`);
  } catch {
    window.location.href = link.href;
    return;
  }
  const text = document.createElement("span");
  text.textContent = window.boussoleTerms[link.getAttribute("href").replace(/^(\.\.\/)+/, "")] || "";
  const more = document.createElement("a");
  more.href = link.href;
  more.textContent = word("term.page");
  box.append(text, " ", more);
}

function hide(link) {
  if (link.getAttribute("aria-expanded") !== "true") return;
  link.setAttribute("aria-expanded", "false");
  link.nextElementSibling.remove();
}
