import assert from "node:assert/strict";
import { quantileInterval } from "../../lib/stats/quantile_interval.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { close, inference } from "./_reference.ts";
import { covers, logNormal, many, share, within } from "./_simulation.ts";

Deno.test("quantileInterval equals fractional order statistics from SciPy's beta law", () => {
  for (const { values, p, confidence, expected, low, high } of inference.quantileInterval) {
    const found = quantileInterval(values, p, { confidence });
    close(found.estimate, expected, 1e-12);
    close(found.confLow, low);
    close(found.confHigh, high);
  }
});

const random = createRandom(306);
for (const [p, normal] of [[0.5, 0], [0.9, 1.2815515655446004]] as const) {
  for (const n of [50, 100]) {
    Deno.test(`quantileInterval covers quantile ${p} of ${n} durations`, () => {
      const draw = () => logNormal(random, 1.2, 1);
      within(
        share(() => covers(quantileInterval(many(n, draw), p), Math.exp(1.2 * normal))),
        0.945,
        0.96,
        `${p}`,
      );
    });
  }
}

Deno.test("an end that no value reaches is open: the 90th percentile's upper one below 36 values", () => {
  const values = many(36, () => random.next());
  assert.notEqual(quantileInterval(values, 0.9).confHigh, null);
  assert.equal(quantileInterval(values.slice(1), 0.9).confHigh, null);
  assert.notEqual(quantileInterval(values.slice(1), 0.9).confLow, null);
  assert.equal(quantileInterval([], 0.5).estimate, null);
  assert.deepEqual(quantileInterval([7], 0.5), { estimate: 7, confLow: null, confHigh: null, n: 1 });
});

Deno.test("quantileInterval refuses a quantile that is an extreme", () => {
  assert.throws(
    () => quantileInterval([1], 1),
    /Cannot compute the interval of a quantile: p is 1\. Give a share/,
  );
});
