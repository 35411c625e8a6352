import { seasonalBaseline } from "../../stats/seasonal_baseline.ts";
import type { AnomalyKind, AnomalyRow } from "./rows.ts";

export const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** One stream on the grid of hours that all share. */
export interface Stream {
  readonly kind: AnomalyKind;
  readonly service: string | null;
  readonly isOwn: boolean;
  readonly name: string;
  /** What it was laid out from. */
  readonly rows: readonly AnomalyRow[];
  /** NaN where unknown. */
  readonly values: Float64Array;
  /** Usual values, likewise. */
  readonly expected: Float64Array;
  /** Deviation from the usual, in the stream's own deviations; NaN where unknown. */
  readonly rest: Float64Array;
  /** One deviation upwards and downwards of the usual value at a place. */
  readonly band: (at: number) => readonly [number, number];
}

/** Hours all streams are laid out on. */
export interface Grid {
  /** Milliseconds of the first hour. */
  readonly from: number;
  readonly hours: number;
}

/** The hours from the first to the last row, and until the incidents are over: an hour without a row is one too. */
export function gridOf(rows: readonly AnomalyRow[]): Grid {
  let [from, until] = [Infinity, -Infinity];
  for (const { kind, at, value } of rows) {
    const time = Date.parse(at);
    if (kind !== "incident") from = Math.min(from, time);
    until = Math.max(until, kind === "incident" ? time + Math.min(dayMs, 1000 * (value ?? 0)) : time);
  }
  if (from === Infinity) return { from: 0, hours: 0 };
  from = Math.floor(from / dayMs) * dayMs;
  return { from, hours: Math.max(0, Math.floor((until - from) / hourMs) + 1) };
}

function valuesOf(rows: readonly AnomalyRow[], { from, hours }: Grid): Float64Array {
  const values = new Float64Array(hours).fill(NaN);
  const { knownFrom = null, knownUntil = null } = rows[0] ?? {};
  if (knownFrom !== null && knownUntil !== null) {
    const place = (time: string) => Math.floor((Date.parse(time) - from) / hourMs);
    values.fill(0, Math.max(0, place(knownFrom)), Math.max(0, place(knownUntil) + 1));
  }
  for (const { at, value } of rows) {
    values[Math.floor((Date.parse(at) - from) / hourMs)] = value ?? NaN;
  }
  return values;
}

/** Anscombe (1948): counts get a spread that does not depend on their size. */
const rootOf = (value: number) => 2 * Math.sqrt(value + 0.375);
const countOf = (root: number) => Math.max(0, (root / 2) ** 2 - 0.375);

/** Mean distance of what is known, for streams whose median distance is nothing. */
function meanDistance(rest: Float64Array): number {
  let [sum, n] = [0, 0];
  for (const value of rest) {
    if (Number.isNaN(value)) continue;
    sum += Math.abs(value);
    n++;
  }
  return 1.2533 * sum / n;
}

function streamOf(rows: readonly AnomalyRow[], grid: Grid): Stream {
  const { kind, service, isOwn, stream: name } = rows[0] as AnomalyRow;
  const values = valuesOf(rows, grid);
  const isCount = kind !== "metric";
  const laid = isCount ? values.map(rootOf) : values;
  const { expected, scale } = seasonalBaseline([...laid], { periods: [24, 168] });
  const far = laid.map((value, at) => value - (expected[at] as number));
  const deviation = scale > 0 ? scale : meanDistance(far);
  const back = isCount ? countOf : (value: number) => value;
  return {
    kind,
    service,
    isOwn,
    name,
    rows,
    values,
    expected: expected.map(back),
    rest: deviation > 0 ? far.map((value) => value / deviation) : far.fill(NaN),
    band: (at) => {
      const usual = expected[at] as number;
      return [back(usual - deviation), back(usual + deviation)];
    },
  };
}

/** Lays out every stream. */
export function streamsOf(rows: readonly AnomalyRow[], grid: Grid): Stream[] {
  const parts = Map.groupBy(
    rows.filter(({ kind }) => kind !== "incident"),
    ({ kind, service, stream }) => JSON.stringify([kind, service, stream]),
  );
  return [...parts.values()].map((own) => streamOf(own, grid));
}
