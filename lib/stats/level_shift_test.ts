import { checkConfidence, checkExposures, checkLength, checkProbability } from "./_checks.ts";
import type { Estimate, IntervalOptions } from "./estimate.ts";
import { type ShiftScan, shiftScanner } from "./_shift_scan.ts";
import { type ShiftWorlds, shiftWorlds } from "./_shift_worlds.ts";

/** How a lasting shift is looked for. */
export interface LevelShiftOptions extends IntervalOptions {
  /** Whole number that fixes every draw: same data, same seed, same p. */
  readonly seed: number;
  /** How much each value counts, such as the incidents behind it; 0 where it is missing. Default: all alike. */
  readonly weights?: readonly number[];
  /** Fewest places on each side of a shift; a tenth of the series, and four at least, unless told. */
  readonly margin?: number;
  /** Level the smallest detectable shift must reach; 0.05 unless told. */
  readonly level?: number;
}

/** The likeliest lasting shift of a series, and whether there is one. */
export interface LevelShiftResult {
  /** Later level minus earlier one, in the unit of the values, with its interval; null where the series is too short. */
  readonly shift: Estimate;
  /** First place of the later level, with the places it may as well be; null where the series is too short. */
  readonly place: { readonly index: number; readonly low: number; readonly high: number } | null;
  /** Mean before. */
  readonly before: number | null;
  /** Mean after. */
  readonly after: number | null;
  /** Null where the series is too short, or does not vary. */
  readonly pValue: number | null;
  /** Smallest shift in the middle of the series that would have been found four times in five; null as above. */
  readonly detectable: number | null;
}

/** Worlds that are held against a series: those nearest in what they remember. */
const neighbours = 600;
const fewestPlaces = 12;
/** Spread of persistence (its logarithm) and neighbours' correlation over series of one memory: distances count in these. */
const scales = [0.35, 0.11] as const;

interface Peer {
  readonly world: number;
  readonly scan: ShiftScan;
}

/** A series with its shift, and the worlds like it. */
interface Task {
  readonly found: ShiftScan;
  readonly weights: Float64Array;
  readonly margin: number;
  readonly worlds: ShiftWorlds;
  readonly near: readonly Peer[];
}

const scanned = new WeakMap<Float64Array, Map<string, readonly Peer[]>>();
const evenWeights = new Map<number, Float64Array>();

/** One array for all series whose places count alike: what was drawn for one stands for the others. */
function even(n: number): Float64Array {
  const found = evenWeights.get(n) ?? new Float64Array(n).fill(1);
  evenWeights.set(n, found);
  return found;
}

function peersOf(worlds: ShiftWorlds, weights: Float64Array, margin: number, seed: number): readonly Peer[] {
  const own = scanned.get(weights) ?? new Map<string, readonly Peer[]>();
  scanned.set(weights, own);
  const key = `${margin} ${seed}`;
  const known = own.get(key);
  if (known) return known;
  const values = new Float64Array(weights.length);
  const scan = shiftScanner(weights, margin);
  const peers = Array.from({ length: worlds.count }, (_, world): Peer => {
    worlds.series(world, weights, values);
    return { world, scan: scan(values) };
  });
  own.set(key, peers);
  return peers;
}

function nearest(peers: readonly Peer[], { persistence, neighbour }: ShiftScan): readonly Peer[] {
  const away = Float64Array.from(peers, ({ scan }) => {
    const a = Math.log(scan.persistence / persistence) / scales[0];
    const b = (scan.neighbour - neighbour) / scales[1];
    return a * a + b * b;
  });
  const limit = away.toSorted()[neighbours - 1] ?? Infinity;
  return peers.filter((_, index) => (away[index] as number) <= limit).slice(0, neighbours);
}

function quantileOf(sorted: Float64Array, p: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))] ?? NaN;
}

/** Where the shift that was found is found again in worlds like this one, and how large. */
function foundAgain({ found, weights, margin, worlds, near }: Task, confidence: number) {
  const values = new Float64Array(weights.length);
  const look = shiftScanner(weights, margin);
  const shift = found.after - found.before;
  const again = near.map(({ world, scan }) => {
    worlds.series(world, weights, values);
    const scale = scan.spread > 0 ? found.spread / scan.spread : 0;
    for (let i = 0; i < values.length; i++) {
      values[i] = (values[i] as number) * scale + (i < found.split ? 0 : shift);
    }
    return look(values);
  });
  const tail = (1 - confidence) / 2;
  const errors = (of: (scan: ShiftScan) => number) => Float64Array.from(again, of).sort();
  const places = errors(({ split }) => split - found.split);
  const shifts = errors(({ before, after }) => after - before - shift);
  return {
    low: Math.max(0, found.split - quantileOf(places, 1 - tail)),
    high: Math.min(weights.length - 1, found.split - quantileOf(places, tail)),
    confLow: shift - quantileOf(shifts, 1 - tail),
    confHigh: shift - quantileOf(shifts, tail),
  };
}

const powerQuantile = 0.8416;

/** How far sizes of a shift in the middle vary in worlds without one. */
function spreadInTheMiddle(
  { weights, worlds, near }: Task,
  look: (values: Float64Array) => ShiftScan,
): number {
  const values = new Float64Array(weights.length);
  const squares = near.reduce((sum, { world }) => {
    worlds.series(world, weights, values);
    return sum + look(values).size ** 2;
  }, 0);
  return Math.sqrt(squares / near.length);
}

/**
 * The shift in the middle that reaches the level four times in five. The best split of a series without a shift takes
 * some of its memory with it, which a true shift would not: memory is read around a split in the middle here.
 */
function detectableOf(task: Task, values: Float64Array, peers: readonly Peer[], level: number): number {
  const look = shiftScanner(task.weights, Math.floor(task.weights.length / 2));
  const middle = look(values);
  const near = nearest(peers, middle.split < 0 ? task.found : middle);
  const sizes = Float64Array.from(near, ({ scan }) => scan.size).sort();
  const weight = task.weights.reduce((sum, one) => sum + one, 0);
  const needed = quantileOf(sizes, 1 - level) + powerQuantile * spreadInTheMiddle({ ...task, near }, look);
  return needed * task.found.spread / Math.sqrt(weight / 4);
}

/**
 * Has the level of a series shifted for good, when, and by how much? For one shift in short lines of counts, means or
 * shares, where noise of counting lies on top of whatever moves slowly; `changePoints` finds several changes in metrics,
 * which are autoregressions themselves.
 *
 * The statistic is the greatest standardised difference of the two levels over all splits (max-type CUSUM). Null
 * hypothesis: a stationary series without a shift, with a memory nobody told. What such series show is drawn: 3,000
 * of them, first-order autoregressive with white noise on top, the memory from none to 0.99 and the share that lasts
 * from 0 to 1, as many places, missing and weighted like the series; those 600 are held against it whose
 * long-run variance and neighbours' correlation, left around their own best split, are nearest to its own (conditional Monte Carlo; Andrews 1993,
 * https://doi.org/10.2307/2951764, has the statistic for independent values). A memory as long as the series itself
 * cannot be told from a shift: then p is large, as it should be.
 *
 * Intervals come from shifting the same drawn series at the place and by the size found, and looking again. Only one
 * shift is looked for; a slow drift is told as one. p is never below 1 in 601.
 *
 * @param values a value per equal stretch of time, in order; anything where the weight is 0.
 * @returns places count from 0; p 0 to 1.
 * @throws {RangeError} when weights are not as many as values or are negative, or an option is impossible.
 *
 * @example
 * ```ts
 * import { levelShiftTest } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const noise = [0.3, -0.5, 0.1, 0.6, -0.2, -0.4, 0.5, -0.1, 0.2, -0.3];
 * const values = Array.from({ length: 40 }, (_, week) => (week < 20 ? 5 : 3) + (noise[week * 7 % 10] ?? 0));
 * const { place, pValue, shift } = levelShiftTest(values, { seed: 1 });
 * assert.equal(place?.index, 20);
 * assert.ok((pValue ?? 1) < 0.01 && (shift.confHigh ?? 0) < 0);
 * ```
 */
export function levelShiftTest(values: readonly number[], options: LevelShiftOptions): LevelShiftResult {
  const { seed, confidence = 0.95, level = 0.05 } = options;
  const action = "test for a lasting shift";
  const n = values.length;
  checkConfidence(action, confidence);
  checkProbability(action, "level", level);
  if (options.weights) checkLength(action, "weights", options.weights.length, n);
  const weights = options.weights ? Float64Array.from(options.weights) : even(n);
  const present = [...weights].filter((weight) => weight !== 0);
  checkExposures(action, present);
  const margin = options.margin ?? Math.max(4, Math.floor(n / 10));
  const none = { estimate: null, confLow: null, confHigh: null, n: present.length };
  const nothing = { shift: none, place: null, before: null, after: null, pValue: null, detectable: null };
  if (present.length < fewestPlaces) return nothing;
  // Weights of mean 1 over what is there: noise and what lasts have shares of one variance.
  const mean = present.reduce((sum, weight) => sum + weight, 0) / present.length;
  const scaled = options.weights ? weights.map((weight) => weight / mean) : weights;
  const clean = Float64Array.from(values, (value, i) => scaled[i] ? value : 0);
  const found = shiftScanner(scaled, margin)(clean);
  if (found.split < 0 || !(found.spread > 0)) return nothing;
  const worlds = shiftWorlds(n, seed);
  const peers = peersOf(worlds, scaled, margin, seed);
  const near = nearest(peers, found);
  const task = { found, weights: scaled, margin, worlds, near };
  const above = near.filter(({ scan }) => scan.size >= found.size).length;
  const { low, high, confLow, confHigh } = foundAgain(task, confidence);
  return {
    shift: { estimate: found.after - found.before, confLow, confHigh, n: present.length },
    place: { index: found.split, low, high },
    before: found.before,
    after: found.after,
    pValue: (above + 1) / (near.length + 1),
    detectable: detectableOf(task, clean, peers, level),
  };
}
