import assert from "node:assert/strict";
import { countTails } from "../../lib/stats/count_tails.ts";
import { close, inference } from "./_reference.ts";

/** Tails by adding up probabilities one after another: each is the one before times a factor. */
function slowTails(count: number, mean: number, dispersion: number): { atMost: number; atLeast: number } {
  const shape = mean / (dispersion - 1);
  const isPoisson = dispersion === 1;
  let probability = isPoisson ? Math.exp(-mean) : dispersion ** -shape;
  let [atMost, atLeast] = [0, 0];
  for (let at = 0; probability > 0 && at < count + 10_000; at++) {
    if (at <= count) atMost += probability;
    if (at >= count) atLeast += probability;
    probability *= isPoisson ? mean / (at + 1) : (shape + at) / (at + 1) * (1 - 1 / dispersion);
  }
  return { atMost, atLeast };
}

Deno.test("countTails equals SciPy's Poisson and negative binomial laws", () => {
  for (const { count, mean, dispersion, atMost, atLeast } of inference.countTails) {
    const found = countTails(count, { mean, dispersion });
    close(found.atMost, atMost);
    close(found.atLeast, atLeast);
  }
});

Deno.test("tails equal sums of probabilities, far out and for rare counts too", () => {
  for (const mean of [0.003, 0.5, 3, 40]) {
    for (const dispersion of [1, 1.01, 2, 30]) {
      for (const count of [0, 1, 4, 60]) {
        const fast = countTails(count, { mean, dispersion });
        const slow = slowTails(count, mean, dispersion);
        for (const tail of ["atMost", "atLeast"] as const) {
          const apart = Math.abs(fast[tail] - slow[tail]) / slow[tail];
          assert.ok(
            apart < 1e-7,
            `${tail} of ${count}, mean ${mean}, dispersion ${dispersion}: ${fast[tail]}`,
          );
        }
      }
    }
  }
});

Deno.test("a dispersion of almost 1 is Poisson", () => {
  const near = countTails(7, { mean: 3, dispersion: 1 + 2e-6 });
  const poisson = countTails(7, { mean: 3, dispersion: 1 });
  assert.ok(Math.abs(near.atLeast / poisson.atLeast - 1) < 1e-4);
});

Deno.test("what is no count and no law is refused", () => {
  assert.throws(() => countTails(-1, { mean: 1, dispersion: 1 }), /Cannot find the tails of a count/);
  assert.throws(() => countTails(1.5, { mean: 1, dispersion: 1 }), RangeError);
  assert.throws(() => countTails(1, { mean: 0, dispersion: 1 }), RangeError);
  assert.throws(() => countTails(1, { mean: 1, dispersion: 0.9 }), RangeError);
  assert.throws(() => countTails(1, { mean: NaN, dispersion: 1 }), RangeError);
});
