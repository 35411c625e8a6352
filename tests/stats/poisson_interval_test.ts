import assert from "node:assert/strict";
import { poissonInterval } from "../../lib/stats/poisson_interval.ts";
import { close, inference } from "./_reference.ts";

Deno.test("poissonInterval equals SciPy's chi-squared quantiles", () => {
  for (const { count, confidence, low, high } of inference.poissonInterval) {
    const found = poissonInterval(count, { confidence });
    assert.deepEqual([found.estimate, found.n], [count, count]);
    close(found.confLow, low, 1e-12);
    close(found.confHigh, high, 1e-12);
  }
});

Deno.test("poissonInterval covers at least what it says at every expectation", () => {
  for (const mean of [0.1, 1, 3.7, 12, 40]) {
    let [covered, probability] = [0, Math.exp(-mean)];
    for (let count = 0; count < 200; count++) {
      const { confLow, confHigh } = poissonInterval(count);
      if ((confLow ?? 0) <= mean && mean <= (confHigh ?? 0)) covered += probability;
      probability *= mean / (count + 1);
    }
    assert.ok(covered >= 0.95, `${mean}: ${covered}`);
  }
});

Deno.test("poissonInterval refuses what is no count", () => {
  assert.throws(() => poissonInterval(0.5), /count 0 is 0\.5/);
});
