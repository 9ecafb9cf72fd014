/* The print button shows only where printing works. */

export function startPrint() {
  for (const button of document.querySelectorAll(".bs-print")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}
