import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { linearRegression } from "../../lib/stats/linear_regression.ts";
import { meanAndDeviation } from "../../lib/stats/mean_and_deviation.ts";
import { oneWayAnova } from "../../lib/stats/one_way_anova.ts";

const folder = fileURLToPath(new URL("../../../shared/data/reference/nist-strd/", import.meta.url));

/** Digits that agree with a certified value (McCullough 1998, the log relative error); 15 where all do. */
function digits(found: number | null | undefined, certified: number): number {
  const apart = Math.abs((found ?? NaN) - certified);
  return apart === 0 ? 15 : Math.min(15, -Math.log10(apart / Math.abs(certified || 1)));
}

function agrees(found: number | null | undefined, certified: number, needed: number, what: string): void {
  const reached = digits(found, certified);
  assert.ok(reached >= needed, `${what}: ${found} agrees with ${certified} in ${reached.toFixed(1)} digits`);
}

/** NumAcc1 to 4 are defined by their rule: one value at the mean, then two beside it, over and over. */
const around = (mean: number, low: number, high: number): number[] => [
  mean,
  ...Array.from({ length: 1000 }, (_, at) => at % 2 === 0 ? low : high),
];

const univariate = [
  {
    name: "NumAcc1",
    values: [10_000_001, 10_000_003, 10_000_002],
    mean: 10_000_002,
    deviation: 1,
    sd: 14,
  },
  { name: "NumAcc2", values: around(1.2, 1.1, 1.3), mean: 1.2, deviation: 0.1, sd: 14 },
  {
    name: "NumAcc3",
    values: around(1_000_000.2, 1_000_000.1, 1_000_000.3),
    mean: 1_000_000.2,
    deviation: 0.1,
    sd: 9.4,
  },
  {
    name: "NumAcc4",
    values: around(10_000_000.2, 10_000_000.1, 10_000_000.3),
    mean: 10_000_000.2,
    deviation: 0.1,
    sd: 8.2,
  },
];
for (const { name, values, mean, deviation, sd } of univariate) {
  Deno.test(`mean and deviation of NIST's ${name}`, () => {
    const found = meanAndDeviation(values);
    agrees(found.mean, mean, 14, "mean");
    agrees(found.deviation, deviation, sd, "deviation");
  });
}

/** Lines of numbers after the word that begins the data, which stands twice. */
function rowsOf(text: string): number[][] {
  const lines = text.split(/\r?\n/);
  const from = lines.findLastIndex((line) => line.startsWith("Data:"));
  return lines.slice(from + 1).filter((line) => line.trim() !== "").map((line) =>
    line.trim().split(/\s+/).map(Number)
  );
}

function numbersAfter(text: string, label: RegExp): number[] {
  const line = text.split(/\r?\n/).find((line) => label.test(line)) ?? "";
  return line.replace(label, "").trim().split(/\s+/).map(Number);
}

const norris = `${folder}nist_linregress/Norris.dat`;
Deno.test({ name: `a line through NIST's Norris (${norris})`, ignore: !existsSync(norris) }, () => {
  const text = readFileSync(norris, "utf8");
  const rows = rowsOf(text);
  assert.equal(rows.length, 36);
  const found = linearRegression(rows.map(([, x]) => x as number), rows.map(([y]) => y as number));
  const [intercept, interceptError] = numbersAfter(text, /^\s+B0(?=\s+-?\d)/);
  const [slope, slopeError] = numbersAfter(text, /^\s+B1(?=\s+-?\d)/);
  const [deviation] = numbersAfter(text, /^\s+Standard Deviation(?=\s+\d)/);
  const [rSquared] = numbersAfter(text, /^\s+R-Squared/);
  agrees(found?.intercept.estimate, intercept as number, 12, "intercept");
  agrees(found?.interceptError, interceptError as number, 12, "error of the intercept");
  agrees(found?.slope.estimate, slope as number, 12, "slope");
  agrees(found?.slopeError, slopeError as number, 12, "error of the slope");
  agrees(found?.deviation, deviation as number, 12, "deviation");
  agrees(found?.rSquared, rSquared as number, 14, "R squared");
});

const anova = `${folder}nist_anova/`;
/**
 * Digits that exact arithmetic leaves the worst of the four figures, values being read as double numbers, less a few
 * tenths: decimals such as 1000000000000.4 are not there to their last digit.
 */
const sets = {
  SiRstv: 12.7,
  AtmWtAg: 10,
  SmLs01: 13.5,
  SmLs02: 13.5,
  SmLs03: 13.5,
  SmLs04: 9.9,
  SmLs05: 9.8,
  SmLs06: 9.8,
  SmLs07: 3.9,
  SmLs08: 3.8,
  SmLs09: 3.8,
};
for (const [name, needed] of Object.entries(sets)) {
  const path = `${anova}${name}.dat`;
  Deno.test({ name: `analysis of variance of NIST's ${name} (${path})`, ignore: !existsSync(path) }, () => {
    const text = readFileSync(path, "utf8");
    const groups = Map.groupBy(rowsOf(text), ([group]) => group);
    const found = oneWayAnova([...groups.values()].map((rows) => rows.map(([, value]) => value as number)));
    const [degreesBetween, between, , f] = numbersAfter(text, /^Between \w+/);
    const [degreesWithin, within] = numbersAfter(text, /^Within \w+/);
    const [rSquared] = numbersAfter(text, /^\s+Certified R-Squared/);
    assert.deepEqual([found.degreesBetween, found.degreesWithin], [degreesBetween, degreesWithin]);
    for (
      const [what, mine, certified] of [
        ["between", found.between, between],
        ["within", found.within, within],
        ["F", found.f, f],
        ["R squared", found.rSquared, rSquared],
      ] as const
    ) agrees(mine, certified as number, needed, what);
  });
}
