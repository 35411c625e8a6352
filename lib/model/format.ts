import type { BoundValue } from "./claim.ts";
import type { Unit } from "./unit.ts";

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** By digits behind the point: to make one takes many times as long as to write a number with it. */
const formats = new Map<number, Intl.NumberFormat>();

function rounded(value: number, digits: number): string {
  const format = formats.get(digits) ??
    new Intl.NumberFormat("en-GB", { maximumFractionDigits: digits, signDisplay: "negative" });
  formats.set(digits, format);
  return format.format(value);
}

const twoDigits = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 2 });

function duration(seconds: number): string {
  const size = Math.abs(seconds);
  if (size < 1) return `${twoDigits.format(seconds)} s`;
  if (size < 1.5 * minute) return `${rounded(seconds, 0)} s`;
  if (size < 1.5 * hour) return `${rounded(seconds / minute, size < 10 * minute ? 1 : 0)} min`;
  if (size < 2 * day) return `${rounded(seconds / hour, 1)} h`;
  return `${rounded(seconds / day, size < 10 * day ? 1 : 0)} days`;
}

function hundredths(share: number): string {
  const size = Math.abs(share);
  return rounded(share * 100, size > 0 && size < 0.1 ? 1 : 0);
}

function points(difference: number): string {
  const told = hundredths(difference);
  return `${told} ${told === "1" || told === "-1" ? "point" : "points"}`;
}

/**
 * Writes a value with its unit as people read it: seconds become minutes, hours or days, shares become percent.
 *
 * @param value in the unit's base: seconds, counts, 0 to 1 for shares, -1 to 1 for
 * points, -1 to ∞ for percent changes.
 *
 * @example
 * ```ts
 * import { formatValue } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.equal(formatValue(5100, "s"), "85 min");
 * assert.equal(formatValue(0.372, "share"), "37 %");
 * assert.equal(formatValue(null, "s"), "unknown");
 * ```
 */
export function formatValue(value: number | string | null, unit: Unit): string {
  if (value === null) return "unknown";
  if (typeof value === "string") return value;
  if (!Number.isFinite(value)) return value > 0 ? "beyond measure" : "unknown";
  switch (unit) {
    case "s":
      return duration(value);
    case "count":
      return rounded(value, 0);
    case "share":
      return `${hundredths(value)} %`;
    case "points":
      return points(value);
    case "percent_change":
      return `${value > 0 ? "+" : ""}${hundredths(value)} %`;
    case "p":
      return value < 0.001 ? "below 0.001" : rounded(value, 3);
    case "per_week":
      return `${rounded(value, 2)} a week`;
    case "ratio":
      return `${rounded(value, 2)}×`;
    case "text":
      return rounded(value, 2);
  }
}

/**
 * Writes the interval of a bound value: "from 53 min to 85 min", with an open end where the data set no bound.
 *
 * @example
 * ```ts
 * import { formatInterval } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const median = { value: 3600, unit: "s", confLow: 3180, confHigh: 5100, term: "resolve" } as const;
 * assert.equal(formatInterval(median), "53 min to 85 min");
 * assert.equal(formatInterval({ ...median, confHigh: null }), "at least 53 min");
 * ```
 */
export function formatInterval(bound: BoundValue): string {
  const low = bound.confLow ?? null;
  const high = bound.confHigh ?? null;
  if (low === null && high === null) return "no interval";
  if (high === null) return `at least ${formatValue(low, bound.unit)}`;
  if (low === null) return `at most ${formatValue(high, bound.unit)}`;
  return `${formatValue(low, bound.unit)} to ${formatValue(high, bound.unit)}`;
}
