import assert from "node:assert/strict";
import { effectiveTests } from "../../lib/stats/effective_tests.ts";
import { createRandom } from "../../lib/stats/random.ts";

const random = createRandom(4);

/** The smallest of so many p-values, of which copies come in groups of equal ones. */
function smallest(independent: number): number {
  return Math.min(...Array.from({ length: independent }, () => random.next()));
}

Deno.test("so many independent tests amount to as many, however often each is repeated", () => {
  for (const tests of [1, 5, 100]) {
    const worlds = Array.from({ length: 4000 }, () => smallest(tests));
    assert.ok(Math.abs(effectiveTests(worlds) / tests - 1) < 0.06, `${tests}: ${effectiveTests(worlds)}`);
  }
});

Deno.test("the smallest p adjusted by it is uniform", () => {
  const tests = effectiveTests(Array.from({ length: 4000 }, () => smallest(30)));
  const adjusted = Array.from({ length: 4000 }, () => 1 - (1 - smallest(30)) ** tests);
  const share = adjusted.filter((p) => p <= 0.05).length / adjusted.length;
  assert.ok(Math.abs(share - 0.05) < 0.012, `${share}`);
});

Deno.test("worlds without a trial weigh nothing, and there is at least one test", () => {
  assert.equal(effectiveTests([1, 1]), 1);
  assert.equal(effectiveTests([0.5, 1, 1]), effectiveTests([0.5]));
  assert.equal(effectiveTests([0.9, 0.99]), 1);
});

Deno.test("what is no probability, and no world at all, are refused", () => {
  assert.throws(() => effectiveTests([]), /there is no world/);
  assert.throws(() => effectiveTests([0.5, NaN]), /p is NaN/);
  assert.throws(() => effectiveTests([1.2]), RangeError);
});
