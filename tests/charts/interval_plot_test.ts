import assert from "node:assert/strict";
import { intervalPlot, type IntervalRow, renderSvg } from "hindcast";
import { assertGolden } from "./_golden.ts";
import { hostile } from "./_hostile.ts";
import { durations, rates, ratios, shares } from "./_samples.ts";
import { assertLegible, wordsOf } from "./_words.ts";

const options = {
  name: "made",
  alt: "Made for a test.",
  unit: "s",
  n: 9,
  counted: "incidents",
  valueTitle: "Median time to resolve",
} as const;

function row(parts: Partial<IntervalRow>): IntervalRow {
  return { label: "payments", estimate: 3600, low: 1800, high: 7200, n: 9, ...parts };
}

async function texts(rows: IntervalRow[], more = {}): Promise<string[]> {
  return (await wordsOf(intervalPlot(rows, { ...options, ...more }))).map((word) => word.text);
}

for (const chart of [durations(), ratios(), rates(), shares()]) {
  Deno.test(`interval plot ${chart.name}: the specification is the one looked at`, () => assertGolden(chart));
  Deno.test(`interval plot ${chart.name}: every word can be read`, () => assertLegible(chart));
}

Deno.test("interval plot: durations are told in minutes, hours and days, never in seconds", async () => {
  const words = await texts([row({}), row({ label: "search", estimate: 864000, low: 86400, high: null })]);
  for (const tick of ["1 h", "1 day", "7 days"]) assert.ok(words.includes(tick), `${tick} in ${words}`);
  assert.ok(words.includes("60 min") && words.includes("10 days"), `estimates in ${words}`);
  assert.ok(words.includes("Median time to resolve (log scale)"));
  assert.ok(words.includes("n = 9 incidents. Arrow: goes on, or has no bound."));
});

Deno.test("interval plot: a row that says nothing is absent, one with a bound alone is drawn", async () => {
  const words = await texts([
    row({}),
    row({ label: "absent", estimate: null, low: null, high: null }),
    row({ label: "bounded", estimate: null, low: 600, high: null }),
  ]);
  assert.equal(words.includes("absent"), false);
  assert.ok(words.includes("bounded") && words.includes("–"));
});

Deno.test("interval plot: an end far beyond all estimates does not squeeze them", async () => {
  const rows = [
    row({ estimate: 1.2, low: 0.9, high: 1e9 }),
    row({ label: "b", estimate: 0.8, low: 0.6, high: 1 }),
  ];
  const svg = await renderSvg(intervalPlot(rows, { ...options, unit: "ratio" }));
  assert.match(svg, />2×</);
  assert.doesNotMatch(svg, />1,000×/);
});

Deno.test("interval plot: an estimate of zero gives up the log axis", async () => {
  const words = await texts([
    row({ estimate: 0, low: 0, high: 60 }),
    row({ label: "b", estimate: 120, low: 60 }),
  ]);
  assert.ok(words.includes("Median time to resolve"), `no log scale in ${words}`);
});

Deno.test("interval plot: more categories than can be read are counted, not dropped in silence", async () => {
  const words = await texts(Array.from({ length: 40 }, (_, i) => row({ label: `service ${i}` })));
  assert.ok(words.some((word) => /The first \d+ of 40 are shown\./.test(word)), `${words}`);
});

Deno.test("interval plot: where there is nothing to draw the picture says why", async () => {
  const chart = intervalPlot([], options);
  const svg = await renderSvg(chart);
  assert.match(
    svg,
    /Nothing to draw[\s\S]*Of n = 9 incidents none is enough to tell it from\.[\s\S]*n = 9 incidents/,
  );
  await assertLegible(chart);
  assert.match(
    await renderSvg(intervalPlot([], { ...options, n: 0 })),
    /There are no incidents to tell it from/,
  );
});

Deno.test("interval plot: names from an export stay inert and fit", async () => {
  const rows = hostile.map((label) => row({ label, group: "2026-Q3" }));
  const chart = intervalPlot(rows, { ...options, alt: hostile.join(" "), valueTitle: hostile[1] });
  const svg = await renderSvg(chart);
  assert.doesNotMatch(svg, /<(img|script|image|a|foreignObject)[\s>]/i);
  const written = svg + JSON.stringify(chart.spec["layer"]) + chart.alt;
  for (const letter of ["\u0000", "\u000B", "\u2028", "\u202E"]) {
    assert.equal(written.includes(letter), false);
  }
  assert.ok(written.isWellFormed());
  await assertLegible(chart);
});

Deno.test("interval plot: rows in another order give other places, not other numbers", async () => {
  const rows = [row({}), row({ label: "b", estimate: 60, low: 30, high: 120 })];
  assert.deepEqual((await texts(rows)).toSorted(), (await texts(rows.toReversed())).toSorted());
});

Deno.test("interval plot: a name that cannot name a file is refused", () => {
  assert.throws(() => intervalPlot([], { ...options, name: "../evil" }), /Cannot draw chart/);
});
