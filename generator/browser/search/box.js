/* Suggestions under the search field: a combobox, for fingers and for keys. */
import { address, mark } from "./results.js";
import { filled } from "../words.js";

const MOST = 6;
const PAUSE = 120; // milliseconds without a key before it looks

export function startBox(form, search) {
  const input = form.querySelector("input");
  const list = document.createElement("ul");
  const status = document.createElement("p");
  let timer = 0;
  let chosen = -1;

  list.hidden = true;
  set(list, { class: "bs-options", id: "bs-options", role: "listbox", "aria-label": input.getAttribute("aria-label") });
  set(status, { class: "bs-unseen", role: "status" });
  set(input, { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" });
  form.append(list, status);

  function close() {
    clearTimeout(timer);
    list.hidden = true;
    status.textContent = "";
    choose(-1);
    input.setAttribute("aria-expanded", "false");
  }

  function choose(number) {
    list.children[chosen]?.setAttribute("aria-selected", "false");
    chosen = number;
    const option = list.children[chosen];
    option?.setAttribute("aria-selected", "true");
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  }

  async function look() {
    const query = input.value.trim();
    const [words, hits] = await Promise.all([search.words(), query ? search.suggest(query) : []]).catch(() => [{}, []]);
    if (query !== input.value.trim() || !form.contains(document.activeElement)) return;
    close();
    if (!hits.length) return;
    list.replaceChildren(...hits.slice(0, MOST).map((hit, number) => option(hit, number, form)));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    status.textContent = filled(words["found.suggestions"], { count: list.children.length });
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) {
      if (event.key === "ArrowDown") look();
      return;
    }
    const count = list.children.length;
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves) choose(((chosen + moves[event.key] + 1 + count + 1) % (count + 1)) - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen >= 0) window.location.href = list.children[chosen].dataset.address;
    else return;
    event.preventDefault();
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) window.location.href = option.dataset.address;
  });
  form.addEventListener("submit", close);
  form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || close());
  if (document.activeElement === input) look(); // it was typed in while this was on its way
}

function option(hit, number, form) {
  const made = document.createElement("li");
  set(made, { id: `bs-option-${number}`, role: "option", "aria-selected": "false", "data-address": address(hit, form) });
  const title = document.createElement("span");
  title.textContent = hit.document.title;
  if (hit.document.lang) mark(title, hit.document.lang, "ltr");
  const sort = document.createElement("span");
  sort.className = "bs-meta";
  sort.textContent = hit.document.label;
  made.append(title, sort);
  return made;
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
