import type { Settings } from "./options.ts";
import type { IndicatorIncident } from "./rows.ts";
import type { Stream } from "./streams.ts";
import type { TargetKind } from "./tried.ts";

export const hourMs = 3_600_000;
export const dayHours = 24;

/** What incidents have in common that are searched together. */
export interface Target {
  /** Unique: `service payments`, `family f-1 payments`, `cause capacity payments`. */
  readonly id: string;
  readonly kind: TargetKind;
  /** Name of the service, family or cause; how many families. */
  readonly name: string;
  /** The one service it is about; null where it spans several. */
  readonly service: string | null;
  /** Names of families that are asked together. */
  readonly families?: readonly string[];
}

/** One incident on one service, in hours from the start of the grid. */
export interface Case {
  /** The hour its windows end before: the gap and the uncertainty of its onset lie between. */
  readonly place: number;
  /** Hours, with their fraction. */
  readonly onset: number;
  readonly end: number;
  /** Places in the list of targets. */
  readonly targets: readonly number[];
}

/** One service: its incidents in order of time, and which hours they take. */
export interface ServiceScene {
  readonly cases: readonly Case[];
  /** 1 where an incident is open or has just ended: such hours say nothing of what came before. */
  readonly isMasked: Uint8Array;
  /** 1 where no incident is open or begins within a day. */
  readonly isQuiet: Uint8Array;
  readonly streams: readonly Stream[];
}

/** Everything the search is made in. */
export interface Scene {
  /** First hour, midnight UTC: whole hours since 1970. */
  readonly firstHour: number;
  readonly days: number;
  readonly targets: readonly Target[];
  readonly services: ReadonlyMap<string, ServiceScene>;
}

/** An incident takes at most so many hours from its onset; one without an end takes as many. */
const longestHours = 24;
const afterHours = 2;
const approachHours = 24;

function targetsOf(row: IndicatorIncident): Target[] {
  const { service, familyId, family, cause } = row;
  const own: Target[] = [{ id: `service ${service}`, kind: "service", name: service, service }];
  if (familyId !== null) {
    const name = family ?? familyId;
    own.push({ id: `family ${familyId}`, kind: "family", name, service: null });
    own.push({ id: `family ${familyId} ${service}`, kind: "family_in_service", name, service });
  }
  if (cause !== null) {
    own.push({ id: `cause ${cause}`, kind: "cause", name: cause, service: null });
    own.push({ id: `cause ${cause} ${service}`, kind: "cause_in_service", name: cause, service });
  }
  return own;
}

/** Families and causes of one service are told by their family there: another target would be the same again. */
function spanning(rows: readonly IndicatorIncident[]): Set<string> {
  const services = new Map<string, Set<string>>();
  for (const row of rows) {
    for (const { id } of targetsOf(row)) {
      services.set(id, (services.get(id) ?? new Set()).add(row.service));
    }
  }
  return new Set([...services].filter(([, own]) => own.size > 1).map(([id]) => id));
}

interface Span {
  readonly firstHour: number;
  readonly days: number;
}

/** The days in which both incidents and streams are known. */
function spanOf(rows: readonly IndicatorIncident[], streams: readonly Stream[], { period }: Settings): Span {
  const [first, last] = [rows[0], rows.at(-1)].map((row) => Date.parse(row?.startedAt ?? "") / hourMs) as [
    number,
    number,
  ];
  let [from, until] = [Infinity, -Infinity];
  for (const { firstHour, values } of streams) {
    from = Math.min(from, firstHour);
    until = Math.max(until, firstHour + values.length);
  }
  const end = Date.parse(period.end) / hourMs;
  const firstDay = Math.ceil(Math.max(from, Math.floor(first / dayHours) * dayHours) / dayHours);
  const lastDay = Math.floor(Math.min(until, end, Math.ceil(last / dayHours) * dayHours) / dayHours);
  const isKnown = Number.isFinite(firstDay) && Number.isFinite(lastDay);
  return isKnown
    ? { firstHour: firstDay * dayHours, days: Math.max(0, lastDay - firstDay) }
    : { firstHour: 0, days: 0 };
}

function caseOf(
  row: IndicatorIncident,
  firstHour: number,
  { gapHours }: Settings,
  places: ReadonlyMap<string, number>,
): Case {
  const onset = Date.parse(row.startedAt) / hourMs - firstHour;
  const resolved = row.resolvedAt === null ? NaN : Date.parse(row.resolvedAt) / hourMs - firstHour;
  const end = resolved >= onset ? Math.min(resolved, onset + longestHours) : onset + longestHours;
  return {
    place: Math.floor(onset - row.uncertainS / 3600 - gapHours),
    onset,
    end,
    targets: targetsOf(row).flatMap(({ id }) => places.get(id) ?? []),
  };
}

function fill(marks: Uint8Array, from: number, until: number, mark: number): void {
  marks.fill(mark, Math.max(0, Math.floor(from)), Math.max(0, Math.ceil(until)));
}

function serviceOf(
  cases: readonly Case[],
  streams: readonly Stream[],
  hours: number,
  { gapHours }: Settings,
): ServiceScene {
  const isMasked = new Uint8Array(hours);
  const isQuiet = new Uint8Array(hours + 1).fill(1);
  for (const { place, end } of cases) {
    fill(isMasked, place + gapHours, end + afterHours, 1);
    fill(isQuiet, place + gapHours - approachHours, end + afterHours, 0);
  }
  return { cases, isMasked, isQuiet, streams };
}

/** A stream on the grid: the part of it that lies there. */
function onGrid(stream: Stream, { firstHour, days }: Span): Stream | null {
  const from = Math.max(0, firstHour - stream.firstHour);
  const until = Math.min(stream.values.length, firstHour + days * dayHours - stream.firstHour);
  if (until <= from) return null;
  return { ...stream, firstHour: stream.firstHour + from, values: stream.values.subarray(from, until) };
}

/** Lays out incidents and streams on one grid of hours. Rows are in order of time. */
export function sceneOf(
  rows: readonly IndicatorIncident[],
  streams: readonly Stream[],
  settings: Settings,
): Scene {
  const span = spanOf(rows, streams, settings);
  const { firstHour, days } = span;
  const hours = days * dayHours;
  const inSpan = rows.filter(({ startedAt }) => {
    const at = Date.parse(startedAt) / hourMs - firstHour;
    return at >= 0 && at < hours;
  });
  const several = spanning(inSpan);
  const targets = new Map<string, Target>();
  for (const target of inSpan.flatMap(targetsOf)) {
    if (target.service !== null || several.has(target.id)) targets.set(target.id, target);
  }
  const places = new Map([...targets.keys()].map((id, place) => [id, place]));
  const rowsBy = Map.groupBy(inSpan, ({ service }) => service);
  const streamsBy = Map.groupBy(
    streams.flatMap((stream) => onGrid(stream, span) ?? []),
    ({ service }) => service,
  );
  const services = new Map(
    [...rowsBy].map(([service, own]) => {
      const cases = own.map((row) => caseOf(row, firstHour, settings, places))
        .filter(({ place }) => place >= 0).sort((a, b) => a.onset - b.onset);
      return [service, serviceOf(cases, streamsBy.get(service) ?? [], hours, settings)];
    }),
  );
  return { firstHour, days, targets: [...targets.values()], services };
}
