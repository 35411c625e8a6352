/** A line that is level up to a moment and straight from there on. */
export interface BrokenLine {
  /** Where it bends, in the unit of x. */
  readonly bend: number;
  /** Level before the bend. */
  readonly level: number;
  /** Change of y for each unit of x after the bend. */
  readonly slope: number;
  /** Sum of squared distances of the values from it. */
  readonly squares: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Least squares of y on max(0, x - bend). */
function fitAt(points: readonly Point[], bend: number): BrokenLine {
  const n = points.length;
  let [sumT, sumY] = [0, 0];
  for (const { x, y } of points) {
    sumT += Math.max(0, x - bend);
    sumY += y;
  }
  const [meanT, meanY] = [sumT / n, sumY / n];
  let [spread, product, total] = [0, 0, 0];
  for (const { x, y } of points) {
    const t = Math.max(0, x - bend) - meanT;
    spread += t * t;
    product += t * (y - meanY);
    total += (y - meanY) ** 2;
  }
  const slope = spread > 0 ? product / spread : 0;
  return { bend, level: meanY - slope * meanT, slope, squares: Math.max(0, total - slope * product) };
}

/**
 * Fits a line that bends once: level first, then straight. The bend is the value of x that leaves the smallest squares;
 * Hudson 1966, https://doi.org/10.1080/01621459.1966.10482198.
 *
 * @param xs at least three, in any order and unit; bends are looked for at all of them but the last.
 * @param ys as many, finite.
 * @throws {RangeError} when there are fewer than three points, the two lengths differ or a number is not finite.
 *
 * @example
 * ```ts
 * import { brokenLine } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const xs = [0, 1, 2, 3, 4, 5, 6];
 * const { bend, level, slope } = brokenLine(xs, [2, 2, 2, 2, 5, 8, 11]);
 * assert.equal(bend, 3);
 * assert.ok(Math.abs(level - 2) < 1e-12 && Math.abs(slope - 3) < 1e-12);
 * ```
 */
export function brokenLine(xs: readonly number[], ys: readonly number[]): BrokenLine {
  const points = xs.map((x, at) => ({ x, y: ys[at] ?? NaN }));
  const isWhole = points.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  if (points.length < 3 || xs.length !== ys.length || !isWhole) {
    throw new RangeError(
      `Cannot fit a broken line: there are ${xs.length} and ${ys.length} numbers. ` +
        "Give at least three finite pairs.",
    );
  }
  const last = Math.max(...xs);
  return points.filter(({ x }) => x < last)
    .map(({ x }) => fitAt(points, x))
    .reduce((best, next) => (next.squares < best.squares ? next : best));
}
