import { dispersion } from "./dispersion.ts";
import { type Known, weekMs } from "./whole_weeks.ts";

const rarely = 0.001;
const enough = 5;
const longest = 26 * weekMs;
const farLonger = 20;
const fewOf = 10;

/** A silence no data with these gaps would leave, and never one shorter than half a year. */
function strangeSilence(times: readonly number[]): number {
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time)).sort((a, b) => a - b);
  return Math.max(longest, farLonger * (gaps[Math.floor(gaps.length / 2)] ?? 0));
}

/**
 * Drops the few dates that a strange silence parts from the bulk at either end: one mistyped year must not turn the
 * years between into quiet weeks. Where many stand apart, none is dropped.
 */
function bulkOf(times: readonly number[]): readonly number[] {
  const silence = strangeSilence(times);
  const few = Math.max(1, times.length / fewOf);
  const breaks = times.flatMap((time, index) =>
    index > 0 && time - (times[index - 1] ?? time) > silence ? [index] : []
  );
  const first = breaks.findLast((index) => index <= few) ?? 0;
  const last = breaks.find((index) => index > first && times.length - index <= few) ?? times.length;
  return times.slice(first, last);
}

/** Finds the span the warehouse knows of, from when all its incidents started (milliseconds, ascending). */
export function knownSpan(times: readonly number[]): Known {
  if (times.length < enough) {
    return { from: times[0] ?? 0, until: times.at(-1) ?? 0, silence: Infinity, stray: 0 };
  }
  const bulk = bulkOf(times);
  const stray = times.length - bulk.length;
  const [from, until] = [bulk[0] ?? 0, bulk.at(-1) ?? 0];
  const weeks = Math.floor((until - from) / weekMs);
  if (weeks < 2) return { from, until, silence: stray === 0 ? Infinity : weekMs, stray };
  const counts = Array.from({ length: weeks }, () => 0);
  for (const time of bulk) {
    const week = Math.floor((time - from) / weekMs);
    if (week < weeks) counts[week] = (counts[week] ?? 0) + 1;
  }
  // Bursts leave longer silences than independent incidents do: the dispersion stretches them.
  const spread = Math.max(1, dispersion(counts));
  return { from, until, silence: -Math.log(rarely) * spread * (until - from) / bulk.length, stray };
}
