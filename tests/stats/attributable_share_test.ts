import assert from "node:assert/strict";
import { attributableShare } from "../../lib/stats/attributable_share.ts";
import { matchedRateRatio } from "../../lib/stats/matched_rate_ratio.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { covers, many, poisson, share, within } from "./_simulation.ts";

/** Weeks of usual cases, a tenth of whose matched times are under a condition that brings as many again as `ratio` says. */
function weeksOf(seed: number, ratio: number) {
  const random = createRandom(seed);
  const weeks = many(52, () => {
    const usual = poisson(random, 5);
    const under = many(usual, () => random.next() < 0.1 ? 1 : 0);
    return [...under, ...many(poisson(random, 0.5 * (ratio - 1)), () => 1)];
  });
  return {
    exposed: weeks.flat(),
    shares: weeks.flat().map(() => 0.1),
    groups: weeks.flatMap((cases, week) => cases.map(() => week)),
    all: weeks.map(({ length }) => length),
  };
}

for (const ratio of [1, 3]) {
  Deno.test(`the interval covers the share that a ratio of ${ratio} brings`, () => {
    const truth = 0.5 * (ratio - 1) / (5 + 0.5 * (ratio - 1));
    const covered = share((seed) => {
      const cases = weeksOf(seed, ratio);
      return covers(attributableShare(cases, matchedRateRatio(cases)), truth);
    });
    within(covered, 0.94, 0.99, "coverage");
  });
}

Deno.test("counts that are no whole numbers are refused", () => {
  const cases = { exposed: [1], shares: [0.5], groups: [0], all: [0.5] };
  assert.throws(() => attributableShare(cases, { estimate: 2, confLow: 1, confHigh: 4, n: 1 }), RangeError);
});
