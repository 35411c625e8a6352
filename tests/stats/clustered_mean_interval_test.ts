import assert from "node:assert/strict";
import { clusteredMeanInterval } from "../../lib/stats/clustered_mean_interval.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { assertShare } from "../analyses/_simulation.ts";

Deno.test("blocks of one value each give Student's interval of the mean", () => {
  // 3.4 with a standard error of 1.029563; t(4) at 0.975 is 2.776445.
  const { estimate, confLow, confHigh, n } = clusteredMeanInterval([[1], [3], [2], [4], [7]]);
  assert.deepEqual([estimate, n], [3.4, 5]);
  assert.ok(Math.abs((confLow ?? 0) - 0.541475) < 1e-5 && Math.abs((confHigh ?? 0) - 6.258525) < 1e-5);
});

Deno.test("the interval holds the mean of uniform values that are alike in a block", () => {
  const random = createRandom(3);
  const draws = 1000;
  let held = 0;
  for (let run = 0; run < draws; run++) {
    const blocks = Array.from({ length: 15 }, () => {
      const shared = random.next();
      return Array.from({ length: random.integer(4) }, () => random.next() < 0.5 ? shared : random.next());
    });
    const { confLow, confHigh } = clusteredMeanInterval(blocks);
    if ((confLow ?? -Infinity) <= 0.5 && (confHigh ?? Infinity) >= 0.5) held++;
  }
  assertShare(held, draws, { from: 0.93, to: 0.965 });
});

Deno.test("nothing, one block and empty blocks set no bounds", () => {
  assert.deepEqual(clusteredMeanInterval([]), { estimate: null, confLow: null, confHigh: null, n: 0 });
  assert.deepEqual(clusteredMeanInterval([[1, 3], []]), {
    estimate: 2,
    confLow: null,
    confHigh: null,
    n: 2,
  });
  assert.throws(() => clusteredMeanInterval([[NaN]]), RangeError);
});
