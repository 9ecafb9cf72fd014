/* The questions of a guide: their script is loaded on the pages that have some. Without it they would be
   dead controls, and go; the guide's passages say the same. */
import { loadScript } from "./load.js";

export function startQuestions() {
  const section = document.querySelector(".bs-ask");
  if (section) loadScript("questions.js").catch(() => section.remove());
}
