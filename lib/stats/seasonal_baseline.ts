import { quickselect } from "simple-statistics";

/** What is usual of a series, place by place. */
export interface SeasonalBaseline {
  /** Period of the season in places; null where none helps to foretell. */
  readonly period: number | null;
  /** Usual value of every place, in the unit of the values; NaN where nothing near is known. */
  readonly expected: Float64Array;
  /** Usual distance from it, as a standard deviation: 1.4826 times the median one; 0 where all values are as expected. */
  readonly scale: number;
}

/** What may repeat. */
export interface SeasonalBaselineOptions {
  /** Periods to try, in places, shortest first: 24 and 168 for hours. The shortest is the day in which the level moves. */
  readonly periods: readonly number[];
}

/** Days on either side that tell the level: a fortnight, of which an incident of some days is the lesser part. */
const daysBeside = 14;
/** Cycles a season is told from. */
const fewestCycles = 4;
/** A season must foretell this much better than the level alone. */
const worth = 0.95;

/** Median of numbers; NaN of none. They are put into another order, for to sort them all takes five times as long. */
function medianOf(values: number[]): number {
  if (values.length === 0) return NaN;
  const half = values.length >> 1;
  quickselect(values, half);
  const high = values[half] as number;
  if (values.length % 2 === 1) return high;
  let low = -Infinity;
  for (let at = 0; at < half; at++) low = Math.max(low, values[at] as number);
  return low === high ? low : low / 2 + high / 2;
}

/** What is known from a place on, up to another, in steps. */
function knownOf(values: Float64Array, from = 0, to = values.length, step = 1): number[] {
  const known: number[] = [];
  for (let at = from; at < Math.min(to, values.length); at += step) {
    const value = values[at] as number;
    if (!Number.isNaN(value)) known.push(value);
  }
  return known;
}

/** Level of each day: the median of the medians of days around it. */
function levelsOf(values: Float64Array, day: number): Float64Array {
  const days = Float64Array.from(
    { length: Math.ceil(values.length / day) },
    (_, at) => medianOf(knownOf(values, at * day, (at + 1) * day)),
  );
  const levels = new Float64Array(values.length);
  for (let at = 0; at < days.length; at++) {
    const around = knownOf(days, Math.max(0, at - daysBeside), at + daysBeside + 1);
    levels.fill(medianOf(around), at * day, (at + 1) * day);
  }
  return levels;
}

/** Median of each phase over every cycle, or every other one; 0 where a phase is known in too few. */
function seasonOf(rest: Float64Array, period: number, first = 0, step = 1): Float64Array {
  return Float64Array.from({ length: period }, (_, phase) => {
    const own = knownOf(rest, first * period + phase, rest.length, step * period);
    return own.length < fewestCycles / 2 ? 0 : medianOf(own);
  });
}

/** Median miss where every other cycle is foretold by the rest. */
function missOf(rest: Float64Array, period: number): number {
  const seasons = [1, 0].map((first) => seasonOf(rest, period, first, 2));
  return medianOf(knownOf(
    rest.map((value, at) => Math.abs(value - (seasons[Math.floor(at / period) % 2]?.[at % period] ?? 0))),
  ));
}

/**
 * What a series usually is, by level and season, hardly moved by incidents and gaps: medians of phases around a level that
 * follows slowly (the median of a month of daily medians). Which season counts is decided by foretelling: each period told
 * four times or more is tried on every other cycle, and the best one is taken where it misses by a twentieth less than the
 * level alone. Both sides of a place tell its baseline, so it is for what is closed, not for alarms.
 *
 * Robust as the median is: up to half of the cycles of a phase, and half of the days around, may be anything.
 *
 * @param values evenly apart, in order of time; null where unknown.
 * @throws {RangeError} when a period is no whole number above 1.
 *
 * @example
 * ```ts
 * import { seasonalBaseline } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const values = Array.from({ length: 24 * 20 }, (_, at) => (at % 24 < 12 ? 10 : 20) + (at === 100 ? 500 : at % 3));
 * const { period, expected } = seasonalBaseline(values, { periods: [24, 168] });
 * assert.equal(period, 24);
 * assert.ok(Math.abs((expected[100] ?? 0) - 11) <= 1);
 * ```
 */
export function seasonalBaseline(
  values: readonly (number | null)[],
  { periods }: SeasonalBaselineOptions,
): SeasonalBaseline {
  if (periods.length === 0 || periods.some((period) => !Number.isSafeInteger(period) || period < 2)) {
    throw new RangeError(
      `Cannot tell a season: the periods are ${
        periods.join(", ") || "none"
      }. Give whole numbers above one, shortest first.`,
    );
  }
  const known = Float64Array.from(values, (value) => Number.isFinite(value ?? NaN) ? value as number : NaN);
  const levels = levelsOf(known, periods[0] as number);
  const rest = known.map((value, at) => value - (levels[at] as number));
  const alone = medianOf(knownOf(rest.map(Math.abs)));
  const tried = periods.filter((period) => known.length >= fewestCycles * period)
    .map((period) => ({ period, miss: missOf(rest, period) }))
    .filter(({ miss }) => miss < worth * alone)
    .toSorted((one, other) => one.miss - other.miss)[0];
  const season = tried === undefined ? null : seasonOf(rest, tried.period);
  // Without the season a day's median is far surer, so the level is told anew.
  const seasonal = known.map((_, at) => season?.[at % season.length] ?? 0);
  const plain = levelsOf(known.map((value, at) => value - (seasonal[at] as number)), periods[0] as number);
  const expected = plain.map((level, at) => level + (seasonal[at] as number));
  const distance = medianOf(knownOf(known.map((value, at) => Math.abs(value - (expected[at] as number)))));
  const scale = Number.isNaN(distance) ? 0 : 1.4826 * distance;
  return { period: tried?.period ?? null, expected, scale };
}
