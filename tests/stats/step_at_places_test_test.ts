import assert from "node:assert/strict";
import { createRandom } from "../../lib/stats/random.ts";
import { type Place, stepAtPlacesTest } from "../../lib/stats/step_at_places_test.ts";
import { assertShare, burstyCount, poisson, simulations } from "../analyses/_simulation.ts";

const weeks = Array.from({ length: 40 }, (_, week) => week);
const at = (place: number): Place => ({ before: weeks.slice(0, place), after: weeks.slice(place + 1) });
const places = [at(10), at(18), at(27)];
const none = weeks.map(() => 0);

Deno.test("of one place without others: ratio, and the ends where the likelihood ratio is the quantile's square", () => {
  const own = weeks.map((week) => week < 20 ? [1, 2, 0, 1][week % 4] ?? 0 : [0, 1, 0, 0][week % 4] ?? 0);
  const [before, after] = [own.slice(0, 20), own.slice(21)].map((side) => side.reduce((a, b) => a + b, 0));
  const { place, near, ratio, pValue } = stepAtPlacesTest(own, none, [at(20)], { seed: 1 });
  assert.deepEqual([place, near, before, after], [0, [0], 20, 5]);
  assert.ok(Math.abs((ratio.estimate ?? 0) - (5 / 19) / (20 / 20)) < 1e-12);
  // Even counts: the dispersion counts as Poisson's, so that both ends leave the same deviance.
  const deviance = (of: number) => {
    const share = of * 19 / (20 + of * 19);
    return 2 * (5 * Math.log(5 / (25 * share)) + 20 * Math.log(20 / (25 * (1 - share))));
  };
  const [low, high] = [deviance(ratio.confLow ?? NaN), deviance(ratio.confHigh ?? NaN)];
  assert.ok(Math.abs(low - high) < 1e-6 * low);
  assert.ok((pValue ?? 1) < 0.01 && (ratio.confHigh ?? 1) < 1);
});

Deno.test("a fall of everything is none; a fall against all else is found at its place", () => {
  const random = createRandom(8);
  const fall = (mean: number) => weeks.map((week) => poisson(week < 19 ? mean : mean / 4, random));
  const both = stepAtPlacesTest(fall(4), fall(20), places, { seed: 1 });
  assert.ok((both.pValue ?? 0) > 0.05);
  const alone = stepAtPlacesTest(fall(4), weeks.map(() => 9), places, { seed: 1 });
  assert.deepEqual([alone.place, alone.near], [1, [1]]);
  assert.ok((alone.pValue ?? 1) < 0.001 && (alone.ratio.confHigh ?? 1) < 1);
});

Deno.test("without cases after it the lower end is 0, without cases before it the upper one open; without places nothing", () => {
  const quiet = stepAtPlacesTest(weeks.map((week) => week < 18 ? 2 : 0), none, [at(18)], { seed: 1 });
  assert.deepEqual([quiet.ratio.estimate, quiet.ratio.confLow], [0, 0]);
  assert.ok((quiet.ratio.confHigh ?? 1) < 0.3);
  const loud = stepAtPlacesTest(weeks.map((week) => week > 18 ? 2 : 0), none, [at(18)], { seed: 1 });
  assert.deepEqual([loud.ratio.estimate, loud.ratio.confHigh], [null, null]);
  const empty = stepAtPlacesTest(none, none, [{ before: [], after: [1, 2] }], { seed: 1 });
  assert.deepEqual([empty.place, empty.pValue, empty.near], [null, null, []]);
  assert.equal(stepAtPlacesTest(none, none, places, { seed: 1 }).pValue, 1);
});

Deno.test("weeks of neither side, and the order of places, change nothing", () => {
  const random = createRandom(3);
  const own = weeks.map(() => poisson(1.5, random));
  const others = weeks.map(() => poisson(6, random));
  const found = stepAtPlacesTest(own, others, places, { seed: 1 });
  const turned = stepAtPlacesTest(own, others, places.toReversed(), { seed: 1 });
  assert.equal(turned.place, 2 - (found.place ?? 0));
  assert.deepEqual([turned.ratio, turned.pValue], [found.ratio, found.pValue]);
});

Deno.test("false alarms keep their level, Poisson or bursty, and p agrees with the interval", () => {
  for (const shape of [null, 1]) {
    let alarms = 0;
    for (let seed = 1; seed <= simulations; seed++) {
      const random = createRandom(seed);
      const draw = (mean: number) =>
        shape === null ? poisson(mean, random) : burstyCount(mean, shape, random);
      const own = weeks.map(() => draw(1));
      const others = weeks.map(() => draw(5));
      const { ratio, pValue } = stepAtPlacesTest(own, others, places, { seed, permutations: 199 });
      const excludes = (ratio.confLow ?? 0) > 1 || (ratio.confHigh ?? 2) < 1;
      assert.equal(excludes, (pValue ?? 1) <= 0.05, `seed ${seed}`);
      if ((pValue ?? 1) <= 0.05) alarms++;
    }
    assertShare(alarms, simulations, { from: 0.04, to: 0.06 });
  }
});

Deno.test("the interval of one place covers the ratio that is true", () => {
  let covered = 0;
  for (let seed = 1; seed <= simulations; seed++) {
    const random = createRandom(seed);
    const own = weeks.map((week) => poisson(week < 18 ? 2 : 0.8, random));
    const others = weeks.map(() => poisson(8, random));
    const { ratio } = stepAtPlacesTest(own, others, [at(18)], { seed, permutations: 199 });
    if ((ratio.confLow ?? 0) <= 0.4 && (ratio.confHigh ?? Infinity) >= 0.4) covered++;
  }
  assertShare(covered, simulations, { from: 0.93, to: 0.97 });
});

Deno.test("impossible counts are refused", () => {
  assert.throws(() => stepAtPlacesTest([1, -1], [1, 1], [], { seed: 1 }), RangeError);
  assert.throws(() => stepAtPlacesTest([1, 1], [1], [], { seed: 1 }), RangeError);
});
