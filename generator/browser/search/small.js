/* Small words of French, English, Arabic and Darija: they say nothing of what is sought. */
import { key, keys, words } from "../normalise.js";

const SMALL = new Set(
  keys(
    "le la les un une des de du et ou a au aux en dans pour par sur avec sans chez est suis je tu il on nous vous mon ma mes " +
      "son sa ses ce cette qui que quoi comment quel quelle veux voudrais cherche besoin " +
      "the an of to in on at for from by with and or is are my your i how what which where do can want need " +
      "في من إلى على عن مع أو و هل كيف ما هي هو التي الذي هذا هذه أريد بغيت ديال باش كيفاش فين شنو واش " +
      "f fi dyal diyal dial d lil bach kifach kif l el al w wa m men mn bghit chno achno fin wach",
  ),
);

export const isSmall = (word) => SMALL.has(key(word));

/* The words of a query that name something, each once; all of them where none does. */
export function meaningful(query) {
  const all = [...new Set(words(query))];
  const chosen = all.filter((word) => !isSmall(word));
  return chosen.length ? chosen : all;
}
