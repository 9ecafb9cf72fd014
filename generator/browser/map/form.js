/* The reader's choices: what the form offers, what is chosen, and what a link asked for. */
import { data, element, say } from "./page.js";

/* Fills the form's lists from the data. */
export function fillForm(form) {
  options(form.elements.kind, data.kinds);
  options(form.elements.folder, data.folders);
  options(form.elements.audience, data.audiences);
  for (const [slug, name] of data.provinces) {
    const group = element("optgroup");
    group.label = name;
    data.communes.forEach(([commune, , , province], index) => {
      if (province === slug) group.append(option(String(index), commune));
    });
    form.elements.from.append(group);
  }
  form.addEventListener("submit", (event) => event.preventDefault());
}

function options(select, rows) {
  select.append(...rows.map(([value, text]) => option(value, text)));
}

function option(value, text) {
  const made = element("option", "", text);
  made.value = value;
  return made;
}

/* What is chosen now; `here` is the device's position, if it was asked for. */
export function wishOf(form, here) {
  const { layer, kind, folder, audience, from, open } = form.elements;
  const commune = data.communes[from.value];
  const wish = { layer: layer.value, kind: kind.value, folder: folder.value, audience: audience.value, open: open.checked };
  wish.point = commune ? [commune[1], commune[2]] : from.value === "here" ? here : null;
  wish.narrowed = Boolean(wish.kind || wish.folder || wish.audience || wish.open);
  return wish;
}

/* The choices in words, for paper: `Province : Azilal`. */
export function choicesOf(form) {
  const shown = (field) => !field.closest("[hidden]");
  const ticked = [...form.querySelectorAll("input:checked")].filter(shown);
  const chosen = [...form.querySelectorAll("select")].filter((select) => select.value && shown(select));
  return [
    ...ticked.map((input) => input.parentElement.textContent.trim()),
    ...chosen.map((select) => select.parentElement.firstChild.textContent.trim() + data.words.colon + select.selectedOptions[0].textContent),
  ].join(" · ");
}

/* A link's wish, `country=fr` or `province=azilal`, as the form's fields; unknown names are left out. */
export function readWish(text) {
  const asked = new URLSearchParams(text);
  const country = asked.get("country");
  return {
    layer: country ? "states" : asked.get("layer") === "states" ? "states" : "services",
    kind: asked.get("kind") || "",
    folder: asked.get("province") || "",
    audience: asked.get("audience") || "",
    country: country || "",
    record: asked.get("record") || "",
  };
}

export function applyWish(form, wish) {
  const { layer, kind, folder, audience } = form.elements;
  layer.value = wish.layer;
  [[kind, wish.kind], [folder, wish.folder], [audience, wish.audience]].forEach(([select, value]) => {
    if ([...select.options].some((one) => one.value === value)) select.value = value;
  });
}

/* The device's position, if the reader and the device agree. It stays in this page. */
export function startLocating(form, found) {
  const { from } = form.elements;
  const status = form.querySelector(".bs-map-located");
  const tell = (key) => (status.textContent = say(key));
  const located = ({ coords }) => {
    if (![...from.options].some(({ value }) => value === "here")) from.append(option("here", say("here")));
    from.value = "here";
    found([coords.latitude, coords.longitude]);
    tell("located");
  };
  form.addEventListener("change", () => (status.textContent = ""));
  form.addEventListener("reset", () => (status.textContent = ""));
  form.querySelector(".bs-map-locate").addEventListener("click", () => {
    const refused = () => tell("not-located");
    tell("locating");
    if (navigator.geolocation) {
      navigator.geolocation.getCurrentPosition(located, refused, { maximumAge: 600000, timeout: 15000 });
    } else {
      refused();
    }
  });
}
