import { dispersion } from "./dispersion.ts";
import { type Known, weekMs } from "./whole_weeks.ts";

const rarely = 0.001;
const enough = 5;
const longest = 26 * weekMs;
const farLonger = 20;
const fewOf = 10;

type Times = readonly number[] | Float64Array;

function medianGap(times: Times): number {
  const gaps = Float64Array.from(times, (time, index) => time - (times[index - 1] ?? time)).subarray(1)
    .sort();
  return gaps[Math.floor(gaps.length / 2)] ?? 0;
}

/** Where a silence ends that no data with these gaps would leave, and never one shorter than half a year. */
function breaksOf(times: Times): number[] {
  const breaks: number[] = [];
  for (let index = 1; index < times.length; index++) {
    if ((times[index] as number) - (times[index - 1] as number) > longest) breaks.push(index);
  }
  if (breaks.length === 0) return breaks;
  const strange = farLonger * medianGap(times);
  return breaks.filter((index) => (times[index] as number) - (times[index - 1] as number) > strange);
}

/**
 * Drops the few dates that a strange silence parts from the bulk at either end: one mistyped year must not turn the
 * years between into quiet weeks. Where many stand apart, none is dropped.
 */
function bulkOf(times: Times): Times {
  const few = Math.max(1, times.length / fewOf);
  const breaks = breaksOf(times);
  if (breaks.length === 0) return times;
  const first = breaks.findLast((index) => index <= few) ?? 0;
  const last = breaks.find((index) => index > first && times.length - index <= few) ?? times.length;
  return times.slice(first, last);
}

/** Finds the span the warehouse knows of, from when all its incidents started (milliseconds, ascending). */
export function knownSpan(times: Times): Known {
  if (times.length < enough) {
    return { from: times[0] ?? 0, until: times.at(-1) ?? 0, silence: Infinity, stray: 0 };
  }
  const bulk = bulkOf(times);
  const stray = times.length - bulk.length;
  const [from, until] = [bulk[0] ?? 0, bulk.at(-1) ?? 0];
  const weeks = Math.floor((until - from) / weekMs);
  if (weeks < 2) return { from, until, silence: stray === 0 ? Infinity : weekMs, stray };
  const counts = Array.from({ length: weeks }, () => 0);
  for (let index = 0; index < bulk.length; index++) {
    const week = Math.floor(((bulk[index] as number) - from) / weekMs);
    if (week < weeks) counts[week] = (counts[week] ?? 0) + 1;
  }
  // Bursts leave longer silences than independent incidents do: the dispersion stretches them.
  const spread = Math.max(1, dispersion(counts));
  return { from, until, silence: -Math.log(rarely) * spread * (until - from) / bulk.length, stray };
}
