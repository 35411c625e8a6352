import assert from "node:assert/strict";
import { repeatShareTest } from "../../lib/stats/repeat_share_test.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { many, negativeBinomial, uniform } from "./_simulation.ts";

const kinds = ["a", "b", "c", "d", "e", null, null] as const;

Deno.test("the expected share is the rarefaction's, where every unit holds one incident", () => {
  const labels = [
    ...many(6, () => "a"),
    ...many(4, () => "b"),
    ...many(2, () => "c"),
    ...many(3, () => null),
  ];
  const [n, last] = [labels.length, 5];
  const choose = (n: number, k: number): number => k === 0 ? 1 : n < k ? 0 : n / k * choose(n - 1, k - 1);
  // A kind with m incidents first comes in the last ones exactly when none of it comes before them.
  const firsts = [6, 4, 2, 1, 1, 1].reduce((sum, m) => sum + choose(last, m) / choose(n, m), 0);
  const { expected } = repeatShareTest(
    { before: [], units: labels.map((label) => [label]), last },
    { permutations: 20_000, seed: 1 },
  );
  assert.ok(Math.abs((expected ?? 0) - (1 - firsts / last)) < 0.005);
});

Deno.test("p of repeatShareTest is uniform for bursty units that keep their pace", () => {
  const random = createRandom(133);
  const unit = () =>
    many(negativeBinomial(random, 4, 2), () => kinds[Math.floor(random.next() ** 2 * kinds.length)] ?? null);
  uniform(
    (seed) =>
      repeatShareTest({ before: [], units: many(40, unit), last: 10 }, { permutations: 199, seed }).pValue ??
        1,
    "share of repeats",
  );
});

Deno.test("what came before the units is known to them all, and stays first", () => {
  const options = { permutations: 9, seed: 1 };
  const { share, expected } = repeatShareTest({ before: ["a"], units: [["a"], ["a"]], last: 1 }, options);
  assert.deepEqual([share, expected], [1, 1]);
  assert.equal(repeatShareTest({ before: [], units: [["a"], []], last: 1 }, options).pValue, null);
  assert.equal(repeatShareTest({ before: [], units: [], last: 0 }, options).share, null);
});
