import assert from "node:assert/strict";
import { dispersion } from "../../lib/stats/dispersion.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { close, reference } from "./_reference.ts";
import { many, negativeBinomial } from "./_simulation.ts";

Deno.test("dispersion equals NumPy's variance over mean", () => {
  for (const { counts, expected } of reference.dispersion) close(dispersion(counts), expected, 1e-12);
});

Deno.test("dispersion finds what the counts were drawn with", () => {
  const random = createRandom(105);
  for (const truth of [1, 2, 4]) {
    const found = dispersion(many(40_000, () => negativeBinomial(random, 3, truth)));
    assert.ok(Math.abs(found / truth - 1) < 0.06, `${found} for ${truth}`);
  }
});

Deno.test("dispersion is 1 where it cannot be told", () => {
  for (const counts of [[], [3], [0, 0]]) assert.equal(dispersion(counts), 1);
});

Deno.test("dispersion refuses what is no count", () => {
  for (const count of [-1, 0.5, NaN]) assert.throws(() => dispersion([1, count]), RangeError);
});
