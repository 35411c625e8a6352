import { checkCounts, checkLength, checkPermutations } from "./_checks.ts";
import { weekOrders, type WeekRow, weekRows } from "./_week_orders.ts";

/** What the weeks of each block, in any other order, would have given. */
export interface ExchangeResult {
  /** Cases that met the condition, each in its own week. */
  readonly observed: number;
  /** Mean over all orders, exact. */
  readonly expected: number;
  /** One-sided p for more cases than chance: share of orders with as many or more, (b + 1) / (m + 1). */
  readonly upper: number;
  /** One-sided p for fewer: share of orders with as many or fewer, likewise. */
  readonly lower: number;
}

/** How many orders to draw. */
export interface ExchangeOptions {
  /** At most; 1,999 unless told. The smallest possible p is one over one more. */
  readonly permutations?: number;
}

/**
 * Tests one condition. `counts` holds the blocks one after the other, each `size` × `size`, row by row: how many cases of
 * the row's week would meet the condition if they fell into the column's. Diagonals are what happened.
 */
export type ExchangeTest = (counts: ArrayLike<number>, options?: ExchangeOptions) => ExchangeResult;

/** Draws between two looks at whether p is settled, and as many orders beyond the real one settle it. */
const [batch, enough] = [100, 20];

function tailsOf(
  counts: ArrayLike<number>,
  rows: readonly WeekRow[],
  order: (draw: number) => Uint32Array,
  permutations: number,
): { readonly upper: number; readonly lower: number } {
  const weeks = Uint32Array.from(rows, ({ week }) => week);
  const found = rows.reduce((sum, { from, own }) => sum + (counts[from + own] as number), 0);
  let [above, below, drawn] = [0, 0, 0];
  while (drawn < permutations) {
    const met = order(drawn++);
    let sum = 0;
    for (let row = 0; row < weeks.length; row++) sum += counts[met[weeks[row] as number] as number] as number;
    if (sum >= found) above++;
    if (sum <= found) below++;
    if (drawn % batch === 0 && above >= enough) break;
  }
  return { upper: (above + 1) / (drawn + 1), lower: (below + 1) / (drawn + 1) };
}

/**
 * Permutation test of whole weeks inside blocks of neighbouring weeks: do more cases meet a condition than if the weeks
 * of each block had come in any other order?
 *
 * Null hypothesis: inside a block the weeks of the cases, or those of the condition, are exchangeable; the other may do
 * as it likes. Cases of one week stay together, so a burst is no evidence, and blocks hold what changes slowly. Draws end
 * when twenty orders had as many cases (Besag and Clifford 1991, doi:10.1093/biomet/78.2.301): p of what is nothing is
 * coarse and still valid. Few cases make p take few values; then it is conservative.
 *
 * @param sizes weeks of each block, at most 255.
 * @param seed whole number that fixes every draw; all conditions share the orders drawn.
 * @returns a test, for as many conditions as are asked.
 * @throws {RangeError} when counts are not whole numbers or not as many as the blocks hold.
 *
 * @example
 * ```ts
 * import { blockExchangeTest } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * // Four incidents, one a week, each of which meets the condition in its own week only: one order of 24.
 * const test = blockExchangeTest([4], 1);
 * const { observed, expected, upper } = test([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
 * assert.deepEqual([observed, expected], [4, 1]);
 * assert.ok(Math.abs(upper - 1 / 24) < 0.02);
 * ```
 */
export function blockExchangeTest(sizes: readonly number[], seed: number): ExchangeTest {
  const action = "test the order of weeks";
  checkCounts(action, sizes);
  const rows = weekRows(sizes);
  const order = weekOrders(sizes, seed);
  const length = sizes.reduce((sum, size) => sum + size * size, 0);
  return (counts, { permutations = 1_999 } = {}) => {
    checkPermutations(action, permutations);
    checkLength(action, "the blocks", counts.length, length);
    checkCounts(action, counts);
    let [observed, expected] = [0, 0];
    const told: WeekRow[] = [];
    for (const row of rows) {
      const { from, own, size } = row;
      const first = counts[from] as number;
      let isTold = false;
      observed += counts[from + own] as number;
      for (let at = from; at < from + size; at++) {
        const count = counts[at] as number;
        expected += count / size;
        if (count !== first) isTold = true;
      }
      if (isTold) told.push(row);
    }
    if (told.length === 0) return { observed, expected, upper: 1, lower: 1 };
    return { observed, expected, ...tailsOf(counts, told, order, permutations) };
  };
}
