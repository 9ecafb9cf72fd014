/* The map without a mouse: what Leaflet leaves out. Space opens as Enter does, Escape closes from
   anywhere in the map, and the focus goes into a pin's words and back to the pin. */
import { say } from "./page.js";

export function startKeys(map) {
  const ground = map.getContainer();
  let follow = false; // the last act was by keyboard: the focus goes along
  ground.addEventListener("pointerdown", () => (follow = false), true);
  ground.addEventListener(
    "keydown",
    (event) => {
      follow = true;
      const pin = event.target.closest(".leaflet-marker-icon");
      if (event.key === " " && pin) {
        event.preventDefault();
        pin.click();
      } else if (event.key === "Escape" && map._popup && map._popup.isOpen()) {
        event.stopPropagation();
        map.closePopup();
      }
    },
    true,
  );
  map.on("popupopen", ({ popup }) => {
    const box = popup.getElement();
    box.querySelector(".leaflet-popup-close-button").setAttribute("aria-label", say("close"));
    if (follow) box.querySelector("a[href]:not(.leaflet-popup-close-button)").focus();
  });
  map.on("popupclose", ({ popup }) => {
    const pin = popup._source && popup._source.getElement();
    if (follow && pin) pin.focus();
  });
  return { followFocus: () => (follow = true) };
}
