import assert from "node:assert/strict";
import { grangerByOrder } from "../../lib/stats/granger_by_order.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { close, inference } from "./_reference.ts";
import { many, uniform } from "./_simulation.ts";

Deno.test("grangerByOrder equals statsmodels at every order, each with its own sample", () => {
  for (const { x, y, f, p } of inference.grangerByOrder) {
    const found = grangerByOrder(x, y, f.length);
    assert.equal(found.length, f.length);
    found.forEach((order, at) => {
      assert.equal(order.order, at + 1);
      close(order.f, f[at] ?? null);
      close(order.pValue, p[at] ?? null);
    });
  }
});

Deno.test("p of grangerByOrder is uniform for white series", () => {
  const random = createRandom(308);
  const white = () => many(80, random.normal);
  uniform(() => grangerByOrder(white(), white(), 4).at(3)?.pValue ?? NaN, "order 4");
});

Deno.test("orders without values enough are left out, constants say nothing", () => {
  assert.deepEqual(grangerByOrder([1, 2, 1, 3], [2, 1, 2, 2], 3), []);
  assert.equal(grangerByOrder([1, 2, 1, 3, 2], [2, 1, 2, 2, 5], 3).length, 1);
  const flat = grangerByOrder(many(20, () => 7), many(20, () => 7), 2);
  assert.deepEqual(flat.map(({ f }) => f), [null, null]);
  assert.throws(() => grangerByOrder([1], [1, 2], 1), RangeError);
  assert.throws(() => grangerByOrder([1, 2], [1, 2], 0), /the largest order is 0/);
});
