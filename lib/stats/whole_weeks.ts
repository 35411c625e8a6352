export const weekMs = 7 * 86_400_000;

/** Instants between which the warehouse knows of incidents, in milliseconds. */
export interface Known {
  readonly from: number;
  readonly until: number;
  /** The longest silence, in milliseconds, that incidents at this rate leave once in a thousand times. */
  readonly silence: number;
  /** Incidents that half a year of silence or more parts from all others: they do not stretch the span. */
  readonly stray: number;
}

/** A stretch of time, ISO 8601 in UTC, without its end. */
export interface Stretch {
  readonly start: string;
  readonly end: string;
}

/** The whole weeks of a span: starts in milliseconds, in order. */
export interface Weeks {
  readonly starts: readonly number[];
  /** Weeks left out because nothing is known of them. */
  readonly unknown: number;
}

/**
 * Cuts a period into spans of seven days from its first instant; days at the end that fill no week are left out.
 * Weeks before the first and after the last known incident are unknown, not quiet, where the silence is longer than
 * chance leaves: an export that begins or ends inside the period must not look like a fall.
 */
export function weeksOf(period: Stretch, known: Known): Weeks {
  const [start, end] = [Date.parse(period.start), Date.parse(period.end)];
  const all = Array.from({ length: Math.floor((end - start) / weekMs) }, (_, week) => start + week * weekMs);
  const from = known.from - start > known.silence ? known.from : start;
  const until = end - known.until > known.silence ? known.until : end;
  const starts = all.filter((week) => week >= from && week + weekMs <= until);
  return { starts, unknown: all.length - starts.length };
}

/** Counts the times that fall into each week. */
export function weeklyCounts(times: readonly number[], weeks: Weeks): number[] {
  const place = new Map(weeks.starts.map((start, index) => [start, index]));
  const counts = weeks.starts.map(() => 0);
  const origin = weeks.starts[0] ?? 0;
  for (const time of times) {
    const index = place.get(origin + Math.floor((time - origin) / weekMs) * weekMs);
    if (index !== undefined) counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}
