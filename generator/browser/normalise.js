/* What two spellings of one word share: the same machine as generator/normalise.py, on the same vectors.
   A key is made for comparing and is never shown. */

const LETTERS = new Map(Object.entries({
  œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l", đ: "d", ı: "i", ς: "σ", ʿ: "", ʾ: "",
  ٱ: "ا", ى: "ي", ی: "ي", ې: "ي", ة: "ه", ۃ: "ه", ہ: "ه", ھ: "ه", ە: "ه",
  ک: "ك", گ: "ك", ڭ: "ك", ݣ: "ك", ڤ: "ف", ڥ: "ف", پ: "ب", چ: "ج", ء: "", ـ: "",
}));
for (let i = 0; i < 10; i += 1) {
  for (const zero of [0x660, 0x6f0]) LETTERS.set(String.fromCharCode(zero + i), String(i));
}
for (const sign of "'’‘ʼʻ′`") LETTERS.set(sign, "'");

const DROPPED = /[\p{M}\p{Cf}]/gu;
const WORD = /[\p{L}\p{N}']+/gu;
const ELISION = /^(?:(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'+)+/;
const ARTICLE = /^(?:[وفبك]?ال|و?لل)(?=..)/u;
const ENDINGS = [
  ["eaux", "eau"], ["aux", "al"], ["eux", "eu"], ["ail", "al"], ["ss", "ss"], ["s", ""], ["ie", "i"], ["e", ""],
  ["ات", "ه"], ["ون", ""], ["ين", ""], ["ه", ""],
];
const FINAL_Y = /([bcdfghjklmnpqrstvwxz])y$/;

const LATIN_ARTICLE = /^[ae]?l(?=[bcdfghjkmnpqrstvxz0-9])(?=...)/u;
const SOUND = /tch|[cskgtdp]h|dj|[a-z0-9]/g;
const SOUNDS = {
  tch: "ش", ch: "ش", sh: "ش", kh: "خ", gh: "غ", th: "ت", dh: "د", ph: "ف", dj: "ج",
  3: "ع", 5: "خ", 6: "ت", 7: "ح", 8: "غ", 9: "ق",
  b: "ب", c: "ك", d: "د", f: "ف", g: "ك", h: "ه", j: "ج", k: "ك", l: "ل", m: "م",
  n: "ن", p: "ب", q: "ق", r: "ر", s: "س", t: "ت", v: "ف", x: "كس", z: "ز",
};
const MERGED = new Map(
  Object.entries({ ص: "س", ط: "ت", ث: "ت", ض: "د", ذ: "د", ظ: "د", ا: "", و: "", ي: "", ى: "" }),
);
const SHORTEST_SKELETON = 3;

const CHUNKS = /[^\S\ufeff]+/u; // a byte-order mark is no space

const mapped = (text, table) => text.replace(/./gsu, (sign) => table.get(sign) ?? sign);
const length = (text) => [...text].length;

/* A text's words repeat: each chunk and word is worked out once. */
function remembered(make) {
  const known = new Map();
  return (text) => {
    let found = known.get(text);
    if (found === undefined) known.set(text, (found = make(text)));
    return found;
  };
}

const folded = remembered((chunk) =>
  (mapped(chunk.normalize("NFKD").toLowerCase().replace(DROPPED, ""), LETTERS).match(WORD) || [])
    .map((word) => word.replace(ELISION, "").replace(/'/g, ""))
    .filter(Boolean),
);

function bare(word) {
  let before;
  do {
    before = word;
    word = word.replace(ARTICLE, "");
  } while (word !== before);
  return word;
}

function shorter(word) {
  if (length(word) < 4) return word;
  for (const [end, instead] of ENDINGS) {
    if (!word.endsWith(end)) continue;
    const found = word.slice(0, word.length - end.length) + instead;
    return length(found) >= 3 ? found : word;
  }
  return word.replace(FINAL_Y, "$1i");
}

export const words = (text) => text.split(CHUNKS).flatMap(folded);

export const key = remembered((word) => {
  let before;
  word = bare(word);
  do {
    before = word;
    word = shorter(word);
  } while (word !== before);
  return word;
});

export const keys = (text) => words(text).map(key);

export const joined = (text) => keys(text).join(" ");

export const skeleton = remembered((word) => {
  const latin = word < "\u0600";
  const sounds = latin
    ? (word.replace(LATIN_ARTICLE, "").replace(/c(?=[eiy])/g, "s").replace(/g(?=[eiy])/g, "j").match(SOUND) || [])
        .map((sound) => SOUNDS[sound] || "")
        .join("")
    : bare(word);
  const found = mapped(sounds, MERGED).replace(/(.)\1+/gu, "$1").replace(/ه+$/u, "");
  return length(found) >= SHORTEST_SKELETON ? found : "";
});
