import assert from "node:assert/strict";
import { attributableShare } from "../../lib/stats/attributable_share.ts";
import { matchedRateRatio } from "../../lib/stats/matched_rate_ratio.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { close } from "./_reference.ts";
import { covers, many, poisson, share, within } from "./_simulation.ts";

/** Cases one by one: under the condition or not, and the share of their matched times that is. */
function cases(parts: readonly (readonly [exposed: number, share: number, times: number])[]) {
  const list = parts.flatMap(([exposed, share, times]) => many(times, () => ({ exposed, share })));
  return {
    exposed: list.map(({ exposed }) => exposed),
    shares: list.map(({ share }) => share),
    groups: list.map((_, index) => index),
    all: list.map(() => 1),
  };
}

Deno.test("with one matched time each it is McNemar's ratio of discordant pairs", () => {
  const ratio = matchedRateRatio(cases([[1, 0.5, 30], [0, 0.5, 12], [1, 1, 7], [0, 0, 9]]));
  close(ratio.estimate, 30 / 12);
  assert.equal(ratio.n, 42);
});

Deno.test("with cases of one share it is the ratio of odds, and the excess is what the ratio leaves", () => {
  const given = cases([[1, 0.2, 40], [0, 0.2, 60], [0, 0, 100]]);
  const ratio = matchedRateRatio(given);
  const attributable = attributableShare(given, ratio);
  close(ratio.estimate, (40 / 60) / (0.2 / 0.8));
  close(attributable.estimate, 40 / 200 * (1 - 1 / (ratio.estimate ?? 1)));
  assert.equal(attributable.n, 200);
});

Deno.test("where no case meets the condition the ratio is 0 with an upper end; where all do, it has a lower end only", () => {
  const never = matchedRateRatio(cases([[0, 0.25, 20]]));
  assert.deepEqual([never.estimate, never.confLow], [0, 0]);
  assert.ok((never.confHigh ?? 0) > 0 && (never.confHigh ?? 9) < 1);
  const always = matchedRateRatio(cases([[1, 0.25, 20]]));
  assert.deepEqual([always.estimate, always.confHigh], [null, null]);
  assert.ok((always.confLow ?? 0) > 1);
});

Deno.test("cases that say nothing, and no cases, give no ratio", () => {
  const silent = matchedRateRatio(cases([[1, 1, 5], [0, 0, 5]]));
  assert.equal(silent.estimate, null);
  assert.equal(attributableShare(cases([[1, 1, 5], [0, 0, 5]]), silent).estimate, null);
  assert.equal(matchedRateRatio(cases([])).estimate, null);
});

/** Weeks that burst, of which a condition covers a share that differs from case to case. */
function burstingWeeks(seed: number, ratio: number) {
  const random = createRandom(seed);
  const all = many(40, () => poisson(random, 4 * -Math.log(1 - random.next())));
  const list = all.flatMap((times, week) =>
    many(times, () => {
      const share = (1 + random.integer(12)) / 26;
      const p = ratio * share / (1 - share + ratio * share);
      return { exposed: random.next() < p ? 1 : 0, share, week };
    })
  );
  return {
    exposed: list.map(({ exposed }) => exposed),
    shares: list.map(({ share }) => share),
    groups: list.map(({ week }) => week),
    all,
  };
}

for (const truth of [1, 3]) {
  Deno.test(`the interval covers a ratio of ${truth} in bursting weeks`, () => {
    const covered = share((seed) => covers(matchedRateRatio(burstingWeeks(seed, truth)), truth));
    within(covered, 0.95, 0.97, "coverage");
  });
}

Deno.test("lists of different lengths are refused", () => {
  assert.throws(
    () => matchedRateRatio({ exposed: [1, 0], shares: [0.5], groups: [0, 0] }),
    /shares holds 1 values instead of 2/,
  );
});
