import assert from "node:assert/strict";
import { weekBlockTest } from "../../lib/stats/profile_test.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { close } from "./_reference.ts";
import { many, poisson, share, uniform, within } from "./_simulation.ts";

const random = createRandom(118);

/** Weeks of incidents that come alone (burst 1) or several in one slot, where exposure alone decides. */
function draw(weeks: number, exposure: readonly number[], perWeek: number, burst: number): number[][] {
  const whole = exposure.reduce((sum, part) => sum + part, 0);
  return many(weeks, () => {
    const counts = exposure.map(() => 0);
    for (let left = poisson(random, perWeek / burst); left > 0; left--) {
      let [slot, at] = [0, random.next() * whole];
      while (at > (exposure[slot] ?? Infinity)) at -= exposure[slot++] ?? 0;
      counts[slot] = (counts[slot] ?? 0) + (burst === 1 ? 1 : 1 + poisson(random, burst - 1));
    }
    return counts;
  });
}

const even = many(7, () => 1);
const daily = Array.from({ length: 24 }, (_, hour) => 1 + 0.6 * Math.cos(2 * Math.PI * hour / 24));

for (const burst of [1, 5]) {
  Deno.test(`p of weekBlockTest is uniform for even exposure and bursts of ${burst}`, () => {
    uniform(
      (seed) => weekBlockTest(draw(26, even, 5, burst), even, { permutations: 199, seed }).pValue,
      `${burst}`,
    );
  });
  Deno.test(`p of weekBlockTest keeps its level for uneven exposure and bursts of ${burst}`, () => {
    const rejected = share((seed) =>
      weekBlockTest(draw(26, daily, 5, burst), daily, { permutations: 199, seed }).pValue <= 0.05
    );
    within(rejected, 0.025, 0.06, `${burst}`);
  });
}

Deno.test("no slot is reported where there is no pattern, however many are looked at", () => {
  const hours = many(7, () => daily).flat();
  const reported = share(
    (seed) =>
      weekBlockTest(draw(26, hours, 5, 5), hours, { permutations: 1999, seed }).cells.some(({ qValue }) =>
        qValue <= 0.05
      ),
    60,
  );
  within(reported, 0, 0.05, "168 slots", 60);
});

Deno.test("a slot that is busy every week is found; the same incidents in one week are not", () => {
  const quiet = [1, 1, 1, 1, 1, 1, 1];
  const busy = many(13, () => [3, ...quiet.slice(1)]);
  const found = weekBlockTest(busy, even, { permutations: 1999, seed: 1 });
  assert.ok(found.pValue < 0.01);
  assert.deepEqual(found.cells.filter(({ qValue }) => qValue <= 0.05).map(({ slot }) => slot), [0]);
  const once = [[27, ...quiet.slice(1)], ...many(12, () => quiet)];
  assert.ok(weekBlockTest(once, even, { permutations: 1999, seed: 1 }).pValue > 0.2);
});

Deno.test("a pattern that exposure explains is none", () => {
  const weekdays = [5, 5, 5, 5, 5, 1, 1];
  const { pValue, cells } = weekBlockTest(many(26, () => weekdays), weekdays, { permutations: 999, seed: 1 });
  assert.equal(pValue, 1);
  for (const { ratio } of cells) close(ratio.estimate, 1, 1e-12);
});

/** All seven moves of every week, for even exposure: the law that permutations draw from. */
function exactly(
  weeks: readonly (readonly number[])[],
): { beyond: number; reaching: number; slotPValues: number[] } {
  const turned = (week: readonly number[], by: number): number[] => [...week.slice(by), ...week.slice(0, by)];
  let all: number[][] = [[0, 0, 0, 0, 0, 0, 0]];
  for (const week of weeks) {
    all = all.flatMap((sums) =>
      week.map((_, by) => turned(week, by).map((count, slot) => count + (sums[slot] ?? 0)))
    );
  }
  const observed = weeks.reduce<number[]>((sums, week) => sums.map((sum, slot) => sum + (week[slot] ?? 0)), [
    0,
    0,
    0,
    0,
    0,
    0,
    0,
  ]);
  const mean = observed.reduce((sum, count) => sum + count, 0) / 7;
  // Every slot has the same variance here, so it cancels.
  const excess = (counts: readonly number[]): number =>
    counts.reduce((sum, count) => sum + (count - mean) ** 2, 0);
  const part = (held: (counts: number[]) => boolean): number => all.filter(held).length / all.length;
  return {
    beyond: part((counts) => excess(counts) > excess(observed) + 1e-9),
    reaching: part((counts) => excess(counts) >= excess(observed) - 1e-9),
    slotPValues: observed.map((found, slot) =>
      Math.min(
        1,
        2 * Math.min(
          part((counts) => (counts[slot] ?? 0) >= found),
          part((counts) => (counts[slot] ?? 0) <= found),
        ),
      )
    ),
  };
}

Deno.test("p comes near the count of all moves of all weeks", () => {
  for (let trial = 0; trial < 4; trial++) {
    const weeks = draw(5, even, 6, 2);
    const { pValue, cells } = weekBlockTest(weeks, even, { permutations: 10_000, seed: trial });
    const twin = exactly(weeks);
    // Variances by slot are drawn too and part what is equal in the twin, so p may fall anywhere among the ties.
    assert.ok(pValue > twin.beyond - 0.02 && pValue < twin.reaching + 0.02, `${pValue}`);
    cells.forEach((cell, slot) => assert.ok(Math.abs(cell.pValue - (twin.slotPValues[slot] ?? NaN)) < 0.04));
  }
});

Deno.test("weekBlockTest tells nothing of no weeks, no incidents, one slot", () => {
  const options = { permutations: 99, seed: 1 };
  for (const weeks of [[], [[0, 0]], [[0, 0], [0, 0]]]) {
    const { statistic, pValue, cells } = weekBlockTest(weeks, [1, 2], options);
    assert.deepEqual([statistic, pValue], [0, 1]);
    for (const { ratio, qValue } of cells) {
      assert.deepEqual([ratio, qValue], [{ estimate: null, confLow: null, confHigh: null, n: 0 }, 1]);
    }
  }
  assert.equal(weekBlockTest([[4], [2]], [1], options).pValue, 1);
  assert.deepEqual(weekBlockTest([], [], options), { statistic: 0, pValue: 1, cells: [] });
});

Deno.test("weekBlockTest refuses weeks of another length and slots without exposure", () => {
  assert.throws(() => weekBlockTest([[1, 2, 3]], [1, 1], { seed: 1 }), {
    name: "RangeError",
    message:
      "Cannot test the profile of a week: a week holds 3 values instead of 2. Give one value for each.",
  });
  assert.throws(() => weekBlockTest([[1, 2]], [1, 0], { seed: 1 }), RangeError);
  assert.throws(() => weekBlockTest([[1, -2]], [1, 1], { seed: 1 }), RangeError);
});
