/* The service worker: the site without a network. It keeps two things on the device. What is the same for
   every reader (shell, data scripts, tools), one cache per version of the site; and the pages that were
   visited, but never one with a quick exit or a neutral address, whose mere presence would tell something. */
import { dropOldVersions, forgetPages, isPage, keepFile, keepPage, keepSet, keepShell, keptFile, keptPage } from "./keeping.js";
import { SITE, digestOf, pathOf, sets } from "./paths.js";

const PATIENCE = 5000; // ms: so long a kept copy waits for a network that only seems to be there

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(keepShell());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOldVersions().then(() => self.clients.claim()));
});

/* {language} keeps that language's data; {page} keeps a page that was there before this worker; {forget}. */
self.addEventListener("message", (event) => {
  const { language, page, forget } = event.data;
  const work = [];
  if (forget) work.push(forgetPages());
  if (page && pathOf(page)) work.push(fetch(page).then((answer) => keepPage(pathOf(page), answer)));
  if (language in sets) work.push(keepSet(language));
  event.waitUntil(Promise.all(work).then(
    () => event.ports[0]?.postMessage(""),
    (error) => event.ports[0]?.postMessage(String(error)), // the next page asks again
  ));
});

self.addEventListener("fetch", (event) => {
  const path = event.request.method === "GET" ? pathOf(event.request.url) : null;
  if (path === null) return;
  if (event.request.mode === "navigate") event.respondWith(page(event, path));
  else if (digestOf(path)) event.respondWith(file(event, path));
});

/* A file of this version: from the device, else from the network. */
async function file(event, path) {
  const kept = await keptFile(path);
  if (kept) return kept;
  const answer = await fetch(event.request);
  event.waitUntil(keepFile(path, answer.clone()));
  return answer;
}

/* A page: from the network, else its kept copy, else the page that says what is there. */
async function page(event, path) {
  // The browser's own store may hold an older page that it takes for fresh.
  const asked = fetch(event.request, { cache: "no-cache" }).then((answer) => {
    // Of a large file (a PDF, a zip) no second copy is made; a full disk keeps nobody from reading.
    if (isPage(answer)) event.waitUntil(keepPage(path, answer.clone()).catch(() => {}));
    return answer;
  });
  event.waitUntil(asked.catch(() => {}));
  const kept = await keptPage(path);
  if (!kept) return asked.catch(() => away(path));
  const patience = new Promise((keep) => setTimeout(keep, PATIENCE, kept));
  return Promise.race([asked, patience]).catch(() => kept);
}

/* By its own address, so that its links hold; "back" leads to where the reader came from. */
async function away(path) {
  const language = path.split("/")[0];
  const known = language in sets && (await keptFile(`${language}/offline.html`));
  return known ? Response.redirect(`${SITE}${language}/offline.html`) : Response.error();
}
