import assert from "node:assert/strict";
import { permutationTest } from "../../lib/stats/permutation_test.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { reference } from "./_reference.ts";
import { logNormal, many, uniform, within } from "./_simulation.ts";

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const difference = (a: readonly number[], b: readonly number[]): number => mean(b) - mean(a);

Deno.test("permutationTest comes as near to SciPy's count of all arrangements as its draws allow", () => {
  for (const { a, b, meanP } of reference.permutation) {
    const { pValue } = permutationTest(a, b, { statistic: difference, permutations: 20_000, seed: 1 });
    within(pValue, meanP, meanP, `${a.length} v ${b.length}`, 20_000);
  }
});

for (const [a, b] of [[2, 38], [5, 15], [20, 20]] as const) {
  Deno.test(`p of permutationTest is uniform under the null at ${a} v ${b}`, () => {
    const random = createRandom(106);
    const draw = (): number => logNormal(random, 1.2);
    uniform(
      (seed) =>
        permutationTest(many(a, draw), many(b, draw), { statistic: difference, permutations: 199, seed })
          .pValue,
      `${a} v ${b}`,
    );
  });
}

Deno.test("ties with what was found count as extreme", () => {
  const { pValue } = permutationTest([1, 1, 1], [1, 1, 1], {
    statistic: difference,
    permutations: 99,
    seed: 1,
  });
  assert.equal(pValue, 1);
});

Deno.test("permutationTest leaves its input as it was and tells nothing of an empty group", () => {
  const [a, b] = [[3, 1, 2], [9, 8]];
  permutationTest(a, b, { statistic: difference, permutations: 9, seed: 1 });
  assert.deepEqual([a, b], [[3, 1, 2], [9, 8]]);
  assert.equal(permutationTest([], b, { statistic: difference, permutations: 9, seed: 1 }).pValue, 1);
});

Deno.test("permutationTest refuses unknown values and no permutations", () => {
  const options = { statistic: difference, seed: 1 };
  assert.throws(() => permutationTest([NaN], [1], options), RangeError);
  assert.throws(() => permutationTest([1], [1], { ...options, permutations: 0 }), {
    name: "RangeError",
    message:
      "Cannot compare two groups by permutation: permutations is 0. Give a whole number of one or more, such as 9999.",
  });
});
