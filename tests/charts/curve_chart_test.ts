import assert from "node:assert/strict";
import { curveChart, type CurveOptions, type CurveRow } from "hindcast";
import { assertLegible, wordsOf } from "./_words.ts";

const rows: CurveRow[] = Array.from({ length: 57 }, (_, at) => {
  const y = Math.max(0, 12 - at / 2);
  return { group: "memory", x: at * 3 * 3600, y, low: y - 2, high: y + 2 };
});

const options: CurveOptions = {
  name: "made-curve",
  alt: "Made for a test.",
  unit: "s",
  n: 57,
  counted: "incidents",
  valueTitle: "Before the onset",
  upTitle: "Distance from usual",
  upUnit: "count",
  backwards: true,
};

Deno.test("curve chart: every word can be read, and time before an event is told in days", async () => {
  const chart = curveChart(rows, options);
  await assertLegible(chart);
  const words = (await wordsOf(chart)).map(({ text }) => text);
  assert.ok(words.some((text) => /^\d days?$/.test(text)), `${words}`);
});

Deno.test("curve chart: backwards turns the axis round, and a group of one point is a mark", () => {
  const scaleOf = (chart: ReturnType<typeof curveChart>) =>
    JSON.stringify(chart.spec).match(/"domain":\[[^\]]+\]/)?.[0];
  assert.notEqual(
    scaleOf(curveChart(rows, options)),
    scaleOf(curveChart(rows, { ...options, backwards: false })),
  );
  const marks = (own: readonly CurveRow[]) =>
    (JSON.stringify(curveChart(own, options).spec).match(/"type":"point"/g) ?? []).length;
  const single = { group: "always", x: 3600, y: 1, low: null, high: null };
  assert.equal(marks([...rows, single]), marks(rows) + 1);
});
