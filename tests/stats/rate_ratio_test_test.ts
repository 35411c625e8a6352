import assert from "node:assert/strict";
import { rateRatioTest } from "../../lib/stats/rate_ratio_test.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { close } from "./_reference.ts";
import { covers, many, negativeBinomial, share, uniform, within } from "./_simulation.ts";

function distance(a: readonly number[], b: readonly number[]): number {
  const sum = (counts: readonly number[]): number => counts.reduce((whole, count) => whole + count, 0);
  const squares = (counts: readonly number[]): number =>
    counts.reduce((whole, count) => whole + (count - sum(counts) / counts.length) ** 2, 0);
  const pooled = (squares(a) + squares(b)) / (a.length + b.length - 2) /
    (sum([...a, ...b]) / (a.length + b.length));
  const own = (counts: readonly number[]): number =>
    Math.max(
      1,
      sum(counts) > 0 && counts.length > 1
        ? squares(counts) / (counts.length - 1) / (sum(counts) / counts.length)
        : pooled,
    );
  const log = Math.log((sum(b) + 0.5) / b.length / ((sum(a) + 0.5) / a.length));
  return Math.abs(log) / Math.sqrt(own(a) / (sum(a) + 0.5) + own(b) / (sum(b) + 0.5));
}

Deno.test("p is as near to the count of all arrangements, by a slow twin, as its draws allow", () => {
  const random = createRandom(114);
  for (const size of [1, 3, 4]) {
    const weeks = many(8, () => negativeBinomial(random, 3, 2));
    const found = distance(weeks.slice(0, size), weeks.slice(size));
    let [extreme, count] = [0, 0];
    for (let chosen = 0; chosen < 256; chosen++) {
      const a = weeks.filter((_, i) => (chosen >> i) & 1);
      if (a.length !== size) continue;
      count++;
      if (distance(a, weeks.filter((_, i) => !((chosen >> i) & 1))) >= found - 1e-9) extreme++;
    }
    const { pValue } = rateRatioTest(weeks.slice(0, size), weeks.slice(size), {
      permutations: 20_000,
      seed: 1,
    });
    within(pValue ?? NaN, extreme / count, extreme / count, `${size} of 8`, 20_000);
  }
});

const random = createRandom(121);
const weeks = (n: number, mean: number, dispersion: number): number[] =>
  many(n, () => negativeBinomial(random, mean, dispersion));

for (const [a, b, mean, spread] of [[2, 38, 8, 2], [5, 15, 8, 2], [13, 13, 3, 1], [13, 26, 8, 4]] as const) {
  Deno.test(`p of rateRatioTest is uniform at ${a} v ${b} weeks of ${mean}, dispersion ${spread}`, () => {
    uniform(
      (seed) =>
        rateRatioTest(weeks(a, mean, spread), weeks(b, mean, spread), { permutations: 199, seed }).pValue ??
          NaN,
      `${a} v ${b}`,
    );
  });
}

for (const spread of [1, 2, 4]) {
  Deno.test(`the interval of rateRatioTest covers a doubled rate at dispersion ${spread}`, () => {
    const covered = share((seed) =>
      covers(rateRatioTest(weeks(13, 3, spread), weeks(13, 6, spread), { permutations: 199, seed }).ratio, 2)
    );
    within(covered, 0.945, 0.965, `dispersion ${spread}`);
  });
}

Deno.test("rateRatioTest is cautious, never bold, with a handful of incidents", () => {
  const rejected = share((seed) =>
    (rateRatioTest(weeks(13, 0.5, 1), weeks(13, 0.5, 1), { permutations: 199, seed }).pValue ?? 1) <= 0.05
  );
  within(rejected, 0.005, 0.05, "6 incidents a quarter");
});

Deno.test("p and interval never contradict each other", () => {
  // Ties between the found and the dealt are one in thousands.
  const own = createRandom(77);
  const ownWeeks = (n: number, mean: number) => many(n, () => negativeBinomial(own, mean, 1));
  for (let seed = 0; seed < 6000; seed++) {
    const { ratio, pValue } = rateRatioTest(ownWeeks(8, 3), ownWeeks(11, 5), { permutations: 199, seed });
    assert.equal((pValue ?? 1) <= 0.05, !covers(ratio, 1));
  }
});

Deno.test("rateRatioTest is open for thin data and quiet periods", () => {
  const options = { permutations: 99, seed: 1 };
  const nothing = { estimate: null, confLow: null, confHigh: null };
  assert.deepEqual(rateRatioTest([], [1, 2, 3], options), {
    ratio: { ...nothing, n: 3 },
    pValue: null,
    dispersion: 1,
  });
  assert.equal(rateRatioTest([1], [2], options).pValue, null);
  const before = rateRatioTest([0, 0, 0, 0], [2, 1, 3, 2], options);
  assert.deepEqual([before.ratio.estimate, before.ratio.confHigh], [null, null]);
  assert.ok((before.ratio.confLow ?? 0) > 0);
  const after = rateRatioTest([2, 1, 3, 2], [0, 0, 0, 0], options);
  assert.deepEqual([after.ratio.estimate, after.ratio.confLow], [0, 0]);
  assert.ok((after.ratio.confHigh ?? Infinity) < Infinity);
  const never = rateRatioTest([0, 0], [0, 0], options);
  assert.deepEqual([never.ratio.estimate, never.pValue, never.dispersion], [null, 1, 1]);
});

Deno.test("rateRatioTest measures dispersion inside the periods, not between them", () => {
  close(rateRatioTest([5, 5, 5], [50, 50, 50], { permutations: 9, seed: 1 }).dispersion, 0);
});

Deno.test("rateRatioTest refuses what is no count", () => {
  assert.throws(() => rateRatioTest([1, -2], [3], { seed: 1 }), {
    name: "RangeError",
    message: "Cannot compare two rates: count 1 is -2. Give whole numbers of zero or more.",
  });
});
