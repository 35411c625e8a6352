import type { Span } from "./_windows.ts";

/** The stretch of a window that is farthest from usual. */
export interface Stretch extends Span {
  /** Sum of deviations over the root of their number, without sign. */
  readonly statistic: number;
  readonly isUp: boolean;
}

/**
 * Scan statistic over all stretches of a window (Kulldorff 1997, for deviations): a short blow and a long rise are weighed
 * alike, and the stretch begins where the deviation did. Null where nothing is known.
 */
export function scan(rest: Float64Array, { from, to }: Span): Stretch | null {
  const places: number[] = [];
  const sums = [0];
  let all = 0;
  for (let at = Math.max(0, from); at < Math.min(to, rest.length); at++) {
    const value = rest[at] as number;
    if (Number.isNaN(value)) continue;
    places.push(at);
    sums.push(all += value);
  }
  let [most, first, last] = [-1, 0, 0];
  for (let start = 0; start < places.length; start++) {
    const before = sums[start] as number;
    for (let end = start + 1; end < sums.length; end++) {
      const sum = (sums[end] as number) - before;
      const squared = sum * sum / (end - start);
      if (squared > most) [most, first, last] = [squared, start, end];
    }
  }
  if (most < 0) return null;
  return {
    from: places[first] as number,
    to: (places[last - 1] as number) + 1,
    statistic: Math.sqrt(most),
    isUp: (sums[last] as number) > (sums[first] as number),
  };
}

/** Deviations by which a value must be off to count as begun. */
const begun = 0.75;

/**
 * Hour in which what a stretch shows began: a slow rise is off before it is far off. Back from the stretch to where the
 * cumulative sum of deviations, less an allowance, was last nothing (Page 1954).
 */
export function onsetOf(rest: Float64Array, { from }: Span, stretch: Stretch): number {
  let [sum, onset] = [0, stretch.from];
  for (let at = Math.max(0, from); at < stretch.from; at++) {
    const value = rest[at] as number;
    if (Number.isNaN(value)) continue;
    const more = (stretch.isUp ? value : -value) - begun;
    if (sum === 0 && more > 0) onset = at;
    sum = Math.max(0, sum + more);
  }
  return sum > 0 ? onset : stretch.from;
}

/** How many hours of a window are known. */
export function knownIn(rest: Float64Array, { from, to }: Span): number {
  let known = 0;
  for (let at = Math.max(0, from); at < Math.min(to, rest.length); at++) {
    if (!Number.isNaN(rest[at] as number)) known++;
  }
  return known;
}
