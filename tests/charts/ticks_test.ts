import assert from "node:assert/strict";
import { type Span, ticksOf } from "../../lib/charts/_ticks.ts";

function labels(parts: Partial<Span>): string[] {
  const span = {
    low: 1,
    high: 100,
    type: "linear",
    unit: "count",
    pixels: 900,
    direction: "across",
    ...parts,
  } as const;
  return ticksOf(span).map((tick) => tick.label);
}

const cases: [string, Partial<Span>, string[]][] = [
  ["durations of minutes to days", { low: 50, high: 90000, type: "log", unit: "s", pixels: 700 }, [
    "1 min",
    "5 min",
    "15 min",
    "1 h",
    "2 h",
    "4 h",
    "8 h",
    "1 day",
  ]],
  ["hours on a linear axis", { low: 0, high: 40000, unit: "s", pixels: 400 }, [
    "0",
    "2 h",
    "4 h",
    "6 h",
    "8 h",
    "10 h",
  ]],
  ["days on a linear axis", { low: 0, high: 900000, unit: "s", pixels: 700 }, [
    "0",
    "2 days",
    "4 days",
    "6 days",
    "8 days",
    "10 days",
  ]],
  ["a narrow ratio", { low: 0.7, high: 1.4, type: "log", unit: "ratio" }, [
    "0.75×",
    "0.8×",
    "0.9×",
    "1×",
    "1.1×",
    "1.25×",
  ]],
  ["shares", { low: 0, high: 1, unit: "share", pixels: 600 }, [
    "0 %",
    "20 %",
    "40 %",
    "60 %",
    "80 %",
    "100 %",
  ]],
  ["few counts", { low: 0, high: 2.1, pixels: 600 }, ["0", "1", "2"]],
  ["percent changes", { low: -0.6, high: 0.6, unit: "percent_change", pixels: 600 }, [
    "-60 %",
    "-40 %",
    "-20 %",
    "0 %",
    "+20 %",
    "+40 %",
    "+60 %",
  ]],
];

for (const [name, span, expected] of cases) {
  Deno.test(`ticks: ${name}`, () => assert.deepEqual(labels(span), expected));
}

Deno.test("ticks: there are at least two on every axis, and never more than fit", () => {
  for (const unit of ["s", "ratio", "count", "per_week", "share"] as const) {
    for (const high of [3, 40, 1000, 90000, 1e7]) {
      for (const type of ["log", "linear"] as const) {
        const found = labels({ low: type === "log" ? 1 : 0, high, type, unit });
        assert.ok(found.length >= 2 && found.length <= 16, `${unit} ${type} to ${high}: ${found}`);
      }
    }
  }
});
