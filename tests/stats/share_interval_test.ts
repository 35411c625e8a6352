import assert from "node:assert/strict";
import { shareInterval } from "../../lib/stats/share_interval.ts";
import reference from "../reference/classifiers.json" with { type: "json" };
import { close } from "./_reference.ts";

Deno.test("shareInterval equals statsmodels", () => {
  for (const { hits, n, confidence, low, high } of reference.share) {
    const found = shareInterval(hits, n, { confidence });
    assert.equal(found.estimate, hits / n);
    assert.ok(Math.abs((found.confLow ?? NaN) - low) < 1e-12);
    close(found.confHigh, high, 1e-12);
  }
});

Deno.test("shareInterval of none is unknown, and impossible counts are refused", () => {
  assert.deepEqual(shareInterval(0, 0), { estimate: null, confLow: null, confHigh: null, n: 0 });
  assert.throws(() => shareInterval(3, 2), RangeError);
  assert.throws(() => shareInterval(0.5, 2), RangeError);
});
