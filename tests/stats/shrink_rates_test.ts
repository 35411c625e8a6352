import assert from "node:assert/strict";
import { createRandom } from "../../lib/stats/random.ts";
import { shrinkRates } from "../../lib/stats/shrink_rates.ts";
import { close, reference } from "./_reference.ts";
import { covers, gamma, many, poisson, simulations, within } from "./_simulation.ts";

Deno.test("shrinkRates sums up the whole mixture of posteriors, computed by SciPy on a finer grid", () => {
  for (const { units } of reference.shrinkRates) {
    const named = units.map((unit, i) => ({
      name: `service ${i}`,
      count: unit.count,
      exposure: unit.exposure,
    }));
    shrinkRates(named).forEach((found, i) => {
      close(found.estimate, units[i]?.estimate ?? null, 0.01);
      close(found.weight, units[i]?.weight ?? null, 0.01);
      close(found.confHigh, units[i]?.high ?? null, 0.01);
      // The lower end of a rate that may be next to nothing is only told to a share of the estimate.
      assert.ok(Math.abs(found.confLow - (units[i]?.low ?? NaN)) < 0.01 * found.estimate);
    });
  }
});

const random = createRandom(117);
for (const [units, shape, most] of [[5, 2, 0.96], [12, 2, 0.96], [12, 0.7, 0.96], [12, 20, 0.995]] as const) {
  Deno.test(`shrinkRates covers ${units} rates that differ by a Gamma law of shape ${shape}`, () => {
    let covered = 0;
    const trials = simulations / 4;
    for (let trial = 0; trial < trials; trial++) {
      const rates = many(units, () => gamma(random, shape) * 0.3 / shape);
      const counted = rates.map((rate, i) => {
        const exposure = i % 3 === 0 ? 4 : 26;
        return { name: String(i), exposure, count: poisson(random, rate * exposure) };
      });
      shrinkRates(counted).forEach((found, i) => covered += covers(found, rates[i] ?? NaN) ? 1 : 0);
    }
    within(covered / trials / units, 0.935, most, `${units} units`, trials * units);
  });
}

Deno.test("shrinkRates draws thin units most, and all between their own rate and that of all", () => {
  const rows = shrinkRates([
    { name: "large", count: 60, exposure: 60 },
    { name: "small", count: 3, exposure: 1 },
    { name: "quiet", count: 0, exposure: 2 },
    { name: "other", count: 31, exposure: 26 },
  ]);
  const [large, small, quiet] = rows;
  assert.ok(large && small && quiet && small.weight < large.weight && small.weight > 0);
  assert.ok(small.estimate < small.raw && quiet.estimate > quiet.raw);
  assert.ok(rows.every(({ confLow, estimate, confHigh }) => confLow < estimate && estimate < confHigh));
});

Deno.test("shrinkRates borrows nothing where there is nothing to borrow", () => {
  assert.deepEqual(shrinkRates([]), []);
  const [alone] = shrinkRates([{ name: "only", count: 10, exposure: 5 }]);
  assert.deepEqual([alone?.estimate, alone?.weight], [2, 1]);
  // Garwood's interval of a count of ten.
  close(alone?.confLow, 4.795389 / 5, 1e-6);
  close(alone?.confHigh, 18.390356 / 5, 1e-6);
  const [none] = shrinkRates([{ name: "a", count: 0, exposure: 4 }, { name: "b", count: 0, exposure: 9 }]);
  assert.deepEqual([none?.estimate, none?.confLow], [0, 0]);
  close(none?.confHigh, -Math.log(0.025) / 4);
});

Deno.test("shrinkRates refuses impossible counts and exposures", () => {
  assert.throws(() => shrinkRates([{ name: "a", count: 1, exposure: 0 }]), {
    name: "RangeError",
    message: "Cannot shrink rates: exposure 0 is 0. Give the positive time or share it was watched.",
  });
  assert.throws(() => shrinkRates([{ name: "a", count: -1, exposure: 1 }]), RangeError);
});
