/* An entry of the list beside the map: the same structures or states as the pins. */
import { openness } from "./model.js";
import { address, button, callLink, data, element, say, titleLink, wordOf } from "./page.js";

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
