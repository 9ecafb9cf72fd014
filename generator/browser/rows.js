/* A long list, some rows at a time. */

/* Draws `rows` into `list`; the button `more` adds `step` of them. Returns what shows all, for paper. */
export function drawRows(list, more, rows, entry, step) {
  list.replaceChildren();
  let shown = 0;
  const show = (count) => {
    const first = shown;
    list.append(...rows.slice(shown, count).map(entry));
    shown = Math.min(count, rows.length);
    more.hidden = shown >= rows.length;
    return list.children[first];
  };
  more.onclick = () => show(shown + step).querySelector("a").focus();
  show(step);
  return () => show(rows.length);
}
