/* What lies on the device: one cache of files for this version, one of visited pages. Every kept answer
   carries its digest and the day on which it was known to be the site's. */
import { SITE, digestOf, sets, version } from "./paths.js";

const PREFIX = "boussole-";
const FILES = `${PREFIX}files-${version}`;
const PAGES = `${PREFIX}pages`;
const MOST_PAGES = 60;
// A page with a quick exit or a neutral address: that it was read is nobody's business.
const DISCREET = /<[^>]+ data-(?:quick-exit|discreet)[ >]/;
const OURS = /<main id="content"/; // a hotel's log-in page is not

const today = () => new Date().toISOString().slice(0, 10);

/* A copy of an answer that says when it was kept. A fresh one: a redirected answer may not be a page. */
function marked(body, type, digest) {
  return new Response(body, { headers: { "content-type": type, "x-digest": digest, "x-kept": today() } });
}

const typeOf = (answer) => answer.headers.get("content-type") || "";

export const isPage = (answer) => typeOf(answer).startsWith("text/html");

/* Keeps the shell, and each language that the last version had; takes from it what did not change. */
export async function keepShell() {
  await keepSet("shell");
  for (const name of Object.keys(sets)) if (name !== "shell" && (await hadLanguage(name))) await keepSet(name);
}

async function hadLanguage(name) {
  return Boolean(await caches.match(`${SITE}${name}/index.html`, { cacheName: await lastVersion() }));
}

async function lastVersion() {
  const names = await caches.keys();
  return names.filter((name) => name.startsWith(`${PREFIX}files-`) && name !== FILES).pop() || FILES;
}

const running = new Map();

/* Keeps the files of a set. Asked by two pages at once, it does so once. */
export function keepSet(name) {
  if (!running.has(name)) running.set(name, keepFiles(name).finally(() => running.delete(name)));
  return running.get(name);
}

/* One file after the other: a page that is being read comes first. */
async function keepFiles(name) {
  const cache = await caches.open(FILES);
  const last = await lastVersion();
  for (const [path, digest] of Object.entries(sets[name])) {
    const url = SITE + path;
    if (await cache.match(url)) continue;
    const old = await caches.match(url, { cacheName: last });
    const same = old && old.headers.get("x-digest") === digest;
    const answer = same ? old : await fetch(url, { cache: "no-cache", credentials: "omit" });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    await cache.put(url, marked(await answer.blob(), typeOf(answer), digest));
  }
}

/* Keeps a file that a page asked for, if it is one that every reader may have. */
export async function keepFile(path, answer) {
  const digest = digestOf(path);
  if (!digest || !answer.ok) return;
  const cache = await caches.open(FILES);
  await cache.put(SITE + path, marked(await answer.blob(), typeOf(answer), digest));
}

/* Keeps a visited page, or forgets it: it is gone from the site, or it must leave no trace. */
export async function keepPage(path, answer) {
  const gone = answer.status === 404 || answer.status === 410;
  if (digestOf(path) || !isPage(answer) || !(gone || answer.ok)) return;
  const text = gone ? "" : await answer.text();
  const cache = await caches.open(PAGES);
  if (gone || DISCREET.test(text)) await cache.delete(SITE + path);
  if (!OURS.test(text) || DISCREET.test(text)) return;
  await cache.delete(SITE + path); // what is put anew is the newest
  await cache.put(SITE + path, marked(text, typeOf(answer), ""));
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - MOST_PAGES)).map((one) => cache.delete(one)));
}

export const keptFile = (path) => caches.match(SITE + path, { cacheName: FILES });

/* A kept page that says so: ageing.js reads the day from its body. */
export async function keptPage(path) {
  const found = (await keptFile(path)) || (await caches.match(SITE + path, { cacheName: PAGES }));
  if (!found || !isPage(found)) return found;
  const text = (await found.text()).replace("<body", `<body data-kept="${found.headers.get("x-kept")}"`);
  return new Response(text, { headers: { "content-type": typeOf(found) } });
}

export const forgetPages = () => caches.delete(PAGES);

export async function dropOldVersions() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== FILES && name !== PAGES);
  await Promise.all(old.map((name) => caches.delete(name)));
}
