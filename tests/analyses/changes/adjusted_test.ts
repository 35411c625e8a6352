import assert from "node:assert/strict";
import { adjusted, type Searched } from "../../../lib/analyses/changes/_adjusted.ts";
import { benjaminiHochberg } from "../../../lib/stats/benjamini_hochberg.ts";

function tests(family: string, pValues: readonly number[], weight = 1): Searched[] {
  return pValues.map((pValue) => ({ pValue, family, weight }));
}

function close(found: readonly number[], wanted: readonly number[]): void {
  assert.equal(found.length, wanted.length);
  found.forEach((q, place) => assert.ok(Math.abs(q - (wanted[place] ?? NaN)) < 1e-12, `${place}: ${q}`));
}

Deno.test("one family is adjusted as one search", () => {
  const pValues = [0.001, 0.3, 0.02, 0.04];
  close(adjusted(tests("a", pValues), 0.05), benjaminiHochberg(pValues));
});

Deno.test("a family without anything leaves its tests no bar that another lowered", () => {
  const strong = tests("a", Array.from({ length: 10 }, () => 1e-5));
  const weak = tests("b", [0.03, 0.5]);
  const inOne = benjaminiHochberg([...strong, ...weak].map(({ pValue }) => pValue));
  assert.ok((inOne[10] ?? 1) <= 0.05);
  // Families: 1e-5 and 0.06, of which one passes at 0.05: half of the level is left inside it.
  close(adjusted([...strong, ...weak], 0.05), [...strong.map(() => 2e-5), 0.12, 1]);
});

Deno.test("where all families pass, each is judged at the whole level", () => {
  const [a, b] = [[0.001, 0.2], [0.002, 0.9]];
  const found = adjusted([...tests("a", a), ...tests("b", b)], 0.05);
  close(found, [0.004, 0.2, 0.004, 0.9]);
});

Deno.test("what counts more may be less sure, at the cost of its family alone", () => {
  const heavy = tests("a", [0.02], 8);
  const light = tests("a", [0.02, 0.6, 0.7]);
  // Weights over their mean of 11 / 4: 2.91 and 0.364.
  close(adjusted([...heavy, ...light], 0.05), [0.02 * 11 / 32 * 4, 0.02 * 11 / 4 * 2, 1, 1]);
});

Deno.test("the order of the tests does not matter", () => {
  const all = [...tests("a", [0.01, 0.2], 3), ...tests("b", [0.004, 0.7, 0.02])];
  close(adjusted(all.toReversed(), 0.05).toReversed(), adjusted(all, 0.05));
});
