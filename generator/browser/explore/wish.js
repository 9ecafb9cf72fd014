/* The reader's choices in the address: `#kind=study,work&host=IT&q=bourse&sort=name&all=1&compare=id,id`.
   They say nothing of a person. Unknown names and values are left out. */
import { FACET_NAMES, SORTS } from "./model.js";

export const MOST_COMPARED = 3;

/* The choices that a fragment holds; `known` gives a facet's values, and the ids of programmes as `compare`. */
export function readWish(text, known) {
  const given = new URLSearchParams(text);
  const listed = (name) => {
    const values = (given.get(name) || "").split(",");
    return known[name].filter((value) => values.includes(value));
  };
  const wish = Object.fromEntries(FACET_NAMES.map((name) => [name, listed(name)]));
  const ids = [...new Set((given.get("compare") || "").split(","))];
  return {
    ...wish,
    q: (given.get("q") || "").trim(),
    all: given.get("all") === "1",
    sort: SORTS.includes(given.get("sort")) ? given.get("sort") : SORTS[0],
    compare: ids.filter((id) => known.compare.includes(id)).slice(0, MOST_COMPARED),
  };
}

/* The fragment of some choices, without its `#`; empty where nothing is chosen. */
export function writeWish(wish) {
  const parts = [...FACET_NAMES, "compare"]
    .filter((name) => wish[name].length)
    .map((name) => `${name}=${wish[name].map(encodeURIComponent).join(",")}`);
  if (wish.q) parts.push(`q=${encodeURIComponent(wish.q)}`);
  if (wish.sort !== SORTS[0]) parts.push(`sort=${wish.sort}`);
  if (wish.all) parts.push("all=1");
  return parts.join("&");
}
