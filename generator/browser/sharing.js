/* "Share" in the foot of a record: its script is loaded when it is touched. */
import { loadScript } from "./load.js";

export function startSharing() {
  const button = document.querySelector(".bs-share-open");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await loadScript("share.js").then(
      () => window.boussoleShare(),
      () => button.remove(), // the address bar and the paper are left
    );
  });
}
