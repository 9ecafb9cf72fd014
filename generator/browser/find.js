/* The search field: costs nothing until it is touched, then loads the search. A query lives in the page
   alone: it is taken out of the address at once, so that no history and no address bar keeps it. */
import { loadScript } from "./load.js";

export function startFind() {
  const form = document.querySelector(".bs-find");
  if (!form) return;
  const input = form.querySelector("input");
  const page = document.querySelector(".bs-search");
  const load = () => loadScript("search.js").catch(() => failed(page));

  const ask = (query) => {
    form.dataset.ask = query;
    delete document.body.dataset.ready;
    load();
    form.dispatchEvent(new Event("ask"));
  };
  const arrive = () => {
    const query = taken();
    if (query) {
      input.value = query;
      ask(query);
    } else if (page) document.body.dataset.ready = "";
  };

  input.addEventListener("focus", load, { once: true });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const query = input.value.trim();
    if (!query) input.focus();
    else if (page) ask(query);
    else window.location.href = `${form.action}#q=${encodeURIComponent(query)}`;
  });
  if (!page) return;
  window.addEventListener("hashchange", () => window.location.hash && arrive());
  arrive();
}

/* The query of the address, `#q=` or `?q=`, which the address then no longer has. */
function taken() {
  const { href, hash, search } = window.location;
  const given = [hash.slice(1), search].map((text) => new URLSearchParams(text).get("q")).filter(Boolean);
  if (!given.length) return "";
  window.history.replaceState(null, "", href.split(/[?#]/)[0]);
  return given[0].trim();
}

function failed(page) {
  if (!page) return;
  page.querySelector("[role=status]").textContent = page.dataset.failed;
  document.body.dataset.ready = "";
}
