/* The map over the whole window. Not the browser's full screen, which would hide the quick exit. */
import { button, say } from "./page.js";

const coarse = window.matchMedia("(pointer: coarse)");

/* A finger on a map in the page scrolls the page; on the whole window it moves the map. */
function setReach(map, full) {
  const drag = full || !coarse.matches;
  map.dragging[drag ? "enable" : "disable"]();
  map.scrollWheelZoom[full ? "enable" : "disable"]();
}

export function startFullScreen(figure, bar, map) {
  const toggle = button("bs-map-screen", say("full"), () => show(!figure.classList.contains("bs-map-full")));
  bar.append(toggle);
  setReach(map, false);

  function show(full) {
    figure.classList.toggle("bs-map-full", full);
    toggle.textContent = say(full ? "leave-full" : "full");
    const exit = document.querySelector("[data-quick-exit]");
    quieten(document.body, [figure, exit].filter(Boolean), full);
    setReach(map, full);
    map.invalidateSize();
  }

  figure.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && figure.classList.contains("bs-map-full")) {
      show(false);
      toggle.focus();
    }
  });
}

/* What is covered takes no focus; what is kept, and what it stands in, does. */
function quieten(root, kept, on) {
  for (const child of root.children) {
    if (kept.includes(child)) continue;
    if (kept.some((one) => child.contains(one))) quieten(child, kept, on);
    else child.inert = on;
  }
}
