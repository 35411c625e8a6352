import assert from "node:assert/strict";
import { quantile } from "../../lib/stats/quantile.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { close, reference } from "./_reference.ts";

Deno.test("quantile equals NumPy's", () => {
  for (const { values, p, expected } of reference.quantile) {
    p.forEach((share, i) => close(quantile(values, share), expected[i] ?? null, 1e-12));
  }
});

Deno.test("quantile rises with p, keeps to the range, and leaves its input as it was", () => {
  const random = createRandom(1);
  for (let n = 1; n < 40; n++) {
    const values = Array.from({ length: n }, () => Math.round(10 * random.normal()));
    const before = [...values];
    let last = Math.min(...values);
    for (let p = 0; p <= 1; p += 0.01) {
      const here = quantile(values, p);
      assert.ok(here >= last - 1e-12 && here <= Math.max(...values) + 1e-12);
      last = here;
    }
    assert.deepEqual(values, before);
  }
});

Deno.test("quantile of values as far apart as numbers go does not overflow", () => {
  assert.equal(quantile([-Number.MAX_VALUE, Number.MAX_VALUE], 0.5), 0);
});

Deno.test("quantile refuses no values, unknown values and impossible shares", () => {
  assert.throws(() => quantile([], 0.5), {
    name: "RangeError",
    message: "Cannot compute a quantile: there are no values. Check for an empty sample before calling.",
  });
  assert.throws(() => quantile([1, NaN], 0.5), {
    name: "RangeError",
    message: "Cannot compute a quantile: value 1 is NaN. Leave out what is unknown before calling.",
  });
  for (const p of [-0.1, 1.1, NaN]) assert.throws(() => quantile([1], p), RangeError);
});
