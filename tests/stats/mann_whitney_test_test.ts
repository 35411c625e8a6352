import assert from "node:assert/strict";
import { mannWhitneyTest } from "../../lib/stats/mann_whitney_test.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { close, inference } from "./_reference.ts";
import { covers, many, poisson, share, uniform, within } from "./_simulation.ts";

Deno.test("mannWhitneyTest equals SciPy: exact p, p with ties, and the ends of its score interval", () => {
  for (const { a, b, u, pValue, low, high } of inference.mannWhitneyTest) {
    const found = mannWhitneyTest(a, b);
    assert.equal(found.u, u);
    close(found.pValue, pValue);
    close(found.auc.estimate, u / (a.length * b.length), 1e-15);
    close(found.auc.confLow, low);
    close(found.auc.confHigh, high);
  }
});

Deno.test("U counts the pairs in which b is greater, ties by half", () => {
  const random = createRandom(304);
  for (let trial = 0; trial < 200; trial++) {
    const [a, b] = [
      many(1 + random.integer(9), () => random.integer(6)),
      many(1 + random.integer(9), () => random.integer(6)),
    ];
    const pairs = a.flatMap((one) => b.map((other): number => other > one ? 1 : other === one ? 0.5 : 0));
    assert.equal(mannWhitneyTest(a, b).u, pairs.reduce((sum, won) => sum + won, 0));
  }
});

const random = createRandom(305);
for (const [a, b] of [[10, 30], [20, 20], [9, 200]] as const) {
  Deno.test(`p of mannWhitneyTest is uniform under the null at ${a} v ${b}`, () => {
    uniform(
      () => mannWhitneyTest(many(a, random.normal), many(b, random.normal)).pValue ?? NaN,
      `${a} v ${b}`,
    );
  });
}
for (const [a, b] of [[2, 38], [5, 15], [30, 30]] as const) {
  Deno.test(`mannWhitneyTest keeps its level with counts, ties and all, at ${a} v ${b}`, () => {
    const draw = () => poisson(random, 2);
    within(share(() => (mannWhitneyTest(many(a, draw), many(b, draw)).pValue ?? 1) <= 0.05), 0, 0.05, "ties");
  });
  Deno.test(`the interval of the area covers it at ${a} v ${b}`, () => {
    // P(x + 1.2 > y) of two standard normal variables.
    const truth = 0.8019270567;
    const shifted = () => random.normal() + 1.2;
    const covered = share(() => covers(mannWhitneyTest(many(a, random.normal), many(b, shifted)).auc, truth));
    within(covered, 0.94, 0.975, `${a} v ${b}`);
  });
}

Deno.test("groups that lie wholly apart leave an open question, and none leave all open", () => {
  const { auc } = mannWhitneyTest([1, 2, 3], [4, 5, 6]);
  assert.equal(auc.estimate, 1);
  assert.ok((auc.confLow ?? 1) < 0.8 && auc.confHigh === 1);
  assert.deepEqual(mannWhitneyTest([], [1]).auc, { estimate: null, confLow: null, confHigh: null, n: 1 });
  assert.equal(mannWhitneyTest([1], []).pValue, null);
  assert.equal(mannWhitneyTest([5, 5, 5], [5, 5]).pValue, 1);
  assert.throws(() => mannWhitneyTest([NaN], [1]), /Cannot compare the ranks of two groups: value 0 is NaN/);
});
