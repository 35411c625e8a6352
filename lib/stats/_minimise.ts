/** A smooth convex function of many numbers at one point. */
export interface Slope {
  readonly value: number;
  readonly gradient: Float64Array;
}

/** What is minimised, and where to begin. */
export interface Problem {
  readonly start: Float64Array;
  at(point: Float64Array): Slope;
  /** Inner product under which the gradient is one; the plain one suits plain coordinates. */
  dot(one: Float64Array, other: Float64Array): number;
}

/** Pairs of steps and changes of the gradient that are remembered. */
const memory = 10;
const mostSteps = 500;
const sufficient = 1e-4;

interface Pair {
  readonly step: Float64Array;
  readonly change: Float64Array;
  readonly rho: number;
}

function plus(one: Float64Array, other: Float64Array, factor: number): Float64Array {
  const sum = new Float64Array(one.length);
  for (let at = 0; at < one.length; at++) sum[at] = (one[at] as number) + factor * (other[at] as number);
  return sum;
}

function times(one: Float64Array, factor: number): Float64Array {
  const product = new Float64Array(one.length);
  for (let at = 0; at < one.length; at++) product[at] = factor * (one[at] as number);
  return product;
}

/** The direction that remembered pairs suggest: the two loops of Nocedal (1980, doi:10.2307/2006193). */
function directionOf(gradient: Float64Array, pairs: readonly Pair[], dot: Problem["dot"]): Float64Array {
  let direction = times(gradient, -1);
  const factors: number[] = [];
  for (const { step, change, rho } of pairs.toReversed()) {
    const factor = rho * dot(step, direction);
    factors.push(factor);
    direction = plus(direction, change, -factor);
  }
  const last = pairs.at(-1);
  if (last) {
    direction = times(direction, 1 / (last.rho * dot(last.change, last.change)));
  }
  for (const { step, change, rho } of pairs) {
    direction = plus(direction, step, (factors.pop() as number) - rho * dot(change, direction));
  }
  return direction;
}

/** Halves a step until the function falls as far as its slope promises; null where rounding hides any fall. */
function descend(problem: Problem, from: Float64Array, slope: Slope, direction: Float64Array, first: number) {
  const promised = problem.dot(slope.gradient, direction);
  for (let size = first; size > 1e-12; size /= 2) {
    const point = plus(from, direction, size);
    const next = problem.at(point);
    if (next.value <= slope.value + sufficient * size * promised) return { point, slope: next };
  }
  return null;
}

/**
 * The point at which a smooth convex function is least, by L-BFGS (Liu and Nocedal 1989, doi:10.1007/BF01589116).
 * Without randomness: the same problem gives the same point.
 *
 * @param tolerance length of the gradient, against the one at the start, at which it stops.
 */
export function minimise(problem: Problem, tolerance = 1e-6): Float64Array {
  let point = problem.start;
  let slope = problem.at(point);
  const length = (gradient: Float64Array) => Math.sqrt(Math.max(0, problem.dot(gradient, gradient)));
  const enough = tolerance * Math.max(1e-12, length(slope.gradient));
  let pairs: Pair[] = [];
  for (let count = 0; count < mostSteps && length(slope.gradient) > enough; count++) {
    const direction = directionOf(slope.gradient, pairs, problem.dot);
    const first = pairs.length > 0 ? 1 : 1 / Math.max(1, length(slope.gradient));
    const next = descend(problem, point, slope, direction, first);
    if (next === null) {
      if (pairs.length === 0) break;
      pairs = [];
      continue;
    }
    const step = plus(next.point, point, -1);
    const change = plus(next.slope.gradient, slope.gradient, -1);
    const curvature = problem.dot(step, change);
    if (curvature > 0) pairs = [...pairs, { step, change, rho: 1 / curvature }].slice(-memory);
    [point, slope] = [next.point, next.slope];
  }
  return point;
}
