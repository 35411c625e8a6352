import assert from "node:assert/strict";
import { meanAndDeviation } from "../../lib/stats/mean_and_deviation.ts";
import { close, inference } from "./_reference.ts";

Deno.test("meanAndDeviation equals NumPy's in numbers twice as long", () => {
  for (const { values, mean, deviation } of inference.meanAndDeviation) {
    const found = meanAndDeviation(values);
    close(found.mean, mean, 1e-15);
    close(found.deviation, deviation, 1e-14);
  }
});

Deno.test("meanAndDeviation of too few is unknown, of equals nothing, and unknown values are refused", () => {
  assert.deepEqual(meanAndDeviation([]), { mean: null, deviation: null, n: 0 });
  assert.deepEqual(meanAndDeviation([3]), { mean: 3, deviation: null, n: 1 });
  assert.equal(meanAndDeviation([0.1, 0.1, 0.1]).deviation, 0);
  assert.throws(() => meanAndDeviation([1, NaN]), /Cannot compute a mean: value 1 is NaN/);
});
