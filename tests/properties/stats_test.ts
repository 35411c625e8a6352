import assert from "node:assert/strict";
import { benjaminiHochberg } from "../../lib/stats/benjamini_hochberg.ts";
import { dispersion } from "../../lib/stats/dispersion.ts";
import type { Estimate } from "../../lib/stats/estimate.ts";
import { geometricMeanInterval } from "../../lib/stats/geometric_mean_interval.ts";
import { kaplanMeier } from "../../lib/stats/kaplan_meier.ts";
import { spellsTest } from "../../lib/stats/log_rank_test.ts";
import { meanCountInterval } from "../../lib/stats/mean_count_interval.ts";
import { medianInterval } from "../../lib/stats/median_interval.ts";
import { weekBlockTest } from "../../lib/stats/profile_test.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { rateRatioTest } from "../../lib/stats/rate_ratio_test.ts";
import { medianRatioTest } from "../../lib/stats/ratio_of_medians.ts";
import { shrinkRates } from "../../lib/stats/shrink_rates.ts";

const random = createRandom(200);
const trials = 60;
const options = { permutations: 499, seed: 3 };

function many<T>(n: number, draw: () => T): T[] {
  return Array.from({ length: n }, draw);
}

/** Durations in whole minutes, with ties. */
const minutes = (n: number): number[] => many(n, () => Math.ceil(30 * Math.exp(1.3 * random.normal())));
const counts = (n: number): number[] => many(n, () => random.integer(random.next() < 0.2 ? 12 : 4));
const spells = (n: number) => minutes(n).map((time) => ({ time, observed: random.next() < 0.8 }));

function near(one: unknown, other: unknown, tolerance: number): void {
  if (typeof one === "number" && typeof other === "number") {
    return assert.ok(
      Math.abs(one - other) <= tolerance * Math.max(1e-9, Math.abs(one)),
      `${one} is not ${other}`,
    );
  }
  if (one === null || other === null || typeof one !== "object" || typeof other !== "object") {
    return assert.equal(one, other);
  }
  const [left, right] = [Object.entries(one), Object.entries(other)];
  assert.equal(left.length, right.length);
  left.forEach(([key, value], i) => {
    assert.equal(key, right[i]?.[0]);
    near(value, right[i]?.[1], tolerance);
  });
}

function times({ estimate, confLow, confHigh, n }: Estimate, factor: number): Estimate {
  const scaled = (value: number | null): number | null => value === null ? null : value * factor;
  return { estimate: scaled(estimate), confLow: scaled(confLow), confHigh: scaled(confHigh), n };
}

/** Every number in a result, however deep. */
function numbers(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(numbers) : [];
}

Deno.test("no estimate depends on the order of its rows", () => {
  for (let trial = 0; trial < trials; trial++) {
    const n = 1 + random.integer(30);
    const [values, tally, lives] = [minutes(n), counts(n), spells(n)];
    const turned = <T>(rows: readonly T[]): T[] => random.shuffle([...rows]);
    near(medianInterval(values), medianInterval(turned(values)), 1e-12);
    near(geometricMeanInterval(values), geometricMeanInterval(turned(values)), 1e-12);
    near(meanCountInterval(tally), meanCountInterval(turned(tally)), 1e-9);
    near(dispersion(tally), dispersion(turned(tally)), 1e-12);
    near(kaplanMeier(lives), kaplanMeier(turned(lives)), 1e-12);
    const units = tally.map((count, i) => ({ name: `service ${i}`, count, exposure: 1 + i % 5 }));
    const byName = (rows: readonly { name: string }[]) => rows.toSorted((a, b) => a.name < b.name ? -1 : 1);
    near(byName(shrinkRates(units)), byName(shrinkRates(turned(units))), 1e-6);
  }
});

Deno.test("durations in seconds give the answers of minutes, sixty times as large", () => {
  for (let trial = 0; trial < trials; trial++) {
    const [a, b, lives] = [minutes(2 + random.integer(20)), minutes(2 + random.integer(20)), spells(15)];
    const seconds = (values: readonly number[]): number[] => values.map((value) => value * 60);
    near(medianInterval(seconds(a)), times(medianInterval(a), 60), 1e-9);
    near(geometricMeanInterval(seconds(a)), times(geometricMeanInterval(a), 60), 1e-9);
    const long = lives.map(({ time, observed }) => ({ time: time * 60, observed }));
    near(kaplanMeier(long).median, times(kaplanMeier(lives).median, 60), 1e-9);
    near(
      spellsTest(long, lives.map(({ time, observed }) => ({ time: time * 60, observed })), options),
      spellsTest(lives, lives, options),
      1e-9,
    );
    const [slow, fast] = [medianRatioTest(seconds(a), seconds(b), options), medianRatioTest(a, b, options)];
    near(slow.ratio, fast.ratio, 1e-4);
    near(slow.pValue, fast.pValue, 1e-9);
  }
});

Deno.test("rates per day are a seventh of rates per week", () => {
  for (let trial = 0; trial < trials; trial++) {
    const units = counts(12).map((count, i) => ({ name: `${i}`, count, exposure: 1 + i }));
    const weekly = shrinkRates(units);
    shrinkRates(units.map((unit) => ({ ...unit, exposure: unit.exposure * 7 }))).forEach((daily, i) => {
      near(daily.estimate * 7, weekly[i]?.estimate, 1e-6);
      near(daily.confHigh * 7, weekly[i]?.confHigh, 1e-6);
      near(daily.weight, weekly[i]?.weight, 1e-6);
    });
  }
});

Deno.test("exchanging the groups inverts the ratio and turns the sign, and leaves p as near as draws allow", () => {
  const exchange = { permutations: 4999, seed: 4 };
  for (let trial = 0; trial < 8; trial++) {
    const [a, b] = [minutes(6 + random.integer(20)), minutes(6 + random.integer(20))];
    const [there, back] = [medianRatioTest(a, b, exchange), medianRatioTest(b, a, exchange)];
    near(there.ratio.estimate, 1 / (back.ratio.estimate ?? NaN), 1e-9);
    near(there.ratio.confLow, 1 / (back.ratio.confHigh ?? NaN), 0.1);
    assert.ok(Math.abs((there.pValue ?? 0) - (back.pValue ?? 1)) < 0.05);
    const [x, y] = [spells(12), spells(9)];
    near(spellsTest(x, y, exchange).statistic, -spellsTest(y, x, exchange).statistic, 1e-9);
    assert.ok(Math.abs(spellsTest(x, y, exchange).pValue - spellsTest(y, x, exchange).pValue) < 0.05);
    const [c, d] = [[1, ...counts(9)], [1, ...counts(14)]];
    const [up, down] = [rateRatioTest(c, d, exchange), rateRatioTest(d, c, exchange)];
    near(up.ratio.estimate, 1 / (down.ratio.estimate ?? NaN), 1e-9);
    near(up.dispersion, down.dispersion, 1e-9);
    assert.ok(Math.abs((up.pValue ?? 0) - (down.pValue ?? 1)) < 0.05);
  }
});

Deno.test("same data, same seed: same answer to the last bit", () => {
  const [a, b, weeks] = [minutes(12), minutes(9), many(6, () => counts(7))];
  assert.deepEqual(medianRatioTest(a, b, options), medianRatioTest(a, b, options));
  assert.deepEqual(rateRatioTest(counts(0), b, options), rateRatioTest([], b, options));
  assert.deepEqual(
    weekBlockTest(weeks, [1, 1, 1, 1, 1, 1, 1], options),
    weekBlockTest(weeks, [1, 1, 1, 1, 1, 1, 1], options),
  );
});

Deno.test("more confidence never gives a narrower interval", () => {
  const wider = (make: (confidence: number) => Estimate): void => {
    let last: Estimate | null = null;
    for (const confidence of [0.5, 0.8, 0.9, 0.95, 0.99, 0.999]) {
      const here = make(confidence);
      const slack = 1e-9 * (here.estimate ?? 0);
      if (last) assert.ok((here.confLow ?? -Infinity) <= (last.confLow ?? -Infinity) + slack);
      if (last) assert.ok((here.confHigh ?? Infinity) >= (last.confHigh ?? Infinity) - slack);
      last = here;
    }
  };
  for (let trial = 0; trial < trials; trial++) {
    const [values, lives, tally] = [minutes(1 + random.integer(40)), spells(20), counts(13)];
    wider((confidence) => medianInterval(values, { confidence }));
    wider((confidence) => geometricMeanInterval(values, { confidence }));
    wider((confidence) => kaplanMeier(lives, { confidence }).median);
    wider((confidence) => meanCountInterval(tally, { confidence }));
  }
});

Deno.test("an interval holds its estimate, and a curve only falls", () => {
  for (let trial = 0; trial < trials; trial++) {
    const [values, tally] = [minutes(1 + random.integer(40)), counts(1 + random.integer(30))];
    for (
      const { estimate, confLow, confHigh } of [
        medianInterval(values),
        geometricMeanInterval(values),
        meanCountInterval(tally),
      ]
    ) {
      assert.ok(estimate !== null && (confLow ?? 0) <= estimate && estimate <= (confHigh ?? Infinity));
    }
    let [share, time] = [1, -1];
    for (const step of kaplanMeier(spells(25)).steps) {
      assert.ok(step.survival < share && step.survival >= 0 && step.time > time);
      assert.ok((step.confLow ?? 0) <= step.survival && step.survival <= (step.confHigh ?? 1));
      [share, time] = [step.survival, step.time];
    }
  }
});

Deno.test("no q-value is below its p, and q keeps the order of p", () => {
  for (let trial = 0; trial < trials; trial++) {
    const p = many(random.integer(30), random.next);
    const q = benjaminiHochberg(p);
    p.forEach((one, i) => {
      assert.ok((q[i] ?? 0) >= one);
      p.forEach((other, j) => assert.ok(one > other || (q[i] ?? 0) <= (q[j] ?? 1)));
    });
  }
});

Deno.test("nothing is NaN or infinite, however thin, tied or lopsided the data", () => {
  const samples = [
    [],
    [1],
    [1, 1],
    [1, 2],
    [5, 5, 5, 5, 5, 5, 5],
    [1e-9, 1e9],
    [1e-300, 1e300],
    minutes(7),
    many(50, () => 60),
  ];
  const tallies = [
    [],
    [0],
    [1],
    [0, 0],
    [0, 1],
    [9, 0, 0, 0, 0, 0],
    [5, 5, 5, 5],
    [1e6, 1],
    many(30, () => 0),
  ];
  const found: unknown[] = [];
  for (const a of samples) {
    found.push(medianInterval(a), geometricMeanInterval(a));
    const lives = a.map((time, i) => ({ time, observed: i % 2 === 0 }));
    found.push(kaplanMeier(lives));
    for (const b of samples) {
      found.push(
        medianRatioTest(a, b, options),
        spellsTest(lives, b.map((time) => ({ time, observed: true })), options),
      );
    }
  }
  for (const a of tallies) {
    found.push(
      meanCountInterval(a),
      dispersion(a),
      shrinkRates(a.map((count, i) => ({ name: `${i}`, count, exposure: 1 + i }))),
    );
    found.push(weekBlockTest(a.length > 0 ? [a, a] : [], a.map(() => 1), options));
    for (const b of tallies) found.push(rateRatioTest(a, b, options));
  }
  for (const result of found) {
    assert.ok(numbers(result).every(Number.isFinite), JSON.stringify(result));
    for (const p of pValues(result)) assert.ok(p > 0 && p <= 1, String(p));
  }
});

function pValues(value: unknown): number[] {
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "pValue" && typeof inner === "number" ? [inner] : pValues(inner)
  );
}
