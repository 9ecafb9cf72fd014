/* Names on the ground: provinces from afar, communes from near, states with their counts. They repeat what
   the list says, so screen readers pass them by. */
import { data } from "./page.js";

const COMMUNES = 9.5; // the zoom from which each kind of name has room
const PROVINCES = 6.5;
const STATES = 4.5;

/* Returns what to call when the map shows another layer. */
export function startLabels(map) {
  const groups = {
    communes: group(data.communes.map(([name, ...point]) => [name, point.slice(0, 2)]), ""),
    provinces: group(data.provinces.map(([, name, ...point]) => [name, point]), "map-province"),
    states: group(data.states.map(({ title, point }) => [title, point]), "map-under"),
  };
  let layer = "";
  const choose = () => {
    const zoom = map.getZoom();
    toggle(map, groups.communes, zoom >= COMMUNES);
    toggle(map, groups.provinces, zoom >= PROVINCES && zoom < COMMUNES);
    toggle(map, groups.states, layer === "states" && zoom >= STATES);
  };
  map.on("zoomend", choose);
  return (now) => {
    layer = now;
    choose();
  };
}

function toggle(map, layer, on) {
  if (on) layer.addTo(map);
  else layer.remove();
}

function group(rows, className) {
  return L.layerGroup(rows.map(([name, point]) => label(name, point, `map-name ${className}`)));
}

function label(name, point, className) {
  const html = document.createElement("span");
  html.textContent = name;
  html.setAttribute("aria-hidden", "true");
  const icon = L.divIcon({ className, html, iconSize: [0, 0] });
  return L.marker(point, { icon, interactive: false, keyboard: false, zIndexOffset: -10000 });
}
