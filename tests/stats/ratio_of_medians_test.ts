import assert from "node:assert/strict";
import { medianRatioTest } from "../../lib/stats/ratio_of_medians.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { close, reference } from "./_reference.ts";
import { covers, logNormal, many, share, simulations, uniform, within } from "./_simulation.ts";

Deno.test("medianRatioTest comes as near to SciPy's count of all arrangements as its draws allow", () => {
  for (const { a, b, ratio, welchP } of reference.permutation) {
    const found = medianRatioTest(a, b, { permutations: 20_000, seed: 1 });
    close(found.ratio.estimate, ratio);
    within(found.pValue ?? NaN, welchP, welchP, `${a.length} v ${b.length}`, 20_000);
  }
});

/** Welch's t on logarithms of values with b divided by a factor, sums taken anew for every arrangement. */
function slowly(a: readonly number[], b: readonly number[], factor: number, permutations: number): number {
  const pool = [...a, ...b.map((value) => value / factor)].map(Math.log);
  const size = (values: readonly number[]): number => {
    const mean = (part: readonly number[]): number => part.reduce((sum, x) => sum + x, 0) / part.length;
    const spread = (part: readonly number[]): number =>
      part.reduce((sum, x) => sum + (x - mean(part)) ** 2, 0) / (part.length - 1) / part.length;
    const [first, second] = [values.slice(0, a.length), values.slice(a.length)];
    return Math.abs(mean(second) - mean(first)) / Math.sqrt(spread(first) + spread(second));
  };
  const found = size(pool);
  const { shuffle } = createRandom(99);
  const extreme = many(permutations, () => size(shuffle([...pool]))).filter((drawn) => drawn >= found - 1e-9);
  return (extreme.length + 1) / (permutations + 1);
}

Deno.test("the ends of the interval are the ratios that a slow twin of the test rejects at the level", () => {
  const random = createRandom(107);
  for (const [nA, nB] of [[6, 9], [12, 5]] as const) {
    const [a, b] = [many(nA, () => logNormal(random, 1.2)), many(nB, () => logNormal(random, 0.8, 100))];
    const { ratio } = medianRatioTest(a, b, { permutations: 20_000, seed: 2 });
    for (const end of [ratio.confLow, ratio.confHigh]) {
      assert.ok(end !== null);
      within(slowly(a, b, end, 4000), 0.05, 0.05, `${nA} v ${nB}`, 3400);
    }
  }
});

for (const [nA, nB] of [[2, 38], [5, 15], [30, 30]] as const) {
  Deno.test(`p of medianRatioTest is uniform and its interval covers at ${nA} v ${nB}`, () => {
    const random = createRandom(108);
    const results = many(
      simulations,
      () =>
        medianRatioTest(many(nA, () => logNormal(random, 1.2)), many(nB, () => logNormal(random, 1.2, 150)), {
          permutations: 199,
          seed: random.integer(2 ** 32),
        }),
    );
    within(share((i) => covers(results[i]!.ratio, 2.5)), 0.95, 0.95, `${nA} v ${nB}`);
    uniform(
      (seed) =>
        medianRatioTest(many(nA, () => logNormal(random, 1.5)), many(nB, () => logNormal(random, 1.5)), {
          permutations: 199,
          seed,
        }).pValue ?? NaN,
      `${nA} v ${nB}`,
    );
  });
}

for (const [nA, nB] of [[10, 30], [20, 20]] as const) {
  Deno.test(`p of medianRatioTest holds its level for unequal spreads at ${nA} v ${nB}`, () => {
    const random = createRandom(109);
    for (const [a, b] of [[1.5, 0.6], [0.6, 1.5]] as const) {
      const rejected = share((seed) =>
        (medianRatioTest(many(nA, () => logNormal(random, a)), many(nB, () => logNormal(random, b)), {
          permutations: 199,
          seed,
        }).pValue ?? 1) <= 0.05
      );
      within(rejected, 0.035, 0.06, `${a} v ${b}`);
    }
  });
}

Deno.test("p and interval never contradict each other", () => {
  const random = createRandom(110);
  let outside = 0;
  for (let trial = 0; trial < 300; trial++) {
    const [a, b] = [many(8, () => logNormal(random, 1)), many(14, () => logNormal(random, 1, 140))];
    const { ratio, pValue } = medianRatioTest(a, b, { permutations: 199, seed: trial });
    if ((pValue ?? 1) <= 0.05) outside++;
    assert.equal((pValue ?? 1) <= 0.05, !covers(ratio, 1), `trial ${trial}`);
  }
  assert.ok(outside > 30 && outside < 270);
});

Deno.test("medianRatioTest is open for thin data", () => {
  const options = { permutations: 99, seed: 1 };
  assert.deepEqual(medianRatioTest([], [2], options), {
    ratio: { estimate: null, confLow: null, confHigh: null, n: 1 },
    pValue: null,
    n: [0, 1],
  });
  const single = medianRatioTest([10], [20, 20], options);
  close(single.ratio.estimate, 2);
  assert.deepEqual([single.ratio.confLow, single.ratio.confHigh, single.pValue], [null, null, null]);
  const pairs = medianRatioTest([10, 12], [20, 90], options);
  assert.deepEqual([pairs.ratio.confLow, pairs.ratio.confHigh], [null, null]);
  assert.ok((pairs.pValue ?? 0) > 0.2);
});

Deno.test("equal durations everywhere are no evidence", () => {
  const { ratio, pValue } = medianRatioTest([60, 60, 60], [60, 60, 60, 60], { permutations: 99, seed: 1 });
  close(ratio.estimate, 1, 1e-12);
  assert.deepEqual([pValue, ratio.confLow, ratio.confHigh], [1, null, null]);
});

Deno.test("medianRatioTest refuses durations without a logarithm", () => {
  assert.throws(() => medianRatioTest([1, 2], [0, 3], { seed: 1 }), {
    name: "RangeError",
    message:
      "Cannot compare two groups of durations: value 0 is 0. Give positive numbers only: the logarithm is taken.",
  });
});
