/* The map of host states, in step with the list. Nothing of it is loaded before it is asked for. */
import { loadScript } from "../load.js";
import { language } from "../words.js";
import { assets, element } from "./page.js";

/* Returns {draw(found, link)}: the counts by state, and where a state's list stands. */
export function startMap(box) {
  const open = box.querySelector("button");
  let drawn = null;
  let place = null;
  const tell = () => place && place.dispatchEvent(new CustomEvent("states", { detail: drawn }));
  open.addEventListener("click", () => {
    open.disabled = true;
    const wanted = element("div");
    wanted.dataset.mapStates = "";
    box.append(wanted);
    document.head.append(Object.assign(element("link"), { rel: "stylesheet", href: new URL("map.css", assets).href }));
    loadScript(`map-${language}.js`)
      .then(() => loadScript("map.js"))
      .then(() => {
        open.parentElement.remove();
        place = wanted;
        tell();
      })
      .catch(() => {
        open.disabled = false;
        wanted.remove();
        box.querySelector("[aria-live]").textContent = box.dataset.failed;
      });
  });
  return {
    draw({ counts, wide }, link) {
      drawn = { counts, wide, link };
      tell();
    },
  };
}
