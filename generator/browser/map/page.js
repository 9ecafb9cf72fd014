/* What every part of the map needs: the data, its words, and a number to call. */
import { element } from "../dom.js";
import { filled } from "../words.js";

export { address, assets, button, element, titleLink, wordOf } from "../dom.js";

// map-<lang>.js has set this.
export const data = window.boussoleMap;

export function say(key, values) {
  return filled(data.words[`map.say.${key}`], values);
}

/* A number to call, kept left to right. */
export function callLink([number, shown]) {
  const link = element("a", "bs-call");
  link.href = `tel:${number}`;
  const line = element("bdi", "", shown);
  line.dir = "ltr";
  link.append(line);
  return link;
}
