import type { Period } from "../../model/period.ts";
import { knownSpan } from "../../stats/known_span.ts";
import type { ChangeRow } from "./rows.ts";

/** Seconds in a week. */
export const weekS = 7 * 86_400;

/** How much of its first week need not be known, seconds: a long weekend is quiet. */
const slackS = 3 * 86_400;

/** Weeks that may change places: neighbours, so that slow changes of rates stay where they are. */
const blockWeeks = 26;

/** An incident with every service it fell on. */
export interface Incident {
  readonly id: string;
  /** Start, seconds. */
  readonly at: number;
  readonly services: readonly number[];
}

/** Changes of one kind on one service, in order of their start. */
export interface Stream {
  readonly service: number;
  readonly kind: number;
  readonly startedS: readonly number[];
  readonly finishedS: readonly number[];
}

/** Whole weeks in blocks of about half a year, counted from `from`. */
export interface Weeks {
  /** Start of the first, seconds. */
  readonly from: number;
  readonly count: number;
  /** Of every block: its first week. */
  readonly firsts: readonly number[];
  /** Of every block: how many weeks. */
  readonly sizes: readonly number[];
  /** Block of every week. */
  readonly blockOf: readonly number[];
}

/** Everything the questions are asked of. */
export interface Scene {
  /** In order of time; those whose week is known. */
  readonly incidents: readonly Incident[];
  /** Incidents in no whole week. */
  readonly outside: number;
  /** Names by number, sorted. */
  readonly services: readonly string[];
  /** Of every service: those it depends on. */
  readonly needs: readonly (readonly number[])[];
  /** Names by number, sorted. */
  readonly kinds: readonly string[];
  readonly streams: readonly Stream[];
  readonly weeks: Weeks;
}

function namesOf(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))].sort();
}

function incidentsOf(rows: readonly ChangeRow[], numbers: ReadonlyMap<string, number>): Incident[] {
  const found = new Map<string, { id: string; at: number; services: number[] }>();
  for (const { kind, service, ids, startedS } of rows) {
    if (kind !== null) continue;
    const number = service === null ? undefined : numbers.get(service);
    ids.forEach((id, place) => {
      const incident = found.get(id) ?? { id, at: startedS[place] ?? 0, services: [] };
      if (number !== undefined) incident.services.push(number);
      found.set(id, incident);
    });
  }
  return [...found.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/**
 * Weeks end where what is known of incidents ends, and are counted back from there to the first incident or change,
 * whichever came later; what is left at the very beginning fills no week.
 */
function weeksOf(times: readonly number[], changes: readonly Stream[], { end }: Period): Weeks {
  const known = knownSpan(times.map((time) => time * 1000));
  const ends = Date.parse(end);
  const until = Math.ceil((ends - known.until > known.silence ? known.until + 1000 : ends) / 1000);
  const firstChange = Math.min(...changes.map(({ startedS }) => startedS[0] ?? Infinity));
  const begins = Math.max(known.from / 1000, firstChange);
  const count = Math.max(0, Math.floor((until - begins + slackS) / weekS) || 0);
  const blocks = Math.max(1, Math.round(count / blockWeeks));
  const firsts = Array.from({ length: blocks }, (_, block) => Math.floor(block * count / blocks));
  const sizes = firsts.map((first, block) => (firsts[block + 1] ?? count) - first);
  const blockOf = sizes.flatMap((size, block) => Array.from({ length: size }, () => block));
  return { from: until - count * weekS, count, firsts, sizes, blockOf };
}

/** Week of an instant, which may lie outside. */
export function weekOf(at: number, { from }: Weeks): number {
  return Math.floor((at - from) / weekS);
}

/** Lays out what is known up to the end of the period. */
export function sceneOf(rows: readonly ChangeRow[], period: Period): Scene {
  const services = namesOf(rows.map(({ service }) => service));
  const kinds = namesOf(rows.map(({ kind }) => kind));
  const numbers = new Map(services.map((name, number) => [name, number]));
  const ends = Date.parse(period.end) / 1000;
  const all = incidentsOf(rows, numbers).filter(({ at }) => at < ends);
  const streams = rows.flatMap(({ service, kind, startedS, finishedS }): Stream[] =>
    kind === null || service === null || startedS.length === 0
      ? []
      : [{ service: numbers.get(service) ?? 0, kind: kinds.indexOf(kind), startedS, finishedS }]
  );
  const weeks = weeksOf(all.map(({ at }) => at), streams, period);
  const incidents = all.filter(({ at }) => {
    const week = weekOf(at, weeks);
    return week >= 0 && week < weeks.count;
  });
  const needs = services.map((): number[] => []);
  for (const { service, dependsOn } of rows) {
    const own = needs[numbers.get(service ?? "") ?? -1];
    for (const name of dependsOn) {
      const needed = numbers.get(name);
      if (own && needed !== undefined && !own.includes(needed)) own.push(needed);
    }
  }
  return { incidents, outside: all.length - incidents.length, services, needs, kinds, streams, weeks };
}
