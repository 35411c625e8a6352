import assert from "node:assert/strict";
import { medianRatioTest } from "../../lib/stats/ratio_of_medians.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { smallestDetectableRatio } from "../../lib/stats/smallest_detectable_ratio.ts";
import { close, reference } from "./_reference.ts";
import { logNormal, many, share, within } from "./_simulation.ts";

Deno.test("smallestDetectableRatio equals statsmodels' power of the t-test", () => {
  for (const { expected, ...design } of reference.smallestDetectableRatio) {
    close(smallestDetectableRatio(design), expected, 0.003);
  }
});

Deno.test("the permutation test shows that ratio as often as promised", () => {
  const random = createRandom(119);
  const ratio = smallestDetectableRatio({ nA: 20, nB: 30, sdLog: 1.2 });
  assert.ok(ratio !== null);
  const shown = share((seed) => {
    const [a, b] = [
      many(20, () => logNormal(random, 1.2)),
      many(30, () => logNormal(random, 1.2, 60 * ratio)),
    ];
    return (medianRatioTest(a, b, { permutations: 199, seed }).pValue ?? 1) <= 0.05;
  });
  within(shown, 0.78, 0.81, "20 v 30");
});

Deno.test("smallestDetectableRatio falls with more incidents and cannot be told with fewer than two", () => {
  const at = (n: number): number => smallestDetectableRatio({ nA: n, nB: n, sdLog: 1.2 }) ?? Infinity;
  for (let n = 3; n < 60; n++) assert.ok(at(n) < at(n - 1) && at(n) > 1);
  assert.equal(smallestDetectableRatio({ nA: 0, nB: 10, sdLog: 1 }), null);
  assert.equal(smallestDetectableRatio({ nA: 10, nB: 1, sdLog: 1 }), null);
});

Deno.test("smallestDetectableRatio refuses impossible designs", () => {
  const design = { nA: 10, nB: 10, sdLog: 1 };
  for (const wrong of [{ sdLog: -1 }, { power: 1 }, { level: 0 }, { nA: 1.5 }]) {
    assert.throws(() => smallestDetectableRatio({ ...design, ...wrong }), RangeError);
  }
});
