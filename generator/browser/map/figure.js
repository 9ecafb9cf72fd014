/* The map's place in a page: a button until the map is wanted, then the map, its legend and its credits.
   Leaflet and the basemap are loaded here, so that a list costs nothing of them. */
import { startLabels } from "./labels.js";
import { legend } from "./legend.js";
import { assets, button, element, say } from "./page.js";
import { clusterIcon, drawPins } from "./pins.js";
import { startFullScreen } from "./screen.js";
import { startKeys } from "./keys.js";

const ID = "map_1"; // the name that the basemap's script gives to its element
const LIST = "found";

export function mapIn(place) {
  let loading = null;
  let basemap = null;
  let shown = null; // {layer, items, point, narrowed, now}: what the list shows, and so the pins
  let markers = new Map();

  const opener = element("p", "bs-map-opener");
  opener.append(button("bs-map-open", say("open-map"), () => open()), element("span", "bs-meta", ` ${say("size")}`));
  place.replaceChildren(opener);

  function redraw() {
    if (!basemap) return;
    markers = drawPins(basemap, shown.layer, shown.items, shown.now);
    drawOrigin(basemap, shown.point);
    basemap.legend.replaceChildren(...legend(shown.layer, shown.items, shown.point));
    frame(basemap, shown);
    basemap.labels(shown.layer);
  }

  function open() {
    loading ||= load(place)
      .then((made) => {
        basemap = made;
        redraw();
      })
      .catch(() => {
        place.replaceChildren(element("p", "bs-note", say("failed")));
      });
    return loading;
  }

  /* Brings an item's pin into view with its words. */
  async function find(item) {
    await open();
    const marker = markers.get(item);
    if (!marker) return;
    place.scrollIntoView({ block: "nearest" });
    basemap.keys.followFocus();
    bringUp(basemap, marker, shown.layer === "states" ? 5 : 10);
  }

  return {
    draw(next) {
      shown = next;
      redraw();
    },
    open,
    find,
  };
}

/* Shows a marker with its words; a cluster that hides it is spread out. */
function bringUp({ map, places }, marker, zoom) {
  map.setView(marker.getLatLng(), Math.max(zoom, map.getZoom()), { animate: false });
  const parent = places.hasLayer(marker) ? places.getVisibleParent(marker) : marker;
  if (parent !== marker) parent.spiderfy();
  marker.openPopup();
}

async function load(place) {
  const figure = element("figure", "bs-map");
  const bar = element("div", "bs-map-bar");
  const ground = element("div", "bs-map-ground");
  ground.id = ID;
  ground.dir = "ltr"; // east is on the right in every language
  ground.setAttribute("role", "region");
  ground.setAttribute("aria-label", say("map"));
  if (document.getElementById(LIST)) bar.append(listLink());
  const caption = element("figcaption", "bs-map-caption");
  const signs = element("ul", "bs-map-legend");
  signs.setAttribute("aria-label", say("legend"));
  caption.append(signs, element("p", "bs-map-keys", say("keys")), element("p", "", say("credit")));
  figure.append(bar, ground, caption);
  await Promise.all([
    loaded("link", { rel: "stylesheet", href: new URL("leaflet.css", assets).href }),
    loaded("script", { src: new URL("leaflet.js", assets).href }),
  ]);
  place.replaceChildren(figure);
  await loaded("script", { src: new URL("basemap.js", assets).href });
  const { map } = window.basemap;
  const basemap = { ...window.basemap, legend: signs, keys: startKeys(map), labels: startLabels(map) };
  dress(basemap);
  startFullScreen(figure, bar, map);
  return basemap;
}

/* Past the map: its pins are many stops of the Tab key. */
function listLink() {
  const link = element("a", "", say("to-list"));
  link.href = `#${LIST}`;
  return link;
}

function loaded(tag, properties) {
  return new Promise((done, failed) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.onload = done;
    made.onerror = failed;
    document.head.append(made);
  });
}

/* What depends on the page's language. */
function dress({ map, places }) {
  places.options.iconCreateFunction = clusterIcon;
  L.control.zoom({ position: "bottomright", zoomInTitle: say("zoom-in"), zoomOutTitle: say("zoom-out") }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
}

/* Where distances start. */
function drawOrigin(basemap, point) {
  basemap.origin?.remove();
  basemap.origin = point
    ? L.circleMarker(point, { radius: 9, className: "map-origin", interactive: false }).addTo(basemap.map)
    : null;
}

/* The part of the world that holds the pins; the region where nothing was chosen. */
function frame({ map, region, hosts }, { layer, items, narrowed, country }) {
  const points = items.filter((item) => item.point).map((item) => item.point);
  const chosen = country && hosts.getLayers().find(({ feature }) => feature.properties.code === country.toUpperCase());
  let bounds = layer === "states" ? hosts.getBounds() : region.getBounds();
  if (chosen) bounds = chosen.getBounds().pad(0.3);
  else if (points.length && (narrowed || layer === "states")) bounds = L.latLngBounds(points).pad(0.1);
  map.fitBounds(bounds, { maxZoom: 10, animate: false });
}
