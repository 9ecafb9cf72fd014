/* The interface's words and the build's day, which data-<lang>.js sets: before boussole.js runs, and after the
   scripts that stand in a page's own body. */

const given = () => window.boussole || { words: {}, built: "" };
export const language = document.documentElement.lang;
const locale = { ar: "ar-MA-u-nu-latn", fr: "fr-MA-u-nu-latn" }[language] || language;

/* The day of the build, or nothing. */
export function built() {
  return given().built;
}

export function word(key, values = {}) {
  return filled(given().words[key], values);
}

/* A sentence with its gaps filled; what is not given stays a gap. */
export function filled(text = "", values = {}) {
  return text.replace(/\{(\w+)\}/g, (gap, name) => values[name] ?? gap);
}

/* A day given in UTC milliseconds or as YYYY-MM-DD, with the month's name. */
export function day(value) {
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(value));
}

export function month(number) {
  return new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" }).format(Date.UTC(2026, number - 1));
}
