import assert from "node:assert/strict";
import { brokenLine } from "../../lib/stats/broken_line.ts";
import { createRandom } from "../../lib/stats/random.ts";

/** Squares left by the best line for one bend, found by trying slopes and levels. */
function slowSquares(xs: readonly number[], ys: readonly number[], bend: number): number {
  let best = Infinity;
  for (let slope = -4; slope <= 4; slope += 0.01) {
    const rest = xs.map((x, at) => (ys[at] ?? 0) - slope * Math.max(0, x - bend));
    const level = rest.reduce((sum, value) => sum + value, 0) / rest.length;
    best = Math.min(best, rest.reduce((sum, value) => sum + (value - level) ** 2, 0));
  }
  return best;
}

Deno.test("the bend leaves the smallest squares of all, as trying lines one by one finds", () => {
  const random = createRandom(1);
  for (let run = 0; run < 5; run++) {
    const xs = Array.from({ length: 20 }, (_, at) => at);
    const ys = xs.map((x) => 3 + 0.7 * Math.max(0, x - 12) + random.normal());
    const line = brokenLine(xs, ys);
    const slow = xs.slice(0, -1).map((bend) => slowSquares(xs, ys, bend));
    assert.ok(Math.abs(line.squares - Math.min(...slow)) < 1e-2);
    assert.equal(line.bend, slow.indexOf(Math.min(...slow)));
  }
});

Deno.test("a bend in noise is found near where it is, also downwards and in any order", () => {
  const random = createRandom(2);
  const points = Array.from({ length: 168 }, (_, at) => ({ x: at - 167, y: 0 }))
    .map(({ x }) => ({ x, y: 5 - 0.1 * Math.max(0, x + 72) + 0.3 * random.normal() }));
  random.shuffle(points);
  const { bend, slope, level } = brokenLine(points.map(({ x }) => x), points.map(({ y }) => y));
  assert.ok(Math.abs(bend + 72) <= 4, `${bend}`);
  assert.ok(Math.abs(slope + 0.1) < 0.01 && Math.abs(level - 5) < 0.1);
});

Deno.test("fewer than three points, uneven lists and what is not finite are refused", () => {
  assert.throws(() => brokenLine([1, 2], [1, 2]), /at least three finite pairs/);
  assert.throws(() => brokenLine([1, 2, 3], [1, 2]), RangeError);
  assert.throws(() => brokenLine([1, 2, 3], [1, NaN, 2]), RangeError);
});
