import assert from "node:assert/strict";
import { formatInterval, formatValue } from "../../lib/model/format.ts";

Deno.test("durations read in the unit people would use", () => {
  const cases: readonly (readonly [number, string])[] = [
    [0, "0 s"],
    [0.5, "0.5 s"],
    [89, "89 s"],
    [90, "1.5 min"],
    [599, "10 min"],
    [5100, "85 min"],
    [5400, "1.5 h"],
    [86_400, "24 h"],
    [172_800, "2 days"],
    [-120, "-2 min"],
  ];
  for (const [seconds, text] of cases) assert.equal(formatValue(seconds, "s"), text);
});

Deno.test("other units, and values that are none", () => {
  assert.deepEqual(
    [
      formatValue(25_490, "count"),
      formatValue(0.031, "share"),
      formatValue(0.5, "percent_change"),
      formatValue(-0.5, "percent_change"),
      formatValue(0.0004, "p"),
      formatValue(1.444, "ratio"),
      formatValue(-0.001, "per_week"),
      formatValue(null, "ratio"),
      formatValue(NaN, "s"),
      formatValue(Infinity, "s"),
      formatValue("payments", "text"),
    ],
    [
      "25,490",
      "3.1 %",
      "+50 %",
      "-50 %",
      "below 0.001",
      "1.44×",
      "0 a week",
      "unknown",
      "unknown",
      "beyond measure",
      "payments",
    ],
  );
});

Deno.test("an interval may be open on either side, or absent", () => {
  const bound = { value: 60, unit: "s", term: "t" } as const;
  assert.equal(formatInterval({ ...bound, confLow: 30, confHigh: 120 }), "30 s to 2 min");
  assert.equal(formatInterval({ ...bound, confLow: 30, confHigh: null }), "at least 30 s");
  assert.equal(formatInterval({ ...bound, confLow: null, confHigh: 120 }), "at most 2 min");
  assert.equal(formatInterval(bound), "no interval");
});
