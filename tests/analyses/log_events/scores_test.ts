import assert from "node:assert/strict";
import { pooledP, scoresOf } from "../../../lib/analyses/log_events/_scores.ts";
import type { LogEventRow } from "../../../lib/analyses/log_events/rows.ts";
import { countTails } from "../../../lib/stats/count_tails.ts";
import { dispersion } from "../../../lib/stats/dispersion.ts";
import { createRandom } from "../../../lib/stats/random.ts";
import { burstyCount } from "../_simulation.ts";

const about = {} as LogEventRow;

Deno.test("scores equal those of each block against all others, taken out one by one", () => {
  const random = createRandom(1);
  for (const mean of [0.1, 2, 40]) {
    const counts = Array.from({ length: 60 }, () => burstyCount(mean, 2, random));
    const scores = scoresOf({ about, counts });
    counts.forEach((count, at) => {
      const others = counts.toSpliced(at, 1);
      const law = {
        mean: (others.reduce((sum, other) => sum + other, 0) + 0.5) / others.length,
        dispersion: Math.max(1, dispersion(others)),
      };
      const { atLeast, atMost } = countTails(count, law);
      const expected = count === 0 ? atMost : atLeast;
      assert.ok(Math.abs((scores[at] ?? 0) - expected) <= 1e-9 * expected + 1e-300);
    });
  }
});

Deno.test("p is the rank of the window's score among all, its own included", () => {
  const scores = [[0.02, 0.5, 0.01], [0.3, 0.2, 1]].map((own) => Float64Array.from(own));
  assert.deepEqual(pooledP(scores), [2 / 6, 4 / 6]);
  assert.deepEqual(pooledP([]), []);
});
