/* The site without a network: starts the service worker where there is one, never from a disk; shows that a
   page is a kept copy; forgets the visited pages when the reader asks, or leaves in a hurry. */
import { own } from "./load.js";
import { day, language, word } from "./words.js";

const PAGES = "boussole-pages"; // as worker/keeping.js calls them

const here = () => /^https?:$/.test(window.location.protocol) && "serviceWorker" in navigator;

export function startKeeping() {
  showKept();
  if (!here()) return;
  startForgetting();
  const first = !navigator.serviceWorker.controller;
  window.addEventListener("load", async () => {
    // Without it the site works as before.
    const made = await navigator.serviceWorker.register(new URL("../sw.js", own.src)).catch(() => null);
    if (!made) return;
    const { active } = await navigator.serviceWorker.ready;
    // Whoever saves data, or has the slowest of networks, keeps what they open and no more.
    const { saveData, effectiveType = "" } = navigator.connection || {};
    const saving = saveData || effectiveType.endsWith("2g");
    active.postMessage({ language: saving ? "" : language, page: first ? window.location.href : "" });
  });
}

/* Forgets the visited pages; what is the same for every reader stays. Works from a disk, where there are none. */
export async function forgetPages() {
  if (!here()) return;
  if (navigator.serviceWorker.controller) navigator.serviceWorker.controller.postMessage({ forget: true });
  await window.caches.delete(PAGES);
}

async function startForgetting() {
  for (const button of document.querySelectorAll(".bs-forget")) {
    button.addEventListener("click", async () => {
      await forgetPages();
      button.parentElement.textContent = button.dataset.done;
    });
    button.parentElement.hidden = !(await window.caches.has(PAGES).catch(() => false));
  }
}

function showKept() {
  const { kept } = document.body.dataset;
  const main = document.querySelector("main");
  if (!kept || !main) return;
  const note = document.createElement("p");
  note.className = "bs-note bs-kept";
  note.setAttribute("role", "status");
  note.textContent = word("kept.copy", { day: day(kept) });
  main.prepend(note);
}
