import assert from "node:assert/strict";
import { changePoints } from "../../lib/stats/change_points.ts";
import { meanShift } from "../../lib/stats/_mean_shift.ts";
import { createRandom, type Random } from "../../lib/stats/random.ts";
import { negativeBinomial, share, simulations, within } from "./_simulation.ts";
import { cover, fMeasure, isAbsent, type TcpdSeries, tcpdSeries } from "./_tcpd.ts";

function wave(random: Random, n: number, phi: number): number[] {
  let value = random.normal() / Math.sqrt(1 - phi * phi);
  return Array.from({ length: n }, () => {
    const now = value;
    value = phi * value + random.normal();
    return now;
  });
}

/** Determinant and quadratic form of the whole covariance matrix, by elimination: nothing clever. */
function slowly(values: readonly number[], at: number | null, phi: number): number {
  const n = values.length;
  const ones = values.map(() => 1);
  const columns = at === null ? [ones] : [ones, values.map((_, place) => place < at ? 0 : 1)];
  const rows = values.map((value, i) => [
    ...values.map((_, j) => phi ** Math.abs(i - j) / (1 - phi * phi)),
    value,
    ...columns.map((column) => column[i] as number),
  ]);
  let logDeterminant = 0;
  for (let i = 0; i < n; i++) {
    const own = rows[i] as number[];
    logDeterminant += Math.log(own[i] as number);
    for (let k = i + 1; k < n; k++) {
      const other = rows[k] as number[];
      const factor = (other[i] as number) / (own[i] as number);
      for (let j = i; j < own.length; j++) other[j] = (other[j] as number) - factor * (own[j] as number);
    }
  }
  const product = (a: number, b: number) =>
    rows.reduce(
      (sum, row, i) => sum + (row[n + a] as number) * (row[n + b] as number) / (row[i] as number),
      0,
    );
  let left = product(0, 0) - product(0, 1) ** 2 / product(1, 1);
  if (at !== null) {
    const step = product(2, 2) - product(1, 2) ** 2 / product(1, 1);
    left -= (product(0, 2) - product(0, 1) * product(1, 2) / product(1, 1)) ** 2 / step;
  }
  return n * Math.log(left) + logDeterminant;
}

Deno.test("the likelihood ratio is that of the whole covariance matrix", () => {
  const grid = [0, 0.15, 0.3, 0.45, 0.6, 0.7, 0.8, 0.87, 0.92, 0.96, 0.99];
  for (const seed of [1, 2, 3]) {
    const values = wave(createRandom(seed), 16, 0.6).map((value, at) => value + (at < 9 ? 0 : 2));
    const without = Math.min(...grid.map((phi) => slowly(values, null, phi)));
    const by = Array.from(
      { length: 7 },
      (_, at) => Math.min(...grid.map((phi) => slowly(values, at + 5, phi))),
    );
    const { index, likelihoodRatio } = meanShift(Float64Array.from(values));
    assert.ok(Math.abs(likelihoodRatio - (without - Math.min(...by))) < 1e-9);
    assert.equal(index, 5 + by.indexOf(Math.min(...by)));
  }
});

Deno.test("a unit, a level and gaps change nothing", () => {
  const values = wave(createRandom(4), 60, 0.3).map((value, at) => value + (at < 35 ? 0 : 4));
  const [own] = changePoints(values);
  assert.ok(own !== undefined && Math.abs(own.index - 35) <= 2);
  const [scaled] = changePoints(values.map((value) => 1024 * value - 4096));
  assert.deepEqual([scaled?.index, scaled?.confLow, scaled?.confHigh], [
    own.index,
    own.confLow,
    own.confHigh,
  ]);
  const [later] = changePoints([null, NaN, ...values]);
  assert.equal(later?.index, own.index + 2);
  assert.deepEqual(changePoints(values.map(() => 7)), []);
  assert.deepEqual(changePoints([]), []);
  assert.throws(() => changePoints(values, { confidence: 95 }), RangeError);
});

Deno.test("two changes are both found, and one outage is none", () => {
  const random = createRandom(5);
  const values = Array.from({ length: 90 }, (_, at) => (at < 30 || at >= 60 ? 10 : 14) + random.normal());
  assert.deepEqual(changePoints(values).map(({ before, after }) => before < after), [true, false]);
  assert.deepEqual(changePoints(values.slice(0, 30).map((value, at) => at === 20 ? 500 : value)), []);
});

const nulls: [string, (random: Random) => number[]][] = [
  ["white", (random) => wave(random, 40, 0)],
  ["AR 0.5", (random) => wave(random, 40, 0.5)],
  ["AR 0.8", (random) => wave(random, 100, 0.8)],
  ["AR 0.95", (random) => wave(random, 40, 0.95)],
  ["AR 0.8, a year of months", (random) => wave(random, 14, 0.8)],
  ["30 % missing of AR 0.5", (random) => wave(random, 60, 0.5).filter(() => random.next() > 0.3)],
  ["overdispersed counts", (random) => Array.from({ length: 40 }, () => negativeBinomial(random, 6, 4))],
  ["log-normal", (random) => Array.from({ length: 40 }, () => Math.exp(1.2 * random.normal()))],
];
for (const [name, draw] of nulls) {
  Deno.test(`without a change there is none: ${name}`, () => {
    const found = share((seed) =>
      changePoints(draw(createRandom(seed)), { permutations: 199, seed }).length > 0
    );
    within(found, 0, 0.05, "series with a change");
  });
}

Deno.test("the interval covers the place of the change", () => {
  let [covered, found] = [0, 0];
  for (let seed = 0; seed < simulations / 4; seed++) {
    const values = wave(createRandom(seed), 60, 0.3).map((value, at) => value + (at < 25 ? 0 : 2.5));
    const changes = changePoints(values, { permutations: 199, seed });
    if (changes.length !== 1) continue;
    found++;
    if (changes.some(({ confLow, confHigh }) => confLow <= 25 && confHigh >= 25)) covered++;
  }
  assert.ok(found > 0.8 * simulations / 4, `found in ${found}`);
  within(covered / found, 0.95, 1, "covered", found);
});

const absent = isAbsent ? " (skipped: ../shared/data/metrics/tcpd is absent)" : "";

Deno.test({
  name: `TCPD: F1 and cover above those of no change at all, on the same series${absent}`,
  ignore: isAbsent,
  fn: () => {
    const series = tcpdSeries();
    const mean = (measure: (one: TcpdSeries) => number) =>
      series.reduce((sum, one) => sum + measure(one), 0) / series.length;
    const found = new Map(series.map((one) => [
      one,
      [...new Set(one.dimensions.flatMap((values) => changePoints(values).map(({ index }) => index)))],
    ]));
    const f1 = mean((one) => fMeasure(one, found.get(one) ?? []));
    const covered = mean((one) => cover(one, found.get(one) ?? []));
    const [noF1, noCover] = [mean((one) => fMeasure(one, [])), mean((one) => cover(one, []))];
    assert.ok(f1 > Math.max(noF1, 0.642) + 0.04, `F1 ${f1} against ${noF1}`);
    assert.ok(covered > Math.max(noCover, 0.549) + 0.09, `cover ${covered} against ${noCover}`);
  },
});
