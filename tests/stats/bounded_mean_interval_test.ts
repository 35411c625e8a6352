import assert from "node:assert/strict";
import { boundedMeanInterval } from "../../lib/stats/bounded_mean_interval.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { covers, gamma, many, share, within } from "./_simulation.ts";

Deno.test("single values, a 0 and a 1 give Student's interval of the mean", () => {
  // Of 0.1, 0.3, 0.2, 0.4, 0.7, 0, 1: 0.385714 with a standard error of 0.133503; t(6) at 0.975 is 2.446912.
  const { estimate, confLow, confHigh, n } = boundedMeanInterval([[0.1], [0.3], [0.2], [0.4], [0.7]]);
  assert.ok(Math.abs((estimate ?? 0) - 0.34) < 1e-12);
  assert.equal(n, 5);
  assert.ok(Math.abs((confLow ?? 0) - 0.059043) < 1e-5 && Math.abs((confHigh ?? 0) - 0.712385) < 1e-5);
});

Deno.test("values that are all the same leave room, the less the more there are", () => {
  const lows = [3, 14, 100].map((weeks) => boundedMeanInterval(many(weeks, () => [1])).confLow ?? 1);
  assert.ok(lows.every((low) => low < 1));
  assert.deepEqual(lows.toSorted((a, b) => a - b), lows);
});

const random = createRandom(3);

Deno.test("the interval holds the mean of uniform values that are alike in a block", () => {
  const covered = share(() => {
    const blocks = many(15, () => {
      const shared = random.next();
      return many(random.integer(4), () => random.next() < 0.5 ? shared : random.next());
    });
    return covers(boundedMeanInterval(blocks), 0.5);
  }, 2_000);
  within(covered, 0.94, 0.96, "uniform values alike in a block", 2_000);
});

for (const mean of [0.9, 0.95, 0.98]) {
  Deno.test(`the interval holds a mean of ${mean}`, () => {
    const beta = () => {
      const [a, b] = [gamma(random, 4 * mean), gamma(random, 4 * (1 - mean))];
      return a / (a + b);
    };
    const covered = share(
      () => covers(boundedMeanInterval(many(15, () => many(1 + random.integer(2), beta))), mean),
      2_000,
    );
    within(covered, 0.95, 1, `a mean of ${mean}`, 2_000);
  });
}

Deno.test("nothing, one block and empty blocks set no bounds, and what is no share is refused", () => {
  assert.deepEqual(boundedMeanInterval([]), { estimate: null, confLow: null, confHigh: null, n: 0 });
  assert.deepEqual(boundedMeanInterval([[0.25, 0.75], []]), {
    estimate: 0.5,
    confLow: null,
    confHigh: null,
    n: 2,
  });
  assert.throws(() => boundedMeanInterval([[NaN]]), RangeError);
  assert.throws(() => boundedMeanInterval([[1.5]]), RangeError);
});
