/* "Closing soon": of all announced dates in the page, those that are near by the reader's clock. */
import { windowState } from "./windows.js";

export function showClosingSoon(now) {
  for (const box of document.querySelectorAll("[data-closing-soon]")) {
    const list = box.querySelector("ul");
    if (!list) continue;
    const near = [...list.children]
      .map((item) => [item, windowState(JSON.parse(item.querySelector("[data-calls]").dataset.calls), now)])
      .filter(([, found]) => found.state === "closing-soon")
      .sort(([, one], [, other]) => one.instant - other.instant)
      .slice(0, Number(box.dataset.closingSoon))
      .map(([item]) => item);
    box.querySelector(".bs-closing-all").remove();
    box.querySelector(".bs-closing-none").hidden = near.length > 0;
    if (near.length) list.replaceChildren(...near);
    else list.remove();
  }
}
