/** Pairs among `n` things. */
function pairs(n: number): number {
  return n * (n - 1) / 2;
}

function pairsWithin(counts: ReadonlyMap<unknown, number>): number {
  return [...counts.values()].reduce((sum, n) => sum + pairs(n), 0);
}

function countsOf(keys: readonly unknown[]): Map<unknown, number> {
  const counts = new Map<unknown, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/**
 * How far two ways of putting the same things into groups agree: the share of pairs they treat alike, less what chance
 * gives, over what is possible. 1 where they are the same whatever the groups are called, about 0 for groups drawn at
 * random, below 0 where they agree less than that.
 *
 * Hubert and Arabie (1985), Comparing partitions, doi:10.1007/BF01908075.
 *
 * @param one group of each thing.
 * @param other group of each thing in the other way, in the same order.
 * @throws {RangeError} when there are not as many of both.
 *
 * @example
 * ```ts
 * import { adjustedRandIndex } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.equal(adjustedRandIndex(["a", "a", "b"], [7, 7, 1]), 1);
 * assert.equal(adjustedRandIndex([0, 0, 1, 2], [0, 0, 1, 1]).toFixed(4), "0.5714");
 * ```
 */
export function adjustedRandIndex(one: readonly unknown[], other: readonly unknown[]): number {
  if (one.length !== other.length) {
    throw new RangeError(
      `Cannot compare groups: ${one.length} things are in one and ${other.length} in the other. Give both the same things.`,
    );
  }
  const [ones, others] = [countsOf(one), countsOf(other)];
  const both = new Map<unknown, Map<unknown, number>>();
  one.forEach((group, at) => {
    const row = both.get(group) ?? new Map<unknown, number>();
    both.set(group, row.set(other[at], (row.get(other[at]) ?? 0) + 1));
  });
  const together = [...both.values()].reduce((sum, row) => sum + pairsWithin(row), 0);
  const [inOne, inOther] = [pairsWithin(ones), pairsWithin(others)];
  const total = pairs(one.length);
  const most = (inOne + inOther) / 2;
  const expected = total === 0 ? 0 : inOne * inOther / total;
  // Both put all in one group, or nothing with anything: they are the same.
  return most === expected ? 1 : (together - expected) / (most - expected);
}
