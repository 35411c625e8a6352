import assert from "node:assert/strict";
import { crossCorrelation } from "../../lib/stats/cross_correlation.ts";
import { inference } from "./_reference.ts";

Deno.test("crossCorrelation equals statsmodels' ccf", () => {
  for (const { x, y, expected } of inference.crossCorrelation) {
    const found = crossCorrelation(x, y, expected.length - 1);
    found.forEach((value, lag) =>
      assert.ok(Math.abs(value - (expected[lag] ?? NaN)) < 1e-9, `lag ${lag}: ${value}`)
    );
  }
});

Deno.test("a constant correlates with nothing, and impossible lags are refused", () => {
  assert.deepEqual(crossCorrelation([1, 1, 1], [1, 2, 3], 1), [0, 0]);
  assert.throws(() => crossCorrelation([1, 2], [1, 2], 2), /the largest lag is 2 of 2 values/);
  assert.throws(() => crossCorrelation([1, 2], [1], 0), RangeError);
});
