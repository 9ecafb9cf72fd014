/* The page of results. Without results it keeps in sight the lists, the nearest places and a message. */
import { filled } from "../words.js";

export function startResults(form, search, names) {
  const page = document.querySelector(".bs-search");
  if (!page) return;
  const part = (name) => page.querySelector(name);
  const status = part("[role=status]");
  let last = 0;

  async function show(query) {
    const turn = (last += 1);
    status.textContent = page.dataset.searching;
    try {
      const [words, answer] = await Promise.all([search.words(), search.ask(query)]);
      if (turn === last) draw(query, words, answer);
    } catch {
      status.textContent = page.dataset.failed;
    }
    if (turn === last) document.body.dataset.ready = "";
  }

  function draw(query, words, { hits, others, meant }) {
    const say = (key, values) => filled(words[key], values);
    part(".bs-results").replaceChildren(...hits.map((hit) => result(hit, form, names)));
    part(".bs-around").hidden = hits.length > 0;
    part(".bs-meant").hidden = !meant;
    part(".bs-meant").replaceChildren(...(meant ? [link(`#q=${encodeURIComponent(meant)}`, say("found.meant", { query: meant }))] : []));
    prepare(part(".bs-message"), query);
    const key = hits.length ? (others ? "found.others" : "found.count") : "found.none";
    status.textContent = say(key, { count: hits.length, query });
    part("h1").focus(); // the next Tab is on the first result
  }

  form.addEventListener("ask", () => show(form.dataset.ask));
  if (form.dataset.ask) show(form.dataset.ask);
}

/* Where a record's page is, from the address of the search page of this language. */
export function address({ document: found, lang }, form) {
  return new URL(`../${lang}/${found.collection}/${found.slug || found.id}.html`, form.action).href;
}

function result(hit, form, names) {
  const { document: found, lang, dir } = hit;
  const item = document.createElement("li");
  item.className = "bs-entry";
  const other = lang !== document.documentElement.lang;
  if (other) mark(item, lang, dir);
  const title = link(address(hit, form), found.title);
  title.dataset.record = found.id;
  if (found.lang) mark(title, found.lang, "ltr");
  const sort = document.createElement("span");
  sort.className = "bs-meta";
  sort.textContent = [found.label, found.closed, other && names.get(lang)].filter(Boolean).join(" · ");
  item.append(title, sort);
  if (found.summary) {
    const summary = document.createElement("p");
    summary.textContent = found.summary;
    if (found.lang) mark(summary, found.lang, "ltr");
    item.append(summary);
  }
  return item;
}

export function mark(element, lang, dir) {
  element.lang = lang;
  element.dir = dir;
}

function link(href, text) {
  const made = document.createElement("a");
  made.href = href;
  made.textContent = text;
  return made;
}

/* A message with the query, for whom the reader chooses; only the reader sends it. */
function prepare(section, query) {
  const { mail, subject, text } = section.dataset;
  const body = encodeURIComponent(filled(text, { query }));
  const byMail = section.querySelector(".bs-by-mail");
  if (byMail) byMail.href = `mailto:${mail}?subject=${encodeURIComponent(subject)}&body=${body}`;
  const byWhatsApp = section.querySelector(".bs-by-whatsapp");
  byWhatsApp.href = `https://wa.me/?text=${body}`;
  section.hidden = false;
}
