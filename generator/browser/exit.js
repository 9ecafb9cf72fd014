/* Quick exit: the page leaves the history, so that "back" does not return to it, and the device forgets
   the pages that were visited. */
import { forgetPages } from "./keep.js";

export function startExit() {
  const link = document.querySelector("[data-quick-exit]");
  if (!link) return;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    forgetPages();
    window.location.replace(link.href);
  });
}
