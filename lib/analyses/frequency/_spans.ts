import type { Period } from "../../model/period.ts";
import { quartersOf } from "../../model/quarters.ts";
import type { Incidents } from "./_incidents.ts";
import { knownSpan } from "../../stats/known_span.ts";
import type { Settings } from "./options.ts";
import { type Known, weeklyCounts, type Weeks, weeksOf } from "../../stats/whole_weeks.ts";

/** A period as weekly counts. */
export interface Span {
  readonly period: Period;
  readonly weeks: Weeks;
  /** Incidents a week. */
  readonly counts: readonly number[];
  /** The same of each service, zeros included. */
  readonly services: ReadonlyMap<string, readonly number[]>;
  /** Incidents of the whole period, those in no counted week included. */
  readonly incidents: number;
}

/** The spans of an analysis. */
export interface Spans {
  readonly period: Span;
  readonly against: Span | null;
  readonly history: readonly Span[];
  readonly known: Known;
  /** Services, and null for all incidents, that were first recorded in the later of the two periods or after it. */
  readonly newcomers: ReadonlySet<string | null>;
}

function within(times: readonly number[], { start, end }: Period): number {
  const [from, to] = [Date.parse(start), Date.parse(end)];
  return times.filter((time) => time >= from && time < to).length;
}

function spanOf(period: Period, incidents: Incidents, known: Known): Span {
  const weeks = weeksOf(period, known);
  return {
    period,
    weeks,
    counts: weeklyCounts(incidents.all, weeks),
    services: new Map(
      [...incidents.services].map(([service, times]) => [service, weeklyCounts(times, weeks)]),
    ),
    incidents: within(incidents.all, period),
  };
}

/** Without an incident at any time before the later period, nothing tells a quiet time from an unwatched one. */
function newcomersOf({ all, services }: Incidents, start: number): Set<string | null> {
  const subjects: [string | null, readonly number[]][] = [[null, all], ...services];
  return new Set(subjects.flatMap(([service, times]) => (times[0] ?? -Infinity) >= start ? [service] : []));
}

/** The later of the two periods. */
export function laterOf(period: Period, against: Period | null): Period {
  return against !== null && against.start > period.start ? against : period;
}

/** Counts incidents week by week in both periods and in every quarter up to the end of the period. */
export function spansOf(incidents: Incidents, { period, against }: Settings): Spans {
  const ends = Date.parse(period.end);
  const all = incidents.all.filter((time) => time < ends);
  const known = knownSpan(all);
  return {
    period: spanOf(period, incidents, known),
    against: against === null ? null : spanOf(against, incidents, known),
    history: all.length === 0
      ? []
      : quartersOf(known.from, period.end).map((quarter) => spanOf(quarter, incidents, known)),
    known,
    newcomers: newcomersOf(incidents, Date.parse(laterOf(period, against).start)),
  };
}

/** Sum of counts. */
export function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
