import assert from "node:assert/strict";
import { bcaEnds, percentileEnds } from "../../lib/stats/_bootstrap_ends.ts";
import { bootstrapInterval } from "../../lib/stats/bootstrap_interval.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { close, inference } from "./_reference.ts";
import { covers, gamma, many, share, within } from "./_simulation.ts";

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

Deno.test("of the same resamples percentile and BCa ends equal SciPy's", () => {
  for (const { method, estimate, drawn, leftOut, confidence, low, high } of inference.bootstrapInterval) {
    const ascending = Float64Array.from(drawn);
    const [confLow, confHigh] = method === "BCa"
      ? bcaEnds(estimate, ascending, Float64Array.from(leftOut), confidence)
      : percentileEnds(ascending, confidence);
    close(confLow, low);
    close(confHigh, high);
  }
});

Deno.test("many draws come near to all that can be drawn", () => {
  const values = [1, 4, 5, 9, 20];
  const all = Float64Array.from({ length: 5 ** 5 }, (_, code) =>
    mean(many(5, () => {
      const value = values[code % 5] as number;
      code = Math.floor(code / 5);
      return value;
    }))).sort();
  const options = { statistic: mean, resamples: 20_000, seed: 1, confidence: 0.8 };
  const [low, high] = percentileEnds(all, 0.8);
  const found = bootstrapInterval(values, { ...options, method: "percentile" });
  assert.ok(Math.abs((found.confLow ?? 0) - low) <= 0.4 && Math.abs((found.confHigh ?? 0) - high) <= 0.4);
});

Deno.test("the interval of a mean covers as often as the docstring says", () => {
  const random = createRandom(307);
  const covered = share((seed) =>
    covers(bootstrapInterval(many(30, () => gamma(random, 2)), { statistic: mean, resamples: 300, seed }), 2)
  );
  within(covered, 0.905, 0.94, "gamma");
});

Deno.test("same data, same seed, same interval; too few observations leave it open", () => {
  const options = { statistic: mean, resamples: 99, seed: 5 };
  const values = [3, 1, 2, 8, 5];
  assert.deepEqual(bootstrapInterval(values, options), bootstrapInterval(values, options));
  assert.deepEqual(values, [3, 1, 2, 8, 5]);
  assert.deepEqual(bootstrapInterval([], options), { estimate: null, confLow: null, confHigh: null, n: 0 });
  assert.deepEqual(bootstrapInterval([4], options), { estimate: 4, confLow: null, confHigh: null, n: 1 });
  assert.deepEqual(bootstrapInterval([4, 4, 4], options), { estimate: 4, confLow: 4, confHigh: 4, n: 3 });
});

Deno.test("BCa is open where all resamples lie to one side, and a statistic without a number is refused", () => {
  assert.deepEqual(bcaEnds(0, Float64Array.of(1, 2, 3), Float64Array.of(1, 2), 0.95), [null, null]);
  assert.throws(
    () => bootstrapInterval([1, 2], { statistic: () => NaN, seed: 1 }),
    /Cannot resample a statistic: it is NaN/,
  );
});
