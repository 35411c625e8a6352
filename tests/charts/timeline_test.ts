import assert from "node:assert/strict";
import { timeline, type TimelineOptions } from "hindcast";
import { timeTicks } from "../../lib/charts/_time_ticks.ts";
import { assertGolden } from "./_golden.ts";
import { hostile } from "./_hostile.ts";
import { draws } from "./_samples.ts";
import { assertLegible, wordsOf } from "./_words.ts";

const options: TimelineOptions = {
  name: "timeline",
  alt: "When incidents of each family started.",
  unit: "count",
  n: 60,
  counted: "incidents",
  valueTitle: "Start of the incident",
  besideTitle: "n · since the last",
  focus: { start: "2026-07-01T00:00:00Z", end: "2026-10-01T00:00:00Z", label: "2026-Q3" },
};

function families(count: number) {
  const draw = draws(4);
  const [from, until] = [Date.parse("2025-03-01"), Date.parse("2026-10-01")];
  return Array.from({ length: count }, (_, index) => ({
    label: `family ${index}`,
    at: Array.from({ length: 8 }, () => new Date(from + draw() * (until - from)).toISOString()),
    beside: `8 · ${index + 3}.5 days`,
    marked: index === 1,
  }));
}

async function textsOf(rows: Parameters<typeof timeline>[0], rest: Partial<TimelineOptions> = {}) {
  return (await wordsOf(timeline(rows, { ...options, ...rest }))).map(({ text }) => text);
}

Deno.test("timeline: the specification is the one looked at", () =>
  assertGolden(timeline(families(7), options)));

for (const count of [1, 12, 40]) {
  Deno.test(`timeline: every word of ${count} lines can be read`, () =>
    assertLegible(timeline(families(count), options)));
}

Deno.test("timeline: names from exports are only text", async () => {
  const rows = hostile.map((label) => ({ label, at: ["2026-08-01T00:00:00Z"], beside: "1" }));
  await assertLegible(timeline(rows, { ...options, focus: { ...options.focus, label: hostile[1] } }));
});

Deno.test("timeline: what lies after the end of the focus is not drawn", () => {
  const at = ["2026-05-04T09:00:00Z", "2026-08-20T09:00:00Z", "2026-12-01T00:00:00Z"];
  const { layer } = timeline([{ label: "disk", at, beside: "3" }], options).spec as {
    layer: { mark: { type: string }; data: { values: unknown[] } }[];
  };
  assert.equal(layer.find(({ mark }) => mark.type === "circle")?.data.values.length, 2);
});

Deno.test("timeline: more lines than can be read are counted, and none at all is no error", async () => {
  assert.match((await textsOf(families(40))).join(" "), /The first 1\d of 40 are shown/);
  assert.match((await textsOf([], { n: 0 })).join(" "), /n = 0 incidents/);
});

Deno.test("timeline: ticks are starts of days, months or years, as close as their labels can be read", () => {
  const labels = (from: string, until: string) =>
    timeTicks(Date.parse(from), Date.parse(until), 900).map(({ label }) => label);
  assert.deepEqual(labels("2025-02-10", "2026-10-01"), [
    "2025-04",
    "2025-07",
    "2025-10",
    "2026-01",
    "2026-04",
    "2026-07",
  ]);
  assert.ok(labels("2026-07-01", "2026-07-08").every((label) => /^2026-07-\d\d$/.test(label)));
  assert.ok(labels("1996-01-01", "2026-10-01").every((label) => /^\d{4}$/.test(label)));
});
