import type { IndicatorRule } from "../../model/indicator_rules.ts";
import type { Indicator } from "./indicator.ts";
import { type ReadableStream, readableStream } from "./indicator.ts";
import type { IndicatorIncident } from "./rows.ts";
import { hourMs } from "./_scene.ts";
import type { Stream } from "./streams.ts";

/** An incident takes at most so many hours from its onset; one without an end takes as many: as in the search. */
const longestHours = 24;
const afterHours = 2;

/** One incident on one service, in hours since 1970. */
export interface RuleCase {
  readonly incidentId: string;
  readonly startedAt: string;
  readonly onset: number;
  readonly end: number;
}

/** Everything one rule is read from and judged by. */
export interface RuleWatch {
  readonly rule: IndicatorRule;
  readonly indicator: Indicator;
  readonly readable: ReadableStream;
  /** Whole hours since 1970: the first that is known, and the one after the last. */
  readonly firstHour: number;
  readonly endHour: number;
  /** Incidents of the target, in order of time. */
  readonly cases: readonly RuleCase[];
}

function caseOf({ incidentId, startedAt, resolvedAt }: IndicatorIncident): RuleCase {
  const onset = Date.parse(startedAt) / hourMs;
  const resolved = resolvedAt === null ? NaN : Date.parse(resolvedAt) / hourMs;
  const latest = onset + longestHours;
  return { incidentId, startedAt, onset, end: resolved >= onset ? Math.min(resolved, latest) : latest };
}

/** Whether an incident is of those a rule warns of. */
function isOf({ target }: IndicatorRule, { service, familyId, family, cause }: IndicatorIncident): boolean {
  return service === target.service && (target.cause === null || target.cause === cause) &&
    (target.family === null || target.family === familyId || target.family === family);
}

/** Hours in which an incident of the signal's service is open, or has just ended. */
function maskOf({ firstHour, values }: Stream, rows: readonly IndicatorIncident[]): Uint8Array {
  const isMasked = new Uint8Array(values.length);
  for (const row of rows) {
    const { onset, end } = caseOf(row);
    const from = Math.floor(onset - row.uncertainS / 3600) - firstHour;
    isMasked.fill(1, Math.max(0, from), Math.max(0, Math.ceil(end + afterHours) - firstHour));
  }
  return isMasked;
}

function indicatorOf(rule: IndicatorRule): Indicator {
  const { signal, measure, windowHours, threshold, horizonHours, target } = rule;
  return {
    ...signal,
    measure,
    windowHours,
    threshold,
    horizonHours,
    direction: rule.direction === "above" ? 1 : -1,
    target: rule.id,
    targetName: target.family ?? target.cause ?? target.service,
  };
}

/** Finds what a rule reads; null where there is no such stream. */
export function watchOf(
  rule: IndicatorRule,
  incidents: readonly IndicatorIncident[],
  streams: readonly Stream[],
): RuleWatch | null {
  const { kind, name, service } = rule.signal;
  const stream = streams.find((own) => own.kind === kind && own.name === name && own.service === service);
  if (stream === undefined) return null;
  const isMasked = maskOf(stream, incidents.filter((row) => row.service === service));
  return {
    rule,
    indicator: indicatorOf(rule),
    readable: readableStream(stream, isMasked),
    firstHour: stream.firstHour,
    endHour: stream.firstHour + stream.values.length,
    cases: incidents.filter((row) => isOf(rule, row)).map(caseOf).sort((a, b) => a.onset - b.onset),
  };
}

/** The start of an hour, ISO 8601 in UTC. */
export function isoOf(hour: number): string {
  return new Date(hour * hourMs).toISOString();
}
