const dayMs = 86_400_000;
/** Nearer than this an end in another year is an end in another year. */
const leastDays = 300;
/** With the year put right it would have taken less than this. */
const mostDays = 7;

/**
 * Whether an end reads like a mistake in its year: it lies years from the start, and in the start's year it would be an end within
 * a week of it. The check `year_typo` of a load asks the same of every incident.
 *
 * @param start milliseconds since 1970, or null where it is not known.
 * @param end likewise.
 */
export function isWrongYear(start: number | null, end: number | null): boolean {
  if (start === null || end === null || Math.abs(end - start) <= leastDays * dayMs) return false;
  const corrected = new Date(end);
  corrected.setUTCFullYear(new Date(start).getUTCFullYear());
  const tookMs = corrected.getTime() - start;
  return corrected.getTime() !== end && tookMs >= 0 && tookMs <= mostDays * dayMs;
}
