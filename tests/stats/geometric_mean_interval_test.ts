import assert from "node:assert/strict";
import { geometricMeanInterval } from "../../lib/stats/geometric_mean_interval.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { close, reference } from "./_reference.ts";
import { covers, logNormal, many, mixture, share, within } from "./_simulation.ts";

Deno.test("geometricMeanInterval equals SciPy's t interval on the logarithms", () => {
  for (const { values, confidence, expected, low, high } of reference.geometricMeanInterval) {
    const found = geometricMeanInterval(values, { confidence });
    close(found.estimate, expected, 1e-12);
    close(found.confLow, low);
    close(found.confHigh, high);
  }
});

const random = createRandom(102);
const laws = [
  { name: "log-normal, sigma 1.2", draw: () => logNormal(random, 1.2), truth: 60, low: 0.95 },
  { name: "log-normal, sigma 1.5", draw: () => logNormal(random, 1.5), truth: 60, low: 0.95 },
  { name: "mixture", draw: () => mixture(random), truth: 30 ** 0.75 * 240 ** 0.25, low: 0.94 },
  {
    name: "mixture of twenty times",
    draw: () => mixture(random, 600),
    truth: 30 ** 0.75 * 600 ** 0.25,
    low: 0.935,
  },
];
for (const { name, draw, truth, low } of laws) {
  for (const n of [10, 30, 100]) {
    Deno.test(`geometricMeanInterval covers for ${n} durations: ${name}`, () => {
      within(share(() => covers(geometricMeanInterval(many(n, draw)), truth)), low, 0.95, name);
    });
  }
}

Deno.test("geometricMeanInterval is open for thin data", () => {
  assert.deepEqual(geometricMeanInterval([]), { estimate: null, confLow: null, confHigh: null, n: 0 });
  const { estimate, confLow, confHigh, n } = geometricMeanInterval([5]);
  close(estimate, 5);
  assert.deepEqual([confLow, confHigh, n], [null, null, 1]);
});

Deno.test("geometricMeanInterval refuses durations without a logarithm", () => {
  assert.throws(() => geometricMeanInterval([3, 0]), {
    name: "RangeError",
    message:
      "Cannot compute the interval of a geometric mean: value 1 is 0. Give positive numbers only: the logarithm is taken.",
  });
  for (const value of [-1, NaN, Infinity]) assert.throws(() => geometricMeanInterval([value]), RangeError);
});
