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

/**
 * The best of all bends, by least squares of y on the way behind the bend, max(0, x - bend). From one bend to the one
 * before it every way grows by the same: sums of ways, of their squares and of their products with y follow from the last.
 */
function bestOf(points: readonly Point[]): BrokenLine {
  const n = points.length;
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / n;
  const total = points.reduce((sum, { y }) => sum + (y - meanY) ** 2, 0);
  const descending = points.toSorted((a, b) => b.x - a.x);
  let [behind, ways, squares, heights, products] = [0, 0, 0, 0, 0];
  let bend = descending[0]?.x ?? 0;
  const last = bend;
  let best: BrokenLine = { bend: -Infinity, level: meanY, slope: 0, squares: Infinity };
  for (const { x, y } of descending) {
    const step = bend - x;
    squares += step * (2 * ways + step * behind);
    products += step * heights;
    ways += step * behind;
    behind++;
    heights += y - meanY;
    bend = x;
    const spread = squares - ways * ways / n;
    const slope = spread > 0 ? products / spread : 0;
    const left = Math.max(0, total - slope * products);
    if (x < last && left <= best.squares) {
      best = { bend, level: meanY - slope * ways / n, slope, squares: left };
    }
  }
  return best;
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
  return bestOf(points);
}
