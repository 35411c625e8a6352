import assert from "node:assert/strict";
import { createRandom } from "../../lib/stats/random.ts";
import { seasonalBaseline } from "../../lib/stats/seasonal_baseline.ts";

const periods = [24, 168];
const hours = 24 * 7 * 10;

function series(seed: number, usual: (hour: number) => number, spread = 1): number[] {
  const random = createRandom(seed);
  return Array.from({ length: hours }, (_, hour) => usual(hour) + spread * random.normal());
}

const daily = (hour: number) => 10 * Math.sin(hour / 24 * 2 * Math.PI);
const weekly = (hour: number) => hour % 168 < 120 ? daily(hour) : 0;

Deno.test("a day, a week and no season are told apart", () => {
  assert.equal(seasonalBaseline(series(1, daily), { periods }).period, 24);
  assert.equal(seasonalBaseline(series(2, weekly), { periods }).period, 168);
  for (let seed = 3; seed < 23; seed++) {
    assert.equal(seasonalBaseline(series(seed, () => 0), { periods }).period, null);
  }
});

Deno.test("incidents and gaps hardly move it, and it follows a level", () => {
  const level = (hour: number) => 100 + hour / 100;
  const values = series(1, (hour) => level(hour) + weekly(hour)).map((value, hour) =>
    hour >= 800 && hour < 872 ? value + 90 : hour % 11 === 0 ? null : value
  );
  const { expected, scale } = seasonalBaseline(values, { periods });
  const misses = [...expected].map((value, hour) => Math.abs(value - level(hour) - weekly(hour))).slice(
    168,
    -168,
  );
  assert.ok(Math.max(...misses.slice(632, 704)) < 6, "inside of the incident");
  assert.ok(misses.toSorted((a, b) => a - b)[Math.floor(misses.length / 2)] as number < 1);
  assert.ok(scale > 0.8 && scale < 2);
});

Deno.test("what is constant, empty or unknown has no season and no scale, and a wrong period is refused", () => {
  assert.deepEqual(seasonalBaseline([], { periods }).period, null);
  const { expected, scale } = seasonalBaseline(Array.from({ length: 300 }, () => 5), { periods });
  assert.ok(scale === 0 && expected.every((value) => value === 5));
  assert.ok(seasonalBaseline([null, null], { periods }).expected.every(Number.isNaN));
  assert.throws(() => seasonalBaseline([1], { periods: [1] }), RangeError);
});
