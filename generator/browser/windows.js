/* The window state: the same machine as generator/windows.py, on the same vectors.
   Times are UTC milliseconds; no time zone is ever computed here. */

export const DAY = 86400000;
const CLOSING_SOON = 30 * DAY;
const OPENS_SOON = 60 * DAY;

export function inMonths(month, [first, last]) {
  return first <= last ? first <= month && month <= last : month >= first || month <= last;
}

/* calls: {state, windows: [[opens, closes], …], rolling, usually: [first, last] | null} */
export function windowState(calls, now) {
  if (calls.state === "retired") return { state: "ended" };
  if (calls.state === "paused") return { state: "unknown", why: "paused" };
  const inside = calls.windows.filter(
    ([opens, closes]) => (opens === null || opens <= now) && (closes === null || now < closes),
  );
  if (inside.length) return insideState(inside, now);
  if (calls.rolling) return { state: "rolling" };
  const coming = calls.windows.map(([opens]) => opens).filter((opens) => opens !== null && opens > now);
  if (coming.length) {
    const instant = Math.min(...coming);
    const days = Math.floor((instant - now) / DAY);
    if (instant - now <= OPENS_SOON) return { state: "opens-soon", days, instant };
    return { state: "closed", days, instant, why: "later" };
  }
  if (calls.usually) {
    const month = new Date(now).getUTCMonth() + 1;
    return inMonths(month, calls.usually)
      ? { state: "unknown", month: calls.usually[1], why: "habit" }
      : { state: "closed", month: calls.usually[0], why: "month" };
  }
  return calls.windows.length ? { state: "closed", why: "past" } : { state: "unknown", why: "nothing" };
}

function insideState(inside, now) {
  const ends = inside.map(([, closes]) => closes);
  if (ends.includes(null)) return { state: "open" };
  const instant = Math.max(...ends);
  const state = instant - now <= CLOSING_SOON ? "closing-soon" : "open";
  return { state, days: Math.floor((instant - now) / DAY), instant };
}
