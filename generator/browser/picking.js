/* Choosing records of a list for one pack: the list's link to packs turns titles into boxes to tick, and a bar
   at the foot opens the pack with what is ticked. The choice lives in this page's memory, and leaving it forgets. */
import { button, element } from "./dom.js";
import { word } from "./words.js";

export function startPicking() {
  const link = document.querySelector("a.bs-pack-link");
  link?.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    pick(link);
  });
}

function pick(link) {
  const list = document.querySelector(".bs-entries");
  const titles = [...list.querySelectorAll(".bs-entry > a")];
  const labels = titles.map(ticked);
  const bar = element("form", "bs-picked");
  const said = element("p");
  const open = element("button", "", word("pick.open"));

  const chosen = () => titles.filter((_, place) => labels[place].control.checked);
  const say = () => (said.textContent = chosen().length ? word("pick.count", { count: chosen().length }) : word("pick.none"));
  function stop() {
    titles.forEach((title, place) => labels[place].replaceWith(title));
    bar.remove();
    list.removeEventListener("change", say);
    link.parentElement.hidden = false;
    window.removeEventListener("pagehide", stop);
  }

  // Enter in a box sends the form, so that nobody has to go through the rest of the list.
  labels.forEach((label) => label.control.setAttribute("form", "picked"));
  bar.id = "picked";
  bar.autocomplete = "off";
  bar.setAttribute("aria-label", word("pick.title"));
  said.setAttribute("role", "status");
  bar.append(said, open, button("", word("pick.stop"), () => {
    stop();
    link.focus();
  }));
  bar.addEventListener("submit", (event) => {
    event.preventDefault();
    const added = chosen().map((title) => title.getAttribute("href").replace(/^\.\.\/|\.html$/g, ""));
    // With none, packs open narrowed to this list, as without script.
    window.location.href = added.length ? `${link.href.split("#")[0]}#add=${added}` : link.href;
  });
  list.addEventListener("change", say);
  window.addEventListener("pagehide", stop);

  titles.forEach((title, place) => title.replaceWith(labels[place]));
  list.after(bar);
  link.parentElement.hidden = true;
  say();
  labels[0].control.focus();
}

/* The label with a box that stands in for a title. */
function ticked(title) {
  const label = element("label");
  const box = element("input");
  box.type = "checkbox";
  label.append(box, ...title.cloneNode(true).childNodes);
  return label;
}
