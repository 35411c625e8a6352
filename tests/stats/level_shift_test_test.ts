import assert from "node:assert/strict";
import { levelShiftTest } from "../../lib/stats/level_shift_test.ts";
import { shiftScanner } from "../../lib/stats/_shift_scan.ts";
import { createRandom, type Random } from "../../lib/stats/random.ts";
import { many, within } from "./_simulation.ts";

/** A stationary first-order series of standard deviation 1. */
function remembering(n: number, memory: number, random: Random): number[] {
  let state = random.normal();
  return many(n, () => {
    const value = state;
    state = memory * state + Math.sqrt(1 - memory * memory) * random.normal();
    return value;
  });
}

const trials = Deno.env.has("HINDCAST_LONG") ? 400 : 60;

for (const memory of [0, 0.5, 0.8, 0.95]) {
  Deno.test(`without a shift p is seldom small: memory ${memory}, ${trials} series`, () => {
    const random = createRandom(11);
    const found = many(
      trials,
      () => levelShiftTest(remembering(78, memory, random), { seed: 1 }).pValue ?? 1,
    );
    for (const level of [0.05, 0.1]) {
      const share = found.filter((p) => p <= level).length / trials;
      within(share, 0, level, `memory ${memory} at ${level}`, trials);
    }
  });
}

Deno.test(`a shift of two standard deviations is found, its place and size inside the intervals: ${trials} series`, () => {
  const random = createRandom(12);
  const results = many(
    trials,
    () =>
      levelShiftTest(remembering(78, 0, random).map((value, week) => week < 45 ? value : value - 2), {
        seed: 1,
      }),
  );
  const found = results.filter(({ pValue }) => (pValue ?? 1) <= 0.05);
  assert.ok(found.length >= 0.95 * trials, `${found.length} of ${trials}`);
  const placed = results.filter(({ place }) => place !== null && place.low <= 45 && 45 <= place.high);
  const sized = results.filter(({ shift }) => (shift.confLow ?? 0) <= -2 && -2 <= (shift.confHigh ?? -9));
  within(placed.length / trials, 0.95, 1, "place", trials);
  within(sized.length / trials, 0.95, 1, "size", trials);
});

Deno.test(`a shift of the size called detectable is found four times in five or more often: ${trials} series`, () => {
  const random = createRandom(13);
  const found = many(trials, () => {
    const values = remembering(78, 0, random);
    const { detectable } = levelShiftTest(values, { seed: 1 });
    const shifted = values.map((value, week) => week < 39 ? value : value + (detectable ?? 0));
    return levelShiftTest(shifted, { seed: 1 }).pValue ?? 1;
  }).filter((p) => p <= 0.05).length;
  within(found / trials, 0.8, 1, "power", trials);
});

/** The obvious way: every split from scratch. */
function naiveScan(values: readonly number[], weights: readonly number[], margin: number) {
  const mean = (from: number, to: number) => {
    const at = values.map((value, i) => ({ value, weight: weights[i] ?? 0 })).slice(from, to);
    const weight = at.reduce((sum, one) => sum + one.weight, 0);
    return { weight, level: at.reduce((sum, one) => sum + one.weight * one.value, 0) / weight };
  };
  const splits = values.map((_, split) => split).filter((k) => k >= margin && k <= values.length - margin);
  return splits.map((split) => {
    const [a, b] = [mean(0, split), mean(split, values.length)];
    const squares = values.reduce(
      (sum, value, i) => sum + (weights[i] ?? 0) * (value - (i < split ? a.level : b.level)) ** 2,
      0,
    );
    const present = weights.filter((weight) => weight > 0).length;
    const reach = (b.level - a.level) ** 2 * a.weight * b.weight / (a.weight + b.weight);
    return { split, reach, size: Math.sqrt(reach / (squares / (present - 2))) };
  }).reduce((best, one) => one.reach > best.reach ? one : best);
}

Deno.test("the scan finds what looking at every split from scratch finds", () => {
  const random = createRandom(14);
  for (let turn = 0; turn < 50; turn++) {
    const values = remembering(30, 0.4, random);
    const weights = values.map(() => random.next() < 0.2 ? 0 : 1 + random.integer(5));
    const expected = naiveScan(values, weights, 4);
    const found = shiftScanner(Float64Array.from(weights), 4)(Float64Array.from(values));
    assert.equal(found.split, expected.split);
    assert.ok(Math.abs(found.size - expected.size) < 1e-9);
  }
});

Deno.test("neither the unit nor the origin of the values changes p; the shift follows the unit", () => {
  const values = remembering(40, 0, createRandom(15)).map((value, week) => week < 20 ? value : value + 1);
  const [one, other] = [values, values.map((value) => 60 * value - 7)].map((own) =>
    levelShiftTest(own, { seed: 1 })
  );
  assert.equal(one?.pValue, other?.pValue);
  assert.ok(Math.abs((other?.shift.estimate ?? 0) - 60 * (one?.shift.estimate ?? 1)) < 1e-9);
});

Deno.test("what is missing says nothing, whatever stands there", () => {
  const values = remembering(40, 0, createRandom(16));
  const weights = values.map((_, week) => week % 5 === 0 ? 0 : 1);
  const filled = values.map((value, week) => week % 5 === 0 ? NaN : value);
  assert.deepEqual(
    levelShiftTest(filled, { seed: 1, weights }),
    levelShiftTest(values, { seed: 1, weights }),
  );
});

Deno.test("short and constant series are no error, impossible options are", () => {
  assert.equal(levelShiftTest([1, 2, 3], { seed: 1 }).pValue, null);
  assert.equal(levelShiftTest(many(40, () => 3), { seed: 1 }).pValue, null);
  assert.equal(levelShiftTest([], { seed: 1 }).place, null);
  assert.throws(() => levelShiftTest([1, 2], { seed: 1, weights: [1] }), RangeError);
  assert.throws(() => levelShiftTest([1, 2], { seed: 1, weights: [1, -1] }), RangeError);
  assert.throws(() => levelShiftTest([1, 2], { seed: 1, confidence: 1 }), RangeError);
});
