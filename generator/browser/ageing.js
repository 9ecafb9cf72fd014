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

/* The day of this copy. A page kept on the device may be older than the script that says when the site was built. */
function since() {
  return [built(), document.body.dataset.kept].filter(Boolean).sort()[0];
}

/* Is this copy so old that calls may have been announced since? */
export function isOldCopy(now) {
  return Boolean(since()) && now - Date.parse(since()) > OLD_COPY;
}

export function ageCopy(now) {
  const line = document.querySelector(".bs-built");
  const old = isOldCopy(now);
  if (!line || !since()) return;
  line.textContent = (old ? line.dataset.old : line.dataset.text).replace("{day}", day(since()));
  line.classList.toggle("bs-old", old);
  line.hidden = false;
}
