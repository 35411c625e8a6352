import type { DurationRow } from "../../../lib/analyses/durations/rows.ts";
import type { Period } from "../../../lib/model/period.ts";
import type { Random } from "../../../lib/stats/random.ts";

let made = 0;

/** An incident that took so many seconds to resolve; `null` when its end was not seen after `seen` seconds. */
export function incident(
  started: string | number,
  took: number | null,
  rest: Partial<DurationRow> & { seen?: number } = {},
): DurationRow {
  const { seen, ...columns } = rest;
  const start = new Date(started).getTime();
  const after = (seconds: number | null | undefined) =>
    seconds === null || seconds === undefined ? null : new Date(start + seconds * 1000).toISOString();
  return {
    incidentId: `i-${made++}`,
    service: null,
    team: null,
    severity: null,
    startedAt: new Date(start).toISOString(),
    declaredAt: null,
    acknowledgedAt: null,
    mitigatedAt: null,
    resolvedAt: after(took),
    isCensored: took === null,
    censoredAt: took === null ? after(seen) : null,
    loadedAt: null,
    ...columns,
  };
}

/** A moment of the period, every one equally likely. */
export function momentIn({ start, end }: Period, random: Random): number {
  return Date.parse(start) + random.next() * (Date.parse(end) - Date.parse(start));
}

/** Log-normal seconds: half of them above the median. */
export function logNormal(median: number, sdLog: number, random: Random): number {
  return median * Math.exp(sdLog * random.normal());
}
