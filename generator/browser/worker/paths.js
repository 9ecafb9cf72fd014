/* Addresses under the site, and what the build said of its files: {version, sets: {name: {path: digest}}}. */

export const { version, sets } = self.boussoleFiles;
export const SITE = new URL(".", self.location).href;

/* fr/map.html for …/fr/map.html?x#y, and for the /fr/map of hosts that hide endings; null outside the site. */
export function pathOf(address) {
  if (!address.startsWith(SITE)) return null;
  const path = address.slice(SITE.length).split(/[?#]/)[0];
  if (path === "" || path.endsWith("/")) return `${path}index.html`;
  return /\.\w+$/.test(path) ? path : `${path}.html`;
}

/* The digest of a file that is the same for every reader, or undefined. */
export function digestOf(path) {
  for (const files of Object.values(sets)) if (files[path]) return files[path];
  return undefined;
}
