import assert from "node:assert/strict";
import { rateRatioTest } from "../../lib/stats/rate_ratio_test.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { smallestDetectableRateRatio } from "../../lib/stats/smallest_detectable_rate_ratio.ts";
import { close, reference } from "./_reference.ts";
import { many, negativeBinomial, share, within } from "./_simulation.ts";

Deno.test("smallestDetectableRateRatio equals the root found by SciPy", () => {
  for (const { expected, ...design } of reference.smallestDetectableRateRatio) {
    close(smallestDetectableRateRatio(design), expected, 1e-9);
  }
});

Deno.test("the permutation test shows that ratio about as often as promised", () => {
  const random = createRandom(120);
  const design = { countA: 100, countB: 100, exposureA: 26, exposureB: 26, dispersion: 2 };
  const ratio = smallestDetectableRateRatio(design);
  assert.ok(ratio !== null);
  const rateA = 200 / 26 / (1 + ratio);
  const shown = share((seed) => {
    const [a, b] = [rateA, rateA * ratio].map((rate) => many(26, () => negativeBinomial(random, rate, 2)));
    return (rateRatioTest(a ?? [], b ?? [], { permutations: 199, seed }).pValue ?? 1) <= 0.05;
  });
  within(shown, 0.75, 0.83, "26 weeks");
});

Deno.test("no ratio would be seen with next to no incidents", () => {
  const design = { countA: 0, countB: 0, exposureA: 13, exposureB: 13, dispersion: 1 };
  assert.equal(smallestDetectableRateRatio(design), null);
  assert.equal(smallestDetectableRateRatio({ ...design, countA: 3, dispersion: 4 }), null);
});

Deno.test("smallestDetectableRateRatio grows with dispersion and falls with counts", () => {
  const design = { countA: 50, countB: 50, exposureA: 13, exposureB: 13, dispersion: 1 };
  const at = (change: object): number => smallestDetectableRateRatio({ ...design, ...change }) ?? Infinity;
  assert.ok(at({}) < at({ dispersion: 2 }) && at({ dispersion: 2 }) < at({ dispersion: 4 }));
  assert.ok(at({ countA: 500 }) < at({}) && at({ power: 0.9 }) > at({}));
});

Deno.test("smallestDetectableRateRatio refuses impossible designs", () => {
  const design = { countA: 5, countB: 5, exposureA: 13, exposureB: 13, dispersion: 1 };
  for (const wrong of [{ countA: -1 }, { exposureB: 0 }, { power: 2 }, { level: 1 }, { dispersion: NaN }]) {
    assert.throws(() => smallestDetectableRateRatio({ ...design, ...wrong }), RangeError);
  }
});
