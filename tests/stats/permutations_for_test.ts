import assert from "node:assert/strict";
import { permutationsFor } from "../../lib/stats/permutations_for.ts";

Deno.test("the smallest p of so many permutations passes the adjustment of a single true one among all tests", () => {
  for (const tests of [1, 40, 500, 20_000]) {
    for (const confidence of [0.9, 0.95, 0.99]) {
      const smallest = 1 / (permutationsFor(tests, confidence) + 1);
      assert.ok(smallest * tests <= (1 - confidence) / 2 * (1 + 1e-9), `${tests} tests at ${confidence}`);
    }
  }
  assert.equal(permutationsFor(0, 0.95), 1999);
});
