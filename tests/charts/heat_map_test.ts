import assert from "node:assert/strict";
import { heatMap, renderSvg } from "hindcast";
import { assertGolden } from "./_golden.ts";
import { week } from "./_samples.ts";
import { assertLegible } from "./_words.ts";

const options = {
  name: "made",
  alt: "Made for a test.",
  unit: "ratio",
  n: 7,
  valueTitle: "Observed over expected",
  zone: "Asia/Kolkata",
} as const;

Deno.test("heat map: the specification is the one looked at", () => assertGolden(week()));

Deno.test("heat map: every word can be read", async () => {
  await assertLegible(week());
  await assertLegible(week("count"));
});

Deno.test("heat map: the zone of the hours stands in the picture", async () => {
  const rows = [{ x: 9, y: "Mon", value: 2, n: 7 }];
  assert.match(await renderSvg(heatMap(rows, options)), /Hour of day, Asia\/Kolkata/);
});

Deno.test("heat map: a half and a double are equally strong, in two colours", () => {
  const rows = [{ x: 0, y: "Mon", value: 0.5 }, { x: 1, y: "Mon", value: 1 }, { x: 2, y: "Mon", value: 2 }];
  const chart = heatMap(rows, options);
  const cells = JSON.stringify(chart.spec).match(/"c_colour":"#[0-9a-f]{6}","c_value":[\d.]+/g) ?? [];
  const colours = cells.map((cell) => cell.slice(12, 19));
  assert.deepEqual(colours, ["#004c7f", "#f3f7fa", "#9e3a00"]);
});

Deno.test("heat map: a value that cannot be told is grey, and the note says so", async () => {
  const svg = await renderSvg(heatMap([{ x: 5, y: "Sun", value: null }], options));
  assert.match(svg, /Grey: cannot be told/);
});

Deno.test("heat map: cells outside the week are refused", () => {
  for (const place of [{ x: 24, y: "Mon" }, { x: 1.5, y: "Mon" }, { x: 3, y: "Monday" }]) {
    assert.throws(() => heatMap([{ ...place, value: 1 }], options), /Cannot draw heat map "made"/);
  }
});
