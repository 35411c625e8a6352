import assert from "node:assert/strict";
import { stratifiedPermutationTest } from "../../lib/stats/stratified_permutation_test.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { inference } from "./_reference.ts";
import { many, share, uniform, within } from "./_simulation.ts";

Deno.test("the difference is that of least squares with a level a stratum, p that of all arrangements", () => {
  for (const { strata, difference, pValue } of inference.stratifiedPermutationTest) {
    const found = stratifiedPermutationTest(strata, { permutations: 5000, seed: 1 });
    assert.ok(Math.abs((found.difference ?? NaN) - difference) < 1e-9 * Math.max(1, Math.abs(difference)));
    within(found.pValue ?? 1, pValue, pValue, JSON.stringify(strata), 5000);
  }
});

/** Services of very different pace; b stands mostly in the busy ones. */
const sizes = [[2, 12], [3, 9], [9, 3], [12, 2], [1, 6]] as const;
const random = createRandom(316);
const drawn = (effect: number) =>
  sizes.map(([a, b], stratum) => {
    const draw = (more: number) => 20 - 4 * stratum + more + random.normal();
    return { a: many(a, () => draw(0)), b: many(b, () => draw(effect)) };
  });

Deno.test("p is uniform under the null where groups are uneven and strata differ, and finds what differs inside", () => {
  uniform((seed) => stratifiedPermutationTest(drawn(0), { permutations: 199, seed }).pValue ?? NaN, "strata");
  const found = share((seed) =>
    (stratifiedPermutationTest(drawn(1), { permutations: 199, seed }).pValue ?? 1) <= 0.05
  );
  assert.ok(found > 0.7, `${found}`);
});

Deno.test("without strata the same data would raise false alarms nearly always", () => {
  const alarms = share((seed) => {
    const strata = drawn(0);
    const together = { a: strata.flatMap(({ a }) => a), b: strata.flatMap(({ b }) => b) };
    return (stratifiedPermutationTest([together], { permutations: 99, seed }).pValue ?? 1) <= 0.05;
  }, 50);
  assert.ok(alarms > 0.9);
});

Deno.test("strata of one group or equal values say nothing", () => {
  const options = { permutations: 99, seed: 1 };
  assert.deepEqual(stratifiedPermutationTest([], options), { difference: null, pValue: null, strata: 0 });
  assert.deepEqual(stratifiedPermutationTest([{ a: [1, 2], b: [] }], options), {
    difference: null,
    pValue: null,
    strata: 0,
  });
  assert.deepEqual(stratifiedPermutationTest([{ a: [4], b: [4, 4] }], options), {
    difference: 0,
    pValue: null,
    strata: 1,
  });
  assert.throws(() => stratifiedPermutationTest([{ a: [NaN], b: [1] }], options), RangeError);
});
