import assert from "node:assert/strict";
import { renderSvg, survivalCurve } from "hindcast";
import { stepsOf } from "../../lib/charts/_steps.ts";
import { assertGolden } from "./_golden.ts";
import { curves } from "./_samples.ts";
import { assertLegible, wordsOf } from "./_words.ts";

Deno.test("survival curve: the specification is the one looked at", () => assertGolden(curves()));

for (const scale of ["log", "linear"] as const) {
  Deno.test(`survival curve: every word on a ${scale} axis can be read`, () => assertLegible(curves(scale)));
}

Deno.test("survival curve: time is told in minutes and hours", async () => {
  const words = (await wordsOf(curves())).map((word) => word.text);
  for (const tick of ["5 min", "30 min", "1 h", "100 %", "0 %"]) {
    assert.ok(words.includes(tick), `${tick}: ${words}`);
  }
});

Deno.test("survival curve: steps start at 1 where the axis starts, or where time 0 left them", () => {
  const row = (time: number, survival: number) => ({ group: "a", time, survival, low: null, high: null });
  const span = { low: 10, high: 100, type: "log" } as const;
  const survivals = (rows: ReturnType<typeof row>[]) =>
    stepsOf(rows, span).map((step) => [step.time, step.survival]);
  assert.deepEqual(survivals([row(50, 0.5), row(20, 0.8)]), [[10, 1], [20, 0.8], [50, 0.5]]);
  assert.deepEqual(survivals([row(0, 0.9), row(20, 0.8)]), [[10, 0.9], [20, 0.8]]);
});

Deno.test("survival curve: four groups keep four looks", async () => {
  const rows = ["a", "b", "c", "d"].map((group, i) => ({
    group,
    time: 60 + i,
    survival: 0.5,
    low: 0.3,
    high: 0.7,
  }));
  const svg = await renderSvg(survivalCurve(rows, {
    name: "made",
    alt: "Made for a test.",
    unit: "s",
    n: 8,
    valueTitle: "Time",
    survivalTitle: "Still open",
  }));
  const strokes = new Set(
    [...svg.matchAll(/stroke="(#[0-9A-F]{6})" stroke-width="3.5"/g)].map((found) => found[1]),
  );
  assert.equal(strokes.size, 4);
});
