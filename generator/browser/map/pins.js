/* Pins in the groups that the basemap's script has made: structures in clusters, states with their count.
   Every text is set as text; what a pin says is also in the list. */
import { placeNotes } from "./list.js";
import { address, callLink, data, element, say, titleLink, wordOf } from "./page.js";

const rtl = document.documentElement.dir === "rtl";

/* Shows one layer with these items; returns the markers by record. `basemap` is the drawn map. */
export function drawPins(basemap, layer, items, now) {
  basemap.places.clearLayers();
  basemap.states.clearLayers();
  const markers = new Map();
  for (const item of items) {
    const marker = layer === "states" ? statePin(item) : placePin(item, now);
    markers.set(item, marker);
  }
  if (layer === "states") markers.forEach((marker) => basemap.states.addLayer(marker));
  else basemap.places.addLayers([...markers.values()]);
  return markers;
}

export function clusterIcon(cluster) {
  const content = element("span", "bs-map-count", String(cluster.getChildCount()));
  content.append(element("span", "bs-hidden", ` ${say("cluster")}`));
  return icon("map-cluster", content, 40);
}

function placePin(place, now) {
  const sign = element("span", "bs-map-sign");
  sign.dataset.kind = place.kind;
  sign.append(element("span", "bs-hidden", place.title));
  const kind = place.precision === "commune" ? "map-pin map-about" : "map-pin";
  return marker(place, icon(kind, sign, 32), () => placePopup(place, now));
}

function statePin(state) {
  const content = element("span", "bs-map-count", String(state.count));
  content.append(element("span", "bs-hidden", ` ${state.title}`));
  return marker(state, icon("map-state", content, 34), () => statePopup(state));
}

function icon(className, html, size) {
  return L.divIcon({ className, html, iconSize: [size, size], popupAnchor: [0, -size / 2] });
}

function marker(item, shape, content) {
  const made = L.marker(item.point, { icon: shape, riseOnHover: true });
  made.bindPopup(content, { maxWidth: 260, minWidth: 180, autoPanPadding: [12, 12] });
  return made;
}

function placePopup(place, now) {
  const box = popup(titleLink(place));
  box.append(line([wordOf(data.kinds, place.kind), place.commune].filter(Boolean).join(" · ")));
  placeNotes(place, now).forEach((note) => box.append(line(note)));
  if (place.precision !== "exact") box.append(line(say(`precision.${place.precision}`)));
  if (place.phone) box.append(callLink(place.phone));
  return box;
}

function statePopup(state) {
  const box = popup(element("strong", "", state.title));
  box.append(line(say("programmes", { count: state.count })));
  if (state.wide) box.append(line(say("wide", { count: state.wide })));
  const link = element("a", "", say("list"));
  link.href = address(state.list);
  box.append(link);
  return box;
}

/* The map itself is left to right, as maps are; its words keep the page's direction. */
function popup(head) {
  const box = element("div", "bs-map-popup");
  box.dir = rtl ? "rtl" : "ltr";
  box.append(head);
  return box;
}

function line(text) {
  return element("p", "", text);
}
