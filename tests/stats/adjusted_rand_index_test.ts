import assert from "node:assert/strict";
import { adjustedRandIndex } from "../../lib/stats/adjusted_rand_index.ts";
import { createRandom } from "../../lib/stats/random.ts";
import reference from "../reference/partitions.json" with { type: "json" };

Deno.test("the adjusted Rand index equals scikit-learn's", () => {
  for (const { one, other, expected } of reference.adjustedRandIndex) {
    assert.ok(Math.abs(adjustedRandIndex(one, other) - expected) < 1e-12);
  }
});

Deno.test("the same groups agree wholly, whatever they are called and however many there are", () => {
  assert.equal(adjustedRandIndex(["a", "a", "b", "c"], [2, 2, 0, 1]), 1);
  assert.equal(adjustedRandIndex([1, 1, 1], [2, 2, 2]), 1);
  assert.equal(adjustedRandIndex([1, 2, 3], ["x", "y", "z"]), 1);
  assert.equal(adjustedRandIndex([], []), 1);
});

Deno.test("groups drawn at random agree by nothing on average", () => {
  const random = createRandom(4);
  const draw = () => Array.from({ length: 200 }, () => random.integer(5));
  const mean = Array.from({ length: 300 }, () => adjustedRandIndex(draw(), draw()))
    .reduce((sum, value) => sum + value / 300, 0);
  assert.ok(Math.abs(mean) < 0.003, `${mean}`);
});

Deno.test("groups of different things are refused", () => {
  assert.throws(() => adjustedRandIndex([1], [1, 2]), /Cannot compare groups: 1 things are in one and 2/);
});
