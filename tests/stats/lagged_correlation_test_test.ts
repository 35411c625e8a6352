import assert from "node:assert/strict";
import { laggedCorrelationTest } from "../../lib/stats/lagged_correlation_test.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { autoregressive, shapes } from "./_series.ts";
import { share, within } from "./_simulation.ts";

for (const [name, draw] of Object.entries(shapes)) {
  Deno.test(`laggedCorrelationTest keeps its level over nine lags: ${name}`, () => {
    const random = createRandom(312);
    const options = { maxLag: 8, permutations: 99, period: name.includes("season") ? 7 : 1 };
    const alarms = share((seed) =>
      (laggedCorrelationTest(draw(random, 104), draw(random, 104), { ...options, seed }).pValue ?? 1) <= 0.05
    );
    within(alarms, 0.03, 0.05, name);
  });
}

Deno.test("laggedCorrelationTest finds a planted lag of three steps nine times of ten", () => {
  const random = createRandom(313);
  let found = 0;
  for (let trial = 0; trial < 100; trial++) {
    const x = autoregressive(random, 200, 0.8);
    const y = autoregressive(random, 200, 0.5).map((value, at) => value + 0.5 * (x[at - 3] ?? 0));
    const { lag, pValue } = laggedCorrelationTest(x, y, { maxLag: 8, permutations: 99, seed: trial });
    if (lag === 3 && (pValue ?? 1) <= 0.05) found++;
  }
  assert.ok(found >= 90, `${found} of 100`);
});

Deno.test("p of a lag is that of the strongest reaching it: no smaller for weaker lags", () => {
  const random = createRandom(314);
  const [x, y] = [autoregressive(random, 60, 0.5), autoregressive(random, 60, 0.5)];
  const { lags, pValue } = laggedCorrelationTest(x, y, { maxLag: 5, permutations: 199, seed: 1 });
  const ordered = lags.toSorted((one, other) => Math.abs(other.correlation) - Math.abs(one.correlation));
  assert.equal(ordered[0]?.pValue, pValue);
  ordered.slice(1).forEach((one, at) => assert.ok(one.pValue >= (ordered[at]?.pValue ?? 0)));
});

Deno.test("laggedCorrelationTest tells nothing of few values and constants", () => {
  const options = { maxLag: 3, permutations: 9, seed: 1 };
  const none = { lags: [], lag: null, pValue: null };
  assert.deepEqual(laggedCorrelationTest([1, 2, 4], [1, 2, 3], options), none);
  const flat = Array.from({ length: 60 }, () => 4);
  assert.deepEqual(laggedCorrelationTest(flat, flat.map((_, at) => at % 5), options), none);
  assert.throws(() => laggedCorrelationTest(flat, flat, { ...options, maxLag: -1 }), /the largest lag is -1/);
});
