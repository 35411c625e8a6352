import assert from "node:assert/strict";
import { grangerTest } from "../../lib/stats/granger_test.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { autoregressive, shapes } from "./_series.ts";
import { share, within } from "./_simulation.ts";

for (const [name, draw] of Object.entries(shapes)) {
  Deno.test(`grangerTest keeps its level for two series that have nothing to do with each other: ${name}`, () => {
    const random = createRandom(309);
    const period = name.includes("season") ? 7 : 1;
    const alarms = share(() =>
      (grangerTest(draw(random, 104), draw(random, 104), { period }).pValue ?? 1) <= 0.05
    );
    within(alarms, 0, 0.05, name);
  });
}

Deno.test("grangerTest finds a planted lead of three steps nine times of ten, and none the other way round", () => {
  const random = createRandom(310);
  let [found, turned] = [0, 0];
  for (let trial = 0; trial < 100; trial++) {
    const x = autoregressive(random, 200, 0.8);
    const y = autoregressive(random, 200, 0.5).map((value, at) => value + 0.5 * (x[at - 3] ?? 0));
    if ((grangerTest(x, y).pValue ?? 1) <= 0.05) found++;
    if ((grangerTest(y, x).pValue ?? 1) <= 0.05) turned++;
  }
  assert.ok(found >= 90, `${found} of 100`);
  assert.ok(turned <= 14, `${turned} of 100`);
});

Deno.test("only orders up to a tenth of the values are tried, and paid for", () => {
  const random = createRandom(311);
  const [x, y] = [autoregressive(random, 70, 0), autoregressive(random, 70, 0)];
  const { orders, order, pValue } = grangerTest(x, y);
  assert.deepEqual(orders.map(({ order }) => order), [1, 2, 3, 6]);
  const least = Math.min(...orders.map(({ pValue }) => pValue ?? 1));
  assert.equal(pValue, Math.min(1, 4 * least));
  assert.equal(orders.find((one) => one.pValue === least)?.order, order);
});

Deno.test("grangerTest tells nothing of few values and constants, and refuses what is no period", () => {
  assert.deepEqual(grangerTest([1, 2, 3], [1, 2, 3]), { orders: [], order: null, pValue: null });
  const flat = Array.from({ length: 60 }, () => 4);
  assert.equal(grangerTest(flat, flat).pValue, null);
  assert.throws(() => grangerTest(flat, flat, { period: 0 }), /the period is 0/);
});
