/* What is chosen, each with a way to take it back, and the link that holds it all. */
import { FACET_NAMES } from "./model.js";
import { button, data, element, facets, say, wordOf } from "./page.js";

/* [[name, value, words], …] of what is chosen. */
export function picked(wish) {
  const made = FACET_NAMES.flatMap((name) =>
    wish[name].map((value) => [name, value, say(`facet.${name}`) + data.words.colon + wordOf(facets[name], value)]),
  );
  if (wish.q) made.unshift(["q", wish.q, wish.q]);
  if (wish.all) made.push(["all", "1", say("all")]);
  return made;
}

/* Draws a chip for each choice; `drop(name, value)` takes it back, and the focus goes to the next one, or back to `home`. */
export function drawChips(list, wish, drop, home) {
  list.replaceChildren(
    ...picked(wish).map(([name, value, words], index) => {
      const item = element("li");
      const chip = button("bs-explore-chip", words, () => {
        drop(name, value);
        const left = list.querySelectorAll("button");
        (left[Math.min(index, left.length - 1)] || home).focus();
      });
      chip.append(element("span", "bs-unseen", ` – ${say("remove")}`));
      item.append(chip);
      return item;
    }),
  );
}

/* The address with the choices, to copy: by itself where the browser lets us, else by hand. */
export function startCopying(box, address) {
  const [act, field, status] = ["button", "input", "[aria-live]"].map((name) => box.querySelector(name));
  act.addEventListener("click", () => {
    field.value = address();
    field.hidden = false;
    field.select();
    const byHand = () => (status.textContent = say("copy-by-hand"));
    if (!navigator.clipboard) byHand();
    else navigator.clipboard.writeText(field.value).then(() => (status.textContent = say("copied")), byHand);
  });
  return () => {
    field.hidden = true;
    status.textContent = "";
  };
}
