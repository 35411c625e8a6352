import assert from "node:assert/strict";
import { createRandom } from "../../lib/stats/random.ts";

Deno.test("a seed fixes every draw, on every machine", () => {
  const { next, integer, normal, shuffle } = createRandom(20261123);
  const drawn = [next(), next(), integer(1000), normal(), ...shuffle([1, 2, 3, 4, 5])];
  const again = createRandom(20261123);
  assert.deepEqual(drawn, [
    again.next(),
    again.next(),
    again.integer(1000),
    again.normal(),
    ...again.shuffle([1, 2, 3, 4, 5]),
  ]);
  assert.deepEqual(drawn.slice(0, 3), [0.3020696819294244, 0.6116659573744982, 30]);
});

Deno.test("seeds that differ in one bit, or only above 2^32, share nothing", () => {
  const firsts = [0, 1, 2, -1, 2 ** 32, 2 ** 32 + 1, 2 ** 52].map((seed) => createRandom(seed).next());
  assert.equal(new Set(firsts).size, firsts.length);
  let agreeing = 0;
  for (let seed = 0; seed < 2000; seed++) {
    agreeing += createRandom(seed).next() < 0.5 === createRandom(seed + 1).next() < 0.5 ? 1 : 0;
  }
  assert.ok(Math.abs(agreeing - 1000) < 3.29 * Math.sqrt(500), String(agreeing));
});

Deno.test("uniform draws fill 100 bins evenly", () => {
  const { next } = createRandom(3);
  const bins = new Float64Array(100);
  for (let draw = 0; draw < 100_000; draw++) bins[Math.floor(next() * 100)]! += 1;
  const chiSquare = bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
  // 99.9 % of a chi-square law with 99 degrees of freedom.
  assert.ok(chiSquare < 148.3 && chiSquare > 60, String(chiSquare));
});

Deno.test("normal draws have mean 0, variance 1, and tails", () => {
  const { normal } = createRandom(4);
  const drawn = Array.from({ length: 100_000 }, normal);
  const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
  const variance = drawn.reduce((sum, value) => sum + value * value, 0) / drawn.length;
  const beyond = drawn.filter((value) => Math.abs(value) > 1.959964).length / drawn.length;
  assert.ok(Math.abs(mean) < 3.29 / Math.sqrt(1e5) && Math.abs(variance - 1) < 3.29 * Math.sqrt(2 / 1e5));
  assert.ok(Math.abs(beyond - 0.05) < 3.29 * Math.sqrt(0.0475 / 1e5));
});

Deno.test("a shuffle gives all 24 orders of four things equally often", () => {
  const { shuffle } = createRandom(5);
  const seen = new Map<string, number>();
  for (let draw = 0; draw < 24_000; draw++) {
    const order = shuffle([0, 1, 2, 3]).join("");
    seen.set(order, (seen.get(order) ?? 0) + 1);
  }
  const chiSquare = [...seen.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
  assert.equal(seen.size, 24);
  assert.ok(chiSquare < 49.7, String(chiSquare));
});

Deno.test("impossible seeds and bounds are refused", () => {
  assert.throws(() => createRandom(0.5), {
    name: "RangeError",
    message: "Cannot seed the random numbers: the seed is 0.5. Give a whole number.",
  });
  for (const below of [0, -1, 1.5, NaN, 2 ** 32 + 1]) {
    assert.throws(() => createRandom(1).integer(below), RangeError);
  }
  assert.equal(createRandom(1).integer(1), 0);
});
