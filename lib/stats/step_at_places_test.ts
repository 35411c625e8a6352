import { checkConfidence, checkCounts, checkLength, checkPermutations } from "./_checks.ts";
import { deal, ranks } from "./_deal.ts";
import type { Estimate, IntervalOptions, PermutationOptions } from "./estimate.ts";
import { normalQuantile } from "./_normal_quantile.ts";
import { reaches } from "./_reaches.ts";
import { createRandom } from "./random.ts";

/** A place in a row of counts at which the rate may have changed. */
export interface Place {
  /** Weeks before it that count, by their index. */
  readonly before: readonly number[];
  /** Weeks after it that count, likewise. */
  readonly after: readonly number[];
}

/** Weeks that led to a place are in neither side, but tell how uneven weeks are. */
interface Sides extends Place {
  readonly allBefore: readonly number[];
  readonly allAfter: readonly number[];
}

function sidesOf({ before, after }: Place, weeks: number): Sides {
  const [last, first] = [Math.max(...before), Math.min(...after)];
  const all = Array.from({ length: weeks }, (_, week) => week);
  return {
    before,
    after,
    allBefore: all.filter((week) => week <= last),
    allAfter: all.filter((week) => week >= first),
  };
}

/** What changed most, and whether chance does as much. */
export interface StepResult {
  /** Index of the place with the clearest change; null where no place can be judged. */
  readonly place: number | null;
  /** Places the data do not tell from it, itself among them: their squared statistic is less than chi-squared's quantile below its. */
  readonly near: readonly number[];
  /** Rate after over rate before it, each over that of the others; `n` counts the cases of both sides. */
  readonly ratio: Estimate;
  /** Two-sided, adjusted for having chosen the place; null where none can be judged. */
  readonly pValue: number | null;
  /** Long-run variance over mean of the counts on either side of it, 1 under Poisson and never less. */
  readonly dispersion: number;
}

/** Sums over one side of a place. */
interface Side {
  readonly weeks: number;
  readonly sum: number;
  readonly others: number;
  readonly squares: number;
  readonly products: number;
  readonly otherSquares: number;
}

function sideOf(weeks: readonly number[], at: (week: number) => number, counts: Counts): Side {
  let [sum, others, squares, products, otherSquares] = [0, 0, 0, 0, 0];
  for (const week of weeks) {
    const place = at(week);
    const [count, other] = [counts.own[place] as number, counts.others[place] as number];
    sum += count;
    others += other;
    squares += count * count;
    products += count * other;
    otherSquares += other * other;
  }
  return { weeks: weeks.length, sum, others, squares, products, otherSquares };
}

interface Counts {
  readonly own: readonly number[];
  readonly others: readonly number[];
}

/** Squares of what is left of a side's weeks around its rate. */
function leftOf({ weeks, sum, others, squares, products, otherSquares }: Side): number {
  if (others === 0) return squares - sum * sum / weeks;
  const rate = sum / others;
  return squares - 2 * rate * products + rate * rate * otherSquares;
}

/**
 * Variance of weeks over their mean, around the rate of their side: around its mean, where all rates fall together the weeks
 * dealt anew would mix levels and look wilder than they are.
 */
function spreadOf(before: Side, after: Side): number {
  const inside = leftOf(before) + leftOf(after);
  const mean = (before.sum + after.sum) / (before.weeks + after.weeks);
  return mean === 0 ? 1 : inside / (before.weeks + after.weeks - 2) / mean;
}

/** What a side is counted over: the others of its weeks; the weeks themselves where there are no others. */
function exposures(before: Side, after: Side): readonly [number, number] {
  const hasOthers = before.others > 0 && after.others > 0;
  return hasOthers ? [before.others, after.others] : [before.weeks, after.weeks];
}

const part = (count: number, expected: number) => count === 0 ? 0 : count * Math.log(count / expected);

/** Likelihood-ratio statistic of a ratio of rates, given how many cases there are in all; at least 0. */
function deviance(before: Side, after: Side, ratio: number): number {
  const [e0, e1] = exposures(before, after);
  const total = before.sum + after.sum;
  const share = ratio * e1 / (e0 + ratio * e1);
  return Math.max(0, 2 * (part(after.sum, total * share) + part(before.sum, total * (1 - share))));
}

/** The two sides of a place where the weeks stand as `at` says, and how far they are apart: in standard errors where both count many. */
function weigh(sides: Sides, counts: Counts, at: (week: number) => number) {
  const [before, after, ...whole] = [sides.before, sides.after, sides.allBefore, sides.allAfter]
    .map((weeks) => sideOf(weeks, at, counts)) as [Side, Side, Side, Side];
  const spread = Math.max(1, spreadOf(...whole));
  return { before, after, spread, size: Math.sqrt(deviance(before, after, 1) / spread) };
}

/** Lags a burst or a slow change may reach; more are noise in series of some dozens. */
const mostLags = 8;

/**
 * Long-run variance over variance of what is left around the two rates (Bartlett's weights), at least 1: weeks that hang
 * together say less than as many that do not.
 */
function memoryOf({ allBefore, allAfter }: Sides, at: (week: number) => number, counts: Counts): number {
  const left = new Float64Array(counts.own.length);
  let squares = 0;
  for (const weeks of [allBefore, allAfter]) {
    const { sum, others, weeks: n } = sideOf(weeks, at, counts);
    for (const week of weeks) {
      const own = counts.own[at(week)] as number;
      const rest = own - (others > 0 ? sum / others * (counts.others[at(week)] as number) : sum / n);
      left[week] = rest;
      squares += rest * rest;
    }
  }
  if (squares === 0) return 1;
  const lags = Math.min(mostLags, Math.floor(left.length / 5));
  let memory = 1;
  for (let lag = 1; lag <= lags; lag++) {
    let product = 0;
    for (let week = lag; week < left.length; week++) {
      product += (left[week] as number) * (left[week - lag] as number);
    }
    memory += 2 * (1 - lag / (lags + 1)) * product / squares;
  }
  return Math.max(1, memory);
}

function canBeJudged({ before, after }: Place): boolean {
  return before.length > 0 && after.length > 0 && before.length + after.length >= 3;
}

/** The clearest change of all places, where the weeks stand as `at` says, and how clear each is. */
function clearest(places: readonly Sides[], counts: Counts, at: (week: number) => number) {
  const sizes = places.map((each) => canBeJudged(each) ? weigh(each, counts, at).size : -1);
  const place = sizes.reduce((best, size, index) => size > (sizes[best] ?? -1) ? index : best, -1);
  const chosen = places[place];
  if (chosen === undefined) return { place: null, size: 0, memory: 1, sizes };
  const memory = memoryOf(chosen, at, counts);
  return { place: chosen, index: place, size: (sizes[place] ?? 0) / Math.sqrt(memory), memory, sizes };
}

/** Where the likelihood ratio reaches `limit`, below the estimate or above it. */
function endOf(before: Side, after: Side, limit: number, side: -1 | 1): number {
  const [e0, e1] = exposures(before, after);
  const best = Math.log((after.sum || 0.5) / e1) - Math.log((before.sum || 0.5) / e0);
  let [near, far] = [best, best + side];
  while (deviance(before, after, Math.exp(far)) < limit && Math.abs(far - best) < 700) far += far - best;
  for (let step = 0; step < 200 && Math.abs(far - near) > 1e-12; step++) {
    const middle = (near + far) / 2;
    if (deviance(before, after, Math.exp(middle)) < limit) near = middle;
    else far = middle;
  }
  return Math.exp(far);
}

/**
 * Did the rate of something change at one of several given times, against the rate of all else in the same weeks?
 *
 * Null hypothesis: its share of all cases is the same before and after every place. The statistic is the greatest of all
 * places: the root of the likelihood ratio of the two shares over the dispersion of the weeks on either side. Whole weeks
 * are dealt anew, own cases and others together, so that what moves all rates and bursts inside a week are no evidence; the
 * same arrangements judge the choice of the place, whose statistic is divided by how its weeks hang together (long-run
 * variance, Bartlett's weights). The interval holds the ratios whose likelihood the permutation quantile does not refuse: it
 * excludes 1 exactly when p ≤ 1 - confidence, and holds for all places at once. Weeks must be exchangeable: what makes a week count must not be
 * why the place was chosen, so leave out the weeks that led to it; how uneven weeks are is read from all.
 *
 * @param own whole numbers, cases of one kind a week. Not changed.
 * @param others all other cases of the same weeks; zeros where nothing is to be held against.
 * @param places weeks on either side of each; those in neither are left out of it.
 * @returns the estimate is null without cases before, and the upper end open (null); without cases after the lower end is 0.
 * @throws {RangeError} when lists differ in length, a count is not a whole number of zero or more, or an option is impossible.
 *
 * @example
 * ```ts
 * import { stepAtPlacesTest } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const own = [2, 1, 3, 2, 2, 1, 3, 2, 0, 0, 0, 1, 0, 0, 0, 0];
 * const others = own.map(() => 10);
 * const weeks = own.map((_, week) => week);
 * const at = (place: number) => ({ before: weeks.slice(0, place), after: weeks.slice(place) });
 * const { place, ratio, pValue } = stepAtPlacesTest(own, others, [at(4), at(8), at(12)], { seed: 1 });
 * assert.equal(place, 1);
 * assert.equal(ratio.estimate, 1 / 16);
 * assert.ok((pValue ?? 1) < 0.01 && (ratio.confHigh ?? 1) < 1);
 * ```
 */
export function stepAtPlacesTest(
  own: readonly number[],
  others: readonly number[],
  places: readonly Place[],
  { confidence = 0.95, permutations = 9_999, seed }: IntervalOptions & PermutationOptions,
): StepResult {
  const action = "test for a change at given places";
  checkConfidence(action, confidence);
  checkPermutations(action, permutations);
  checkCounts(action, own);
  checkCounts(action, others);
  checkLength(action, "the others", others.length, own.length);
  const counts = { own, others };
  const sides = places.map((each) => sidesOf(each, own.length));
  const { place, index, size, memory, sizes } = clearest(sides, counts, (week) => week);
  if (place === null || index === undefined) {
    const none = { estimate: null, confLow: null, confHigh: null, n: 0 };
    return { place: null, near: [], ratio: none, pValue: null, dispersion: 1 };
  }
  const random = createRandom(seed);
  const order = ranks(own.length);
  const dealt = Float64Array.from({ length: permutations }, () => {
    deal(order, order.length, random);
    return clearest(sides, counts, (week) => order[week] as number).size;
  }).sort();
  const extreme = dealt.filter((other) => reaches(other, size)).length;
  const rank = dealt[Math.ceil(confidence * (permutations + 1) - 1e-9) - 1];
  const { before, after, spread } = weigh(place, counts, (week) => week);
  const apart = size ** 2 - normalQuantile((1 + confidence) / 2) ** 2;
  return {
    place: index,
    near: [...sizes.keys()].filter((other) =>
      (sizes[other] ?? -1) >= 0 && (sizes[other] ?? 0) ** 2 / memory >= apart
    ),
    // As far as a tie is one for p: an end must not pass 1 in its last digit.
    ratio: ratioOf(
      before,
      after,
      rank === undefined ? null : (rank * (1 + 2e-9)) ** 2 * spread * memory,
    ),
    pValue: (extreme + 1) / (permutations + 1),
    dispersion: spread * memory,
  };
}

function ratioOf(before: Side, after: Side, limit: number | null): Estimate {
  const [e0, e1] = exposures(before, after);
  const n = before.sum + after.sum;
  return {
    estimate: before.sum > 0 ? (after.sum / e1) / (before.sum / e0) : null,
    confLow: limit === null ? null : after.sum > 0 ? endOf(before, after, limit, -1) : 0,
    confHigh: limit === null || before.sum === 0 ? null : endOf(before, after, limit, 1),
    n,
  };
}
