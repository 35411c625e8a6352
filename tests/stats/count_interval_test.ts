import assert from "node:assert/strict";
import { countInterval } from "../../lib/stats/count_interval.ts";
import { countTails } from "../../lib/stats/count_tails.ts";
import { close, inference } from "./_reference.ts";

/** Probability that the interval of a count holds the expectation behind it, added up over all counts. */
function coverage(mean: number, dispersion: number): number {
  let covered = 0;
  for (let count = 0; count < 10 * mean + 100; count++) {
    const { confLow, confHigh } = countInterval(count, { dispersion });
    if ((confLow ?? 0) > mean || (confHigh ?? Infinity) < mean) continue;
    const law = { mean, dispersion };
    covered += countTails(count, law).atMost - (count > 0 ? countTails(count - 1, law).atMost : 0);
  }
  return covered;
}

for (const dispersion of [1, 2, 5]) {
  for (const independent of [11, 25, 80]) {
    const mean = independent * dispersion;
    Deno.test(`the interval of counts around ${mean} with dispersion ${dispersion} covers 93 to 98 %`, () => {
      const share = coverage(mean, dispersion);
      assert.ok(share >= 0.93 && share <= 0.98, share.toFixed(4));
    });
  }
}

Deno.test("countInterval equals SciPy's chi-squared quantiles", () => {
  for (const { count, low, high, ...options } of inference.countInterval) {
    const { confLow, confHigh } = countInterval(count, options);
    close(confLow, low);
    close(confHigh, high);
  }
});

Deno.test("few counts are covered too often rather than too seldom", () => {
  for (const mean of [0.5, 2, 5]) {
    const share = coverage(mean, 1);
    assert.ok(share >= 0.92, `${mean}: ${share.toFixed(4)}`);
  }
});

Deno.test("none has the lower end 0, and more dispersion a wider interval", () => {
  assert.equal(countInterval(0, { dispersion: 1 }).confLow, 0);
  const [even, bursty] = [1, 9].map((dispersion) => countInterval(50, { dispersion }));
  assert.ok((bursty?.confLow ?? 0) < (even?.confLow ?? 0) && (bursty?.confHigh ?? 0) > (even?.confHigh ?? 0));
});

Deno.test("what is no count, dispersion or confidence is refused", () => {
  assert.throws(() => countInterval(-1, { dispersion: 1 }), RangeError);
  assert.throws(() => countInterval(1, { dispersion: 0.5 }), /its dispersion is 0\.5/);
  assert.throws(() => countInterval(1, { dispersion: 1, confidence: 1 }), RangeError);
});
