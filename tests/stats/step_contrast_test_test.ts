import assert from "node:assert/strict";
import { createRandom, type Random } from "../../lib/stats/random.ts";
import { type Step, stepContrastTest } from "../../lib/stats/step_contrast_test.ts";
import { assertShare, burstyCount, poisson, simulations } from "../analyses/_simulation.ts";

const weeks = Array.from({ length: 30 }, (_, week) => week);
const place = { before: weeks.slice(0, 14), after: weeks.slice(15) };

function step(
  rate: (week: number) => number,
  draw: (mean: number, random: Random) => number,
  random: Random,
) {
  return { ...place, own: weeks.map((week) => draw(rate(week), random)), others: weeks.map(() => 8) };
}

Deno.test("the ratio of two pooled ratios, by Mantel and Haenszel", () => {
  const made = (before: number, after: number): Step => ({
    ...{ before: [0, 1], after: [2, 3], others: [10, 10, 10, 10] },
    own: [before, before, after, after],
  });
  const { treated, controls, ratio } = stepContrastTest([made(6, 2)], [made(3, 3)], { seed: 1 });
  // 2 n1 × 2 m0 over 2 n0 × 2 m1, a quarter of a case in each sum: tables of 56 and 52 cases.
  const [fell, kept] = [(0.25 + 4 * 20 / 56) / (0.25 + 12 * 20 / 56), 1];
  assert.ok(Math.abs((treated ?? 0) - fell) < 1e-12);
  assert.equal(controls, kept);
  assert.ok(Math.abs((ratio.estimate ?? 0) - fell) < 1e-12);
});

Deno.test("what falls in both is no difference; what falls in one is", () => {
  const random = createRandom(5);
  const fall = () => step((week) => week < 15 ? 4 : 1, poisson, random);
  const level = () => step(() => 3, poisson, random);
  const same = stepContrastTest([fall(), fall(), fall()], [fall(), fall(), fall()], { seed: 1 });
  assert.ok((same.pValue ?? 0) > 0.05);
  const apart = stepContrastTest([fall(), fall(), fall()], [level(), level(), level()], { seed: 1 });
  assert.ok((apart.pValue ?? 1) < 0.01 && (apart.ratio.confHigh ?? 1) < 1);
  assert.equal(stepContrastTest([], [level()], { seed: 1 }).pValue, null);
});

Deno.test("false alarms keep their level with bursts, and p agrees with the interval", () => {
  let alarms = 0;
  for (let seed = 1; seed <= simulations; seed++) {
    const random = createRandom(seed);
    const three = () =>
      Array.from({ length: 3 }, () => step(() => 1.5, (mean) => burstyCount(mean, 1, random), random));
    const { ratio, pValue } = stepContrastTest(three(), three(), { seed, permutations: 199 });
    const excludes = (ratio.confLow ?? 0) > 1 || (ratio.confHigh ?? 2) < 1;
    assert.equal(excludes, (pValue ?? 1) <= 0.05, `seed ${seed}`);
    if ((pValue ?? 1) <= 0.05) alarms++;
  }
  assertShare(alarms, simulations, { from: 0.04, to: 0.06 });
});
