/* The records that a pack may hold, and the words of its page: pack-<lang>.js has set them. */
import { keys } from "../normalise.js";
import { filled } from "../words.js";

const { words, records } = window.boussolePackList;

export const rows = records.map(([address, part, title, lang, collection, folder]) => ({ address, part, title, lang, collection, folder }));

export function say(key, values) {
  return filled(words[`pack.say.${key}`], values);
}

/* The records of a list, of a province, whose title holds each word or its beginning. */
export function found({ q, collection, province }) {
  const asked = keys(q);
  return rows.filter((row) => {
    if (collection && row.collection !== collection) return false;
    if (province && row.folder !== province) return false;
    if (!asked.length) return true;
    row.keys ??= keys(row.title);
    return asked.every((word) => row.keys.some((one) => one.startsWith(word)));
  });
}
