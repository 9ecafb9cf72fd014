/* The list beside the map: the same structures or states as the pins, 50 at a time. */
import { openness } from "./model.js";
import { address, button, callLink, data, element, say, titleLink, wordOf } from "./page.js";

const STEP = 50;

/* Draws `rows` into the page; `find(item)` shows one on the map. Returns `showAll`, for paper. */
export function drawList(page, rows, entry) {
  const list = page.querySelector(".bs-map-found ul");
  const more = page.querySelector(".bs-map-more");
  list.replaceChildren();
  let shown = 0;
  const show = (count) => {
    const first = shown;
    list.append(...rows.slice(shown, count).map(entry));
    shown = Math.min(count, rows.length);
    more.hidden = shown >= rows.length;
    return list.children[first];
  };
  more.onclick = () => show(shown + STEP).querySelector("a").focus();
  show(STEP);
  return () => show(rows.length);
}

export function placeEntry({ place, km }, now, find) {
  const item = element("li", "bs-entry");
  item.dataset.record = place.record;
  const meta = [wordOf(data.kinds, place.kind), place.commune, km === null ? "" : far(km), ...placeNotes(place, now)];
  item.append(titleLink(place), element("span", "bs-meta", meta.filter(Boolean).join(" · ")));
  const actions = element("p", "bs-map-actions");
  if (place.phone) actions.append(callLink(place.phone));
  if (place.point) actions.append(findButton(place, find));
  if (actions.children.length) item.append(actions);
  return item;
}

/* What one should know before going: is it open, has anyone seen it, how sure is the point. */
export function placeNotes(place, now) {
  const open = openness(place, data.clock, now);
  return [
    open === "unknown" ? "" : say(open),
    place.operating ? say(`operating.${place.operating}`) : "",
    place.point ? "" : say("precision.none"),
  ].filter(Boolean);
}

function far(km) {
  return km < 1 ? say("near") : say("distance", { km: Math.round(km) });
}

export function stateEntry(state, find) {
  const item = element("li", "bs-entry");
  if (state.record) item.dataset.record = state.record;
  const link = titleLink({ ...state, page: state.list });
  item.append(link, element("span", "bs-meta", say("programmes", { count: state.count })));
  if (state.wide) item.append(element("span", "bs-meta", say("wide", { count: state.wide })));
  const actions = element("p", "bs-map-actions");
  if (state.page) {
    const country = element("a", "", say("country"));
    country.href = address(state.page);
    actions.append(country);
  }
  actions.append(findButton(state, find));
  item.append(actions);
  return item;
}

function findButton(item, find) {
  const made = button("bs-map-find", say("find"), () => find(item));
  made.append(element("span", "bs-hidden", ` – ${item.title}`));
  return made;
}
