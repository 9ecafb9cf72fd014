/* What the signs on the map mean: those that are on it, and no others. */
import { data, element, say } from "./page.js";

export function legend(layer, items, point) {
  const rows = layer === "states" ? [["map-state", say("legend.state")]] : places(items);
  if (point) rows.push(["map-origin", say("legend.from")]);
  return rows.map(([className, text, kind]) => {
    const row = element("li");
    const sign = element("span", `bs-map-key ${className}`);
    if (kind) sign.append(kindSign(kind));
    row.append(sign, document.createTextNode(` ${text}`));
    return row;
  });
}

function kindSign(kind) {
  const sign = element("span", "bs-map-sign");
  sign.dataset.kind = kind;
  return sign;
}

function places(items) {
  const on = items.filter((item) => item.point);
  const rows = data.kinds
    .filter(([kind]) => on.some((item) => item.kind === kind))
    .map(([kind, text]) => ["map-kind", text, kind]);
  if (on.some((item) => item.precision !== "commune")) rows.push(["map-pin", say("legend.place")]);
  if (on.some((item) => item.precision === "commune")) rows.push(["map-pin map-about", say("legend.commune")]);
  if (on.length > 1) rows.push(["map-cluster", say("legend.cluster")]);
  return rows;
}
