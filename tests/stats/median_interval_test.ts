import assert from "node:assert/strict";
import { medianInterval } from "../../lib/stats/median_interval.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { close, reference } from "./_reference.ts";
import { covers, logNormal, many, mixture, share, within } from "./_simulation.ts";

Deno.test("medianInterval equals interpolated order statistics from SciPy's binomial law", () => {
  for (const { values, confidence, median, low, high } of reference.medianInterval) {
    const found = medianInterval(values, { confidence });
    close(found.estimate, median);
    close(found.confLow, low);
    close(found.confHigh, high);
  }
});

Deno.test("medianInterval lies inside SciPy's exact interval, which whole ranks make too wide", () => {
  for (const { values, confidence, exactLow, exactHigh } of reference.medianInterval) {
    const { confLow, confHigh } = medianInterval(values, { confidence });
    if (confLow === null || confHigh === null) {
      assert.equal(exactLow, null);
      assert.equal(exactHigh, null);
    } else assert.ok(confLow >= (exactLow ?? -Infinity) && confHigh <= (exactHigh ?? Infinity));
  }
});

const random = createRandom(101);
const laws = [
  { name: "log-normal, sigma 1.2", draw: () => logNormal(random, 1.2), median: 60 },
  { name: "log-normal, sigma 1.5", draw: () => logNormal(random, 1.5), median: 60 },
  // Root of 0.75 Φ(ln(x/30) / 0.9) + 0.25 Φ(ln(x/240)) = 1/2.
  { name: "mixture", draw: () => mixture(random), median: 42.706625963012634 },
  { name: "mixture of twenty times", draw: () => mixture(random, 600), median: 44.04181391325155 },
  { name: "whole minutes", draw: () => Math.max(1, Math.round(logNormal(random, 1.2))), median: 60 },
];
for (const { name, draw, median } of laws) {
  for (const n of [10, 30, 100]) {
    Deno.test(`medianInterval covers the median of ${n} durations: ${name}`, () => {
      within(share(() => covers(medianInterval(many(n, draw)), median)), 0.945, 0.955, name);
    });
  }
}

Deno.test("medianInterval of few distinct minutes covers at least what it says", () => {
  const coarse = () => Math.ceil(logNormal(random, 1.2, 3));
  for (const n of [10, 30]) {
    within(share(() => covers(medianInterval(many(n, coarse)), 3)), 0.945, 1, "1 to 10 minutes");
  }
});

Deno.test("medianInterval is open for thin data", () => {
  assert.deepEqual(medianInterval([]), { estimate: null, confLow: null, confHigh: null, n: 0 });
  assert.deepEqual(medianInterval([7]), { estimate: 7, confLow: null, confHigh: null, n: 1 });
  assert.equal(medianInterval([1, 2, 3, 4, 5]).confLow, null);
  assert.notEqual(medianInterval([1, 2, 3, 4, 5, 6]).confLow, null);
});

Deno.test("medianInterval takes 100,000 values", () => {
  const { confLow, confHigh } = medianInterval(many(100_000, random.next));
  assert.ok(confLow !== null && confHigh !== null && 0.49 < confLow && confHigh < 0.51);
});

Deno.test("medianInterval refuses what no sample can hold", () => {
  assert.throws(() => medianInterval([1], { confidence: 95 }), {
    name: "RangeError",
    message:
      "Cannot compute the interval of a median: confidence is 95. Give a share between 0 and 1, such as 0.95.",
  });
  assert.throws(() => medianInterval([1, Infinity]), RangeError);
});
