import assert from "node:assert/strict";
import { blockExchangeTest } from "../../lib/stats/block_exchange_test.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { many, poisson, share, within } from "./_simulation.ts";

/** All orders of 0 to n - 1, the slow way. */
function ordersOf(n: number): number[][] {
  if (n === 0) return [[]];
  return ordersOf(n - 1).flatMap((order) =>
    many(n, () => order).map((kept, at) => kept.toSpliced(at, 0, n - 1))
  );
}

/** Sums that all orders of two blocks of four weeks give. */
function sumsOf(counts: readonly number[]): number[] {
  const sums = (from: number) =>
    ordersOf(4).map((order) =>
      order.reduce((sum, column, row) => sum + (counts[from + 4 * row + column] ?? 0), 0)
    );
  const second = sums(16);
  return sums(0).flatMap((one) => second.map((other) => one + other));
}

Deno.test("p is as near to the count of all orders, by a slow twin, as its draws allow", () => {
  const random = createRandom(51);
  const test = blockExchangeTest([4, 4], 3);
  for (const draw of [0.3, 1, 3]) {
    const counts = many(32, () => poisson(random, draw));
    const sums = sumsOf(counts);
    const found = [0, 5, 10, 15, 16, 21, 26, 31].reduce((sum, at) => sum + (counts[at] ?? 0), 0);
    const { observed, expected, upper, lower } = test(counts, { permutations: 4_000 });
    assert.equal(observed, found);
    assert.ok(Math.abs(expected - sums.reduce((sum, one) => sum + one, 0) / sums.length) < 1e-9);
    const [above, below] = [sums.filter((sum) => sum >= found), sums.filter((sum) => sum <= found)]
      .map((some) => some.length / sums.length);
    // Draws end early where the upper tail is no evidence.
    const draws = (above ?? 0) > 0.01 ? 200 : 4_000;
    within(upper, above ?? 0, above ?? 0, `upper at ${draw}`, draws);
    within(lower, below ?? 0, below ?? 0, `lower at ${draw}`, draws);
  }
});

Deno.test("weeks that count alike wherever they fall leave nothing to test", () => {
  const { observed, upper, lower } = blockExchangeTest([2], 1)([3, 3, 0, 0]);
  assert.deepEqual([observed, upper, lower], [3, 1, 1]);
});

Deno.test("no week leaves its block", () => {
  // Two weeks, each a block of its own: nothing can change places.
  assert.equal(blockExchangeTest([1, 1], 1)([1, 1]).upper, 1);
});

Deno.test("5 % of bursting weeks that meet a bursting condition by chance are alarms, ties told apart at random", () => {
  const random = createRandom(52);
  const weeks = 12;
  const alarms = share((seed) => {
    const cases = many(weeks, () => poisson(random, 6 * -Math.log(1 - random.next())));
    const chances = many(weeks, () => random.next() ** 2);
    const counts = cases.flatMap((n) =>
      chances.map((p) => many(n, () => random.next() < p ? 1 : 0).filter(Boolean).length)
    );
    const { upper, lower } = blockExchangeTest([weeks], seed)(counts, { permutations: 399 });
    const strictly = 1 - lower;
    return strictly + random.next() * (upper - strictly) <= 0.05;
  });
  within(alarms, 0.05, 0.05, "alarms");
});

Deno.test("counts that do not fill the blocks are refused", () => {
  const test = blockExchangeTest([2, 2], 1);
  assert.throws(() => test([1, 0, 0, 1]), /the blocks holds 4 values instead of 8/);
  assert.throws(() => test([1, 0, 0, 1, 0.5, 0, 0, 0]), /count 4 is 0.5/);
});
