import type { Case } from "./_scene.ts";
import type { Settings } from "./options.ts";

/** What a predictor says of one service, hour by hour: the higher, the more it warns; NaN where it cannot tell. */
export interface Watched {
  readonly service: string;
  /** By hour of the grid: from what was known when the hour began. */
  readonly values: Float64Array;
  /** Incidents it should warn of, in order of time. */
  readonly cases: readonly Case[];
}

/** One warning, and the incident that made it true. */
export interface Alarm {
  readonly service: string;
  /** Hour of the grid. */
  readonly hour: number;
  /** Null where no incident followed in time. */
  readonly case: Case | null;
}

/** Between which hours to watch, above what to warn, and how long to rest after an incident. */
export interface Watching {
  readonly from: number;
  readonly until: number;
  readonly threshold: (hour: number) => number;
  /** Hours after an incident's end in which a window still sees what led to it. */
  readonly restHours: (hour: number) => number;
}

/** Hours of a watch at which a value reaches the threshold. */
export function hoursReached(
  { values }: Watched,
  { from, until, threshold }: Pick<Watching, "from" | "until" | "threshold">,
): number[] {
  const hours: number[] = [];
  for (let hour = from; hour < until; hour++) {
    if ((values[hour] as number) >= threshold(hour)) hours.push(hour);
  }
  return hours;
}

/**
 * Warnings of one service: one for each time a value reaches the threshold, then none until the horizon or an incident is
 * over.
 *
 * @param hours at which it reaches the threshold.
 */
export function alarmsOf(
  { service, cases }: Watched,
  hours: readonly number[],
  { from, restHours }: Pick<Watching, "from" | "restHours">,
  { horizonHours, gapHours }: Settings,
): Alarm[] {
  const alarms: Alarm[] = [];
  let quietUntil = from;
  let next = 0;
  for (const hour of hours) {
    for (let own = cases[next]; own !== undefined && own.onset < hour + gapHours; own = cases[++next]) {
      const seen = Math.max(from, Math.floor(own.onset - gapHours) + 1);
      quietUntil = Math.max(quietUntil, own.end + restHours(seen));
    }
    if (hour < quietUntil) continue;
    const following = cases[next];
    const isTrue = following !== undefined && following.onset <= hour + horizonHours;
    alarms.push({ service, hour, case: isTrue ? following : null });
    quietUntil = hour + horizonHours;
  }
  return alarms;
}

/** An incident, and the first warning that came in time for it. */
export interface Caught {
  readonly case: Case;
  /** Hours from the warning to the onset; null where none came. */
  readonly leadHours: number | null;
}

/** What became of the incidents that began between two hours. */
export function caughtOf(
  cases: readonly Case[],
  alarms: readonly Alarm[],
  from: number,
  until: number,
  { horizonHours, gapHours }: Settings,
): Caught[] {
  return cases.filter(({ onset }) => onset >= from && onset < until).map((own) => {
    const first = alarms.find(({ hour }) => hour <= own.onset - gapHours && hour >= own.onset - horizonHours);
    return { case: own, leadHours: first === undefined ? null : own.onset - first.hour };
  });
}
