import assert from "node:assert/strict";
import { clusteredShareInterval } from "../../lib/stats/clustered_share_interval.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { shareInterval, wilsonEnds } from "../../lib/stats/share_interval.ts";
import { close, inference } from "./_reference.ts";
import { covers, gamma, many, poisson, share, within } from "./_simulation.ts";

Deno.test("clusteredShareInterval equals statsmodels' Wilson interval for as many cases as NumPy finds units worth", () => {
  for (const { hits, n, confidence, low, high } of inference.clusteredShareInterval) {
    const units = hits.map((count, at) => ({ hits: count, n: n[at] as number }));
    const { confLow, confHigh } = clusteredShareInterval(units, { confidence });
    assert.ok(Math.abs((confLow ?? NaN) - low) < 1e-12);
    close(confHigh, high);
  }
});

Deno.test("cases that fall as independent ones do have Wilson's interval", () => {
  const units = many(10, () => ({ hits: 3, n: 5 }));
  assert.deepEqual(clusteredShareInterval(units), shareInterval(30, 50));
  const all = many(4, () => ({ hits: 5, n: 5 }));
  assert.deepEqual(clusteredShareInterval(all), shareInterval(20, 20));
});

Deno.test("the design effect is Kish's", () => {
  const units = [{ hits: 4, n: 4 }, { hits: 0, n: 4 }, { hits: 4, n: 4 }, { hits: 0, n: 4 }];
  // Variance 4/3 · 4 · 2² / 16² = 1/12 against 1/4 / 16: 16/3 times as much, so 16 cases are worth three;
  // four units tell their spread so badly that Student's 3.18 stands for the normal law's 1.96.
  const { confLow, confHigh } = clusteredShareInterval(units);
  const ends = wilsonEnds(0.5, 3 * (1.959963984540054 / 3.182446305284263) ** 2, 0.95);
  assert.ok(Math.abs((confLow ?? 1) - ends[0]) < 1e-9 && Math.abs((confHigh ?? 0) - ends[1]) < 1e-9);
});

const random = createRandom(134);
function beta(mean: number, size: number): number {
  const [a, b] = [gamma(random, mean * size), gamma(random, (1 - mean) * size)];
  return a / (a + b);
}

for (
  const [weeks, mean, size, low, high] of [
    [13, 0.7, 1e6, 0.94, 0.97],
    [13, 0.7, 4, 0.92, 0.96],
    [26, 0.8, 4, 0.93, 0.96],
    [52, 0.5, 2, 0.93, 0.96],
  ] as const
) {
  Deno.test(`clusteredShareInterval covers over ${weeks} weeks of ${mean}, mixed like ${size}`, () => {
    const covered = share(() => {
      const units = many(weeks, () => {
        const [n, own] = [poisson(random, 5), beta(mean, size)];
        return { hits: many(n, () => random.next()).filter((draw) => draw < own).length, n };
      });
      return covers(clusteredShareInterval(units), mean);
    }, 2_000);
    within(covered, low, high, `${weeks} weeks of ${mean}, mixed like ${size}`, 2_000);
  });
}

Deno.test("clusteredShareInterval is open for one unit, silent for none, and refuses what is no count", () => {
  const one = [{ hits: 1, n: 2 }, { hits: 0, n: 0 }];
  assert.deepEqual(clusteredShareInterval(one), { estimate: 0.5, confLow: null, confHigh: null, n: 2 });
  assert.deepEqual(clusteredShareInterval([]), { estimate: null, confLow: null, confHigh: null, n: 0 });
  assert.throws(() => clusteredShareInterval([{ hits: 3, n: 2 }]), RangeError);
});
