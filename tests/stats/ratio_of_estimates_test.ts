import assert from "node:assert/strict";
import { ratioOfEstimates } from "../../lib/stats/ratio_of_estimates.ts";

Deno.test("intervals that are even on logarithms add like standard errors", () => {
  const [before, after] = [10, 20].map((estimate) => ({
    estimate,
    confLow: estimate / Math.E ** 0.3,
    confHigh: estimate * Math.E ** 0.3,
    n: 5,
  }));
  assert.ok(before && after);
  const { estimate, confLow, confHigh, n } = ratioOfEstimates(before, after);
  assert.equal(n, 10);
  const close = (found: number | null, wanted: number) =>
    assert.ok(Math.abs((found ?? NaN) / wanted - 1) < 1e-12, `${found} ${wanted}`);
  close(estimate, 2);
  close(confLow, 2 * Math.exp(-Math.hypot(0.3, 0.3)));
  close(confHigh, 2 * Math.exp(Math.hypot(0.3, 0.3)));
});

Deno.test("an end that one side does not bound stays open, and nothing over nothing is unknown", () => {
  const open = { estimate: 10, confLow: 8, confHigh: null, n: 1 };
  const known = { estimate: 5, confLow: 4, confHigh: 6, n: 1 };
  assert.equal(ratioOfEstimates(known, open).confHigh, null);
  assert.equal(ratioOfEstimates(open, known).confLow, null);
  assert.equal(ratioOfEstimates({ ...known, estimate: 0, confLow: 0 }, known).estimate, null);
});
