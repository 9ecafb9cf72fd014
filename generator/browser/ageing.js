/* What depends on the reader's clock: window states, records and copies that grew old, notices. */
import { DAY, windowState } from "./windows.js";
import { built, day, month, word } from "./words.js";

const OLD_COPY = 90 * DAY;

export function sentence(found) {
  const key = ["state", found.state];
  if (found.why) key.push(found.why);
  else if (found.days !== undefined) key.push("days");
  return word(key.join("."), {
    days: found.days,
    day: found.instant === undefined ? "" : day(found.instant),
    month: found.month === undefined ? "" : month(found.month),
  });
}

export function showStates(now) {
  for (const badge of document.querySelectorAll("[data-calls]")) {
    const found = windowState(JSON.parse(badge.dataset.calls), now);
    badge.dataset.state = found.state;
    badge.textContent = sentence(found);
  }
}

export function ageRecords(now) {
  for (const trust of document.querySelectorAll("[data-review-by]")) {
    const overdue = Date.parse(trust.dataset.reviewBy) < now - DAY;
    if (!overdue || trust.dataset.trust === "to-confirm") continue;
    trust.dataset.trust = "to-confirm";
    const note = document.createElement("strong");
    note.textContent = trust.dataset.overdue + " ";
    trust.prepend(note);
  }
}

export function hideExpiredNotices(now) {
  const today = new Date(now).toISOString().slice(0, 10);
  for (const notice of document.querySelectorAll("[data-until]")) {
    notice.hidden = today < notice.dataset.from || notice.dataset.until < today;
  }
}

/* Is this copy so old that calls may have been announced since? */
export function isOldCopy(now) {
  return Boolean(built()) && now - Date.parse(built()) > OLD_COPY;
}

export function ageCopy(now) {
  const line = document.querySelector(".bs-built");
  if (!line || !built()) return;
  const old = isOldCopy(now);
  line.textContent = (old ? line.dataset.old : line.dataset.text).replace("{day}", day(built()));
  line.classList.toggle("bs-old", old);
  line.hidden = false;
}
