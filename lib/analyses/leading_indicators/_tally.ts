import type { Reading } from "./reading.ts";
import { standOut } from "./_stand_out.ts";

const binsPerUnit = 64;
const bins = 1024;
/** Metrics, and counts: the tails of the two are not alike. */
export const strata = 2;

/** One reading tried for one target. */
export interface Trial {
  /** Place in the list of targets. */
  readonly target: number;
  readonly reading: Reading;
  /** Distance from the mean of the worlds that are not near the real one, in their standard deviations. */
  readonly z: number;
  /** Mean score of the real world. */
  readonly score: number;
  /** Incidents whose windows are known. */
  readonly n: number;
}

/** What became of one search: every trial of the real world, and how far the trials of all worlds reached. */
export interface Tally {
  readonly worlds: number;
  /** Worlds before and after each that are too near to be held against it. */
  readonly near: number;
  readonly trials: Trial[];
  /** How many trials fell into each bin of |z|, by stratum, bin and world. */
  readonly reached: Uint32Array;
  /** The farthest bin of each target in each world, by target, stratum and world; -1 without a trial. */
  readonly farthest: Int16Array;
  /** By world; written over by every trial. */
  readonly scaled: Float64Array;
  /** The same as distances from the others. */
  readonly zs: Float64Array;
}

export function stratumOf({ kind }: Reading): number {
  return kind === "metric" ? 0 : 1;
}

export function newTally(targets: number, worlds: number, near: number): Tally {
  return {
    worlds,
    near,
    trials: [],
    reached: new Uint32Array((worlds + 1) * strata * bins),
    farthest: new Int16Array(targets * strata * (worlds + 1)).fill(-1),
    scaled: new Float64Array(worlds + 1),
    zs: new Float64Array(worlds + 1),
  };
}

export function binOf(z: number): number {
  return Math.min(bins - 1, Math.floor(Math.abs(z) * binsPerUnit));
}

/** Windows that are known before incidents, by world. */
export interface Known {
  readonly counts: Uint32Array;
  /** One over the root of each count; 1 where it is 0. */
  readonly scales: Float64Array;
  /** Over the worlds. */
  readonly mean: number;
}

/** What a tally needs of counts by world. */
export function knownFrom(sums: Float64Array): Known {
  const counts = new Uint32Array(sums);
  return {
    counts,
    scales: sums.map((count) => 1 / Math.sqrt(Math.max(1, count))),
    mean: sums.reduce((sum, count) => sum + count, 0) / sums.length,
  };
}

/** A reading that would show in fewer windows by chance has too few to compare. */
const fewestActive = 5;

/** Whether there is enough to put a reading to the test. It is asked of all worlds alike: the real one is no better. */
export function isEnough({ mean }: Known, active: number, minimum: number): boolean {
  return mean >= minimum && mean * active >= fewestActive;
}

/** Adds sums by world to others. */
export function addTo(into: Float64Array, sums: Float64Array): void {
  for (let world = 0; world < sums.length; world++) {
    into[world] = (into[world] as number) + (sums[world] as number);
  }
}

/**
 * Puts a trial on the tally; where its worlds do not differ there is nothing to compare, and it says so.
 *
 * @param sums of scores, by world.
 */
export function addTrial(
  tally: Tally,
  target: number,
  reading: Reading,
  sums: Float64Array,
  { counts, scales }: Known,
): boolean {
  const { scaled, zs, near, reached, farthest } = tally;
  const size = scaled.length;
  for (let world = 0; world < size; world++) {
    scaled[world] = (sums[world] as number) * (scales[world] as number);
  }
  if (!standOut(scaled, near, zs)) return false;
  const stratum = stratumOf(reading);
  const row0 = (target * strata + stratum) * size;
  for (let world = 0; world < size; world++) {
    const bin = binOf(zs[world] as number);
    const place = (stratum * bins + bin) * size + world;
    reached[place] = (reached[place] as number) + 1;
    if (bin > (farthest[row0 + world] as number)) farthest[row0 + world] = bin;
  }
  const n = counts[0] as number;
  tally.trials.push({ target, reading, z: zs[0] as number, score: (sums[0] as number) / n, n });
  return true;
}

/** How many trials reached a bin or went farther, by stratum and bin. */
function cumulated(reached: ArrayLike<number>): Float64Array {
  const tails = new Float64Array(strata * bins);
  for (let stratum = 0; stratum < strata; stratum++) {
    for (let bin = bins - 1, sum = 0; bin >= 0; bin--) {
      sum += reached[stratum * bins + bin] as number;
      tails[stratum * bins + bin] = sum;
    }
  }
  return tails;
}

/** The p-value of a bin in a world. */
export type Tail = (stratum: number, bin: number) => number;

/**
 * p-values of every world: the share of the trials of all other worlds that went as far, one added. A world is not held
 * against itself or those near it, or its strongest trials would hide behind one another; and this is so for each of them,
 * or the real one would stand out by having no neighbours.
 */
export function tailsOf({ reached, worlds, near }: Tally): Tail[] {
  const [width, size] = [strata * bins, worlds + 1];
  const all = new Float64Array(width);
  for (let bin = 0; bin < width; bin++) {
    let sum = 0;
    for (let world = 0; world < size; world++) sum += reached[bin * size + world] as number;
    all[bin] = sum;
  }
  return Array.from({ length: size }, (_, world) => {
    const others = all.slice();
    for (let bin = 0; bin < width; bin++) {
      if (all[bin] === 0) continue;
      let sum = 0;
      for (let away = size - near; away <= size + near; away++) {
        sum += reached[bin * size + (world + away) % size] as number;
      }
      others[bin] = (all[bin] as number) - sum;
    }
    const tails = cumulated(others);
    return (stratum, bin) =>
      (1 + (tails[stratum * bins + bin] as number)) / (1 + (tails[stratum * bins] as number));
  });
}
