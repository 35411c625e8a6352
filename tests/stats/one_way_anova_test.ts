import assert from "node:assert/strict";
import { oneWayAnova } from "../../lib/stats/one_way_anova.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { close, inference } from "./_reference.ts";
import { many, uniform } from "./_simulation.ts";

Deno.test("oneWayAnova equals SciPy's f_oneway", () => {
  for (const { groups, f, pValue } of inference.oneWayAnova) {
    const found = oneWayAnova(groups);
    close(found.f, f);
    close(found.pValue, pValue);
  }
});

Deno.test("p of oneWayAnova is uniform under the null in groups of 3, 5 and 20", () => {
  const random = createRandom(302);
  uniform(() => oneWayAnova([3, 5, 20].map((n) => many(n, random.normal))).pValue ?? NaN, "3, 5, 20");
});

Deno.test("oneWayAnova tells nothing of too few values, leaves out empty groups, and says when all differ", () => {
  const { f, pValue, rSquared } = oneWayAnova([[1], [2]]);
  assert.deepEqual([f, pValue, rSquared], [null, null, 1]);
  assert.equal(oneWayAnova([]).f, null);
  assert.equal(oneWayAnova([[1, 2, 4]]).f, null);
  assert.deepEqual(oneWayAnova([[1, 2], [], [5, 7]]), oneWayAnova([[1, 2], [5, 7]]));
  assert.equal(oneWayAnova([[1, 1], [2, 2]]).pValue, 0);
  assert.equal(oneWayAnova([[3, 3], [3, 3]]).pValue, null);
  assert.throws(() => oneWayAnova([[1], [Infinity]]), RangeError);
});
