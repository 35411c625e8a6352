import type { LogStamp } from "./_stamp.ts";

/** Milliseconds of a stamp read as if it were UTC; NaN for a day or time that is none. */
export function wallTime({ month, day, hour, minute }: LogStamp, year: number): number {
  const at = Date.UTC(year, month - 1, day, hour, minute);
  const date = new Date(at);
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60;
  return exists ? at : NaN;
}

/** The year that brings a stamp without one nearest to a moment; NaN where the day exists in none of the years around. */
export function nearestYear(stamp: LogStamp, near: number): number {
  const around = new Date(near).getUTCFullYear();
  let best = NaN;
  for (const year of [around, around - 1, around + 1]) {
    const distance = Math.abs(wallTime(stamp, year) - near);
    if (!Number.isNaN(distance) && !(distance >= Math.abs(wallTime(stamp, best) - near))) best = year;
  }
  return best;
}

const inName = /(?<!\d)(20\d{2})[-_.]?(0[1-9]|1[0-2])(?:[-_.]?([0-2]\d|3[01]))?(?!\d)/g;

/** The last date in the path of a file, as rotation writes it: `messages-20260714`, `2026-07/syslog`. */
export function dateInPath(path: string): number | null {
  const found = [...path.matchAll(inName)].at(-1);
  if (!found) return null;
  return Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3] ?? 15));
}

const inText =
  /\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}(\d{1,2}) \d{2}:\d{2}:\d{2} (?:[A-Z]{3,4} )?(20\d{2})\b|\b(20\d{2})[-/.](\d{2})[-/.](\d{2})\b/;
const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** The year a line names beside its stamp, where it names the same day of the year. */
export function yearBeside(stamp: LogStamp, line: string): number | null {
  const found = inText.exec(line);
  if (!found) return null;
  const [, name, day, year, numbered, month, dayOfMonth] = found;
  const sameDay = name !== undefined
    ? months.indexOf(name) + 1 === stamp.month && Number(day) === stamp.day
    : Number(month) === stamp.month && Number(dayOfMonth) === stamp.day;
  return sameDay ? Number(year ?? numbered) : null;
}
