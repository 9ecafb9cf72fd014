/* Which structures fit the reader's choices, how far they are, and whether they are open: no page here. */

const WEEK = 7 * 24 * 60;
const THURSDAY = 3 * 24 * 60; // 1 January 1970 was one; weeks begin on Monday
const EARTH = 6371;

/* Minutes beyond UTC at an instant, by the build's table of clock changes: [[instant, minutes], …]. */
export function offsetAt(clock, now) {
  const past = clock.filter(([instant]) => instant <= now);
  return (past.length ? past[past.length - 1] : clock[0])[1];
}

/* Morocco's clocks leave UTC+1 for Ramadan only. */
export function isRamadan(clock, now) {
  return offsetAt(clock, now) === 0;
}

/* "open", "closed", or "unknown": without hours, while a notice runs, or where nobody saw it open. */
export function openness(place, clock, now) {
  if (!place.hours || place.operating === "planned") return "unknown";
  const local = now / 60000 + offsetAt(clock, now);
  const today = new Date(local * 60000).toISOString().slice(0, 10);
  if ((place.notices || []).some(([from, until]) => from <= today && today <= until)) return "unknown";
  const minute = (local + THURSDAY) % WEEK;
  return place.hours.some(([start, end]) => start <= minute && minute < end) ? "open" : "closed";
}

/* Kilometres between two points in degrees, along the great circle. */
export function distance([latitude, longitude], [otherLatitude, otherLongitude]) {
  const radians = Math.PI / 180;
  const half = (angle) => Math.sin((angle * radians) / 2) ** 2;
  const a =
    half(otherLatitude - latitude) +
    Math.cos(latitude * radians) * Math.cos(otherLatitude * radians) * half(otherLongitude - longitude);
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(a)));
}

/* What is for everyone is for each. */
export function fits(place, wish, clock, now) {
  return (
    (!wish.kind || place.kind === wish.kind) &&
    (!wish.folder || place.folder === wish.folder) &&
    (!wish.audience || place.audiences.includes(wish.audience) || place.audiences.includes("everyone")) &&
    (!wish.open || openness(place, clock, now) === "open")
  );
}

/* The structures that fit, as {place, km}; nearest first when a point to measure from is given. */
export function found(places, wish, clock, now) {
  const rows = places
    .filter((place) => fits(place, wish, clock, now))
    .map((place) => ({ place, km: wish.point && place.point ? distance(wish.point, place.point) : null }));
  if (!wish.point) return rows;
  const far = (km) => (km === null ? Infinity : km);
  return rows
    .map((row, index) => ({ row, index }))
    .sort((one, other) => far(one.row.km) - far(other.row.km) || one.index - other.index)
    .map(({ row }) => row);
}
