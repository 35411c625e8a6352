import assert from "node:assert/strict";
import { cohenKappa } from "../../lib/stats/kappa.ts";
import { createRandom } from "../../lib/stats/random.ts";
import reference from "../reference/classifiers.json" with { type: "json" };
import { close } from "./_reference.ts";
import { share, simulations, within } from "./_simulation.ts";

Deno.test("cohenKappa equals statsmodels", () => {
  for (const { table, confidence, kappa, low, high } of reference.kappa) {
    const found = cohenKappa(table, { confidence });
    close(found.estimate, kappa, 1e-9);
    close(found.confLow, low, 1e-9);
    close(found.confHigh, high, 1e-9);
  }
});

Deno.test("cohenKappa is 1 for full agreement, near 0 for chance, and null where nothing can be told", () => {
  assert.deepEqual(cohenKappa([[4, 0], [0, 6]]), { estimate: 1, confLow: null, confHigh: null, n: 10 });
  assert.equal(cohenKappa([[5, 0], [0, 0]]).estimate, null);
  assert.equal(cohenKappa([[0, 0], [0, 0]]).estimate, null);
  assert.throws(() => cohenKappa([[1, 2]]), RangeError);
  assert.throws(() => cohenKappa([[0.5]]), RangeError);
});

Deno.test("cohenKappa covers the truth of two judges of known quality", () => {
  const random = createRandom(8);
  // Each agrees with the truth three times of four, else says any of the other two.
  const judge = (truth: number) => random.next() < 0.75 ? truth : (truth + 1 + random.integer(2)) % 3;
  const agree = 0.75 ** 2 + 2 * 0.125 ** 2;
  const kappa = (agree - 1 / 3) / (2 / 3);
  const covered = share(() => {
    const table = [[0, 0, 0], [0, 0, 0], [0, 0, 0]];
    for (let i = 0; i < 120; i++) {
      const truth = random.integer(3);
      const row = table[judge(truth)] ?? [];
      const at = judge(truth);
      row[at] = (row[at] ?? 0) + 1;
    }
    const { confLow, confHigh } = cohenKappa(table);
    return (confLow ?? 1) <= kappa && kappa <= (confHigh ?? 0);
  });
  within(covered, 0.93, 0.97, "coverage", simulations);
});
