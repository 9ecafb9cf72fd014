/* The page of dates by the reader's clock: what comes next first, what is past aside. All dates stand in the page. */
import { isOldCopy } from "./ageing.js";
import { windowState } from "./windows.js";
import { built, day } from "./words.js";

const page = document.querySelector(".bs-agenda-page");
const agenda = page.querySelector(".bs-agenda");
const part = (name) => agenda.querySelector(`[data-part="${name}"]`);

/* An instant of an entry, or nothing where the source gives none. */
const instant = (entry, name) => (entry.dataset[name] ? Number(entry.dataset[name]) : null);

function isPast(entry, now) {
  const closes = instant(entry, "closes");
  return closes !== null && closes <= now;
}

/* Past calls go aside, the last one first; months that hold one still come in their order. */
function sortDated(now) {
  const dated = part("dated");
  const past = part("past");
  const gone = [...dated.querySelectorAll(".bs-entry")].filter((entry) => isPast(entry, now));
  gone.sort((one, other) => instant(other, "closes") - instant(one, "closes"));
  for (const entry of gone) {
    const state = entry.querySelector(".bs-state");
    if (state) state.remove(); // "no new call known" is for the record's page to say
  }
  past.querySelector("ul").append(...gone);
  past.hidden = !gone.length;
  const months = [...dated.querySelectorAll(".bs-month")].reverse();
  for (const month of months) {
    if (month.querySelector(".bs-entry")) dated.append(month);
    else month.remove();
  }
  dated.querySelector(".bs-agenda-none").hidden = Boolean(dated.querySelector(".bs-month"));
}

/* Habits from this month on; a record with a call that is announced needs no habit. */
function sortHabits(now) {
  const usual = part("usual");
  const first = new Date(now).getUTCMonth() + 1;
  for (const item of usual.querySelectorAll("li")) {
    if (!["habit", "month"].includes(windowState(JSON.parse(item.dataset.all), now).why)) item.remove();
  }
  const months = [...usual.querySelectorAll(".bs-month")];
  const far = ({ dataset }) => (Number(dataset.month) - first + 12) % 12;
  for (const month of months.sort((one, other) => far(one) - far(other))) {
    if (month.querySelector("li")) usual.append(month);
    else month.remove();
  }
  usual.hidden = !usual.querySelector("li");
}

/* A copy opened months later: calls may have been announced since. */
function sayOld(now) {
  const note = page.querySelector(".bs-agenda-old");
  note.hidden = !isOldCopy(now);
  if (!note.hidden) note.textContent = note.dataset.text.replace("{day}", day(built()));
}

const now = Date.now();
sortDated(now);
sortHabits(now);
agenda.dataset.sorted = "";
// The build's day comes in a script after this one.
document.addEventListener("DOMContentLoaded", () => {
  sayOld(now);
  document.body.dataset.ready = "";
});
