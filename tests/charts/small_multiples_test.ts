import assert from "node:assert/strict";
import { renderSvg, smallMultiples } from "hindcast";
import { assertGolden } from "./_golden.ts";
import { hostile } from "./_hostile.ts";
import { panels } from "./_samples.ts";
import { assertLegible, wordsOf } from "./_words.ts";

const options = {
  name: "made",
  alt: "Made for a test.",
  unit: "s",
  n: 40,
  valueTitle: "Median time to resolve",
  xTitle: "Quarter",
} as const;

Deno.test("small multiples: the specification is the one looked at", () => assertGolden(panels()));

for (const count of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) {
  Deno.test(`small multiples: every word of ${count} panels can be read, and the size is kept`, async () => {
    await assertLegible(panels(count));
    assert.equal(/^<svg [^>]*width="1280" height="640"/.test(await renderSvg(panels(count))), true);
  });
}

Deno.test("small multiples: more panels than can be read are counted", async () => {
  const words = (await wordsOf(panels(14))).map((word) => word.text);
  assert.ok(words.some((word) => word.includes("The first 12 of 14 are shown")), `${words}`);
});

Deno.test("small multiples: dates stand in order of time, labels in the order of the rows", async () => {
  const at = async (places: string[]): Promise<string[]> => {
    const rows = places.map((x) => ({ panel: "a", x, estimate: 60, low: 30, high: 120, n: 4 }));
    const words = await wordsOf(smallMultiples(rows, options));
    return words.toSorted((a, b) => a.x1 - b.x1).map((word) => word.text)
      .filter((text) => ["before", "after", "6 Jul", "13 Jul"].includes(text));
  };
  assert.deepEqual(await at(["2026-07-13", "2026-07-06"]), ["6 Jul", "13 Jul"]);
  assert.deepEqual(await at(["before", "after"]), ["before", "after"]);
});

Deno.test("small multiples: names from an export stay inert and fit", async () => {
  const rows = hostile.map((panel) => ({ panel, x: "2026-Q3", estimate: 60, low: 30, high: 120, n: 4 }));
  const chart = smallMultiples(rows, options);
  assert.doesNotMatch(await renderSvg(chart), /<(img|script|image|a|foreignObject)[\s>]/i);
  await assertLegible(chart);
});

Deno.test("small multiples: nothing to draw still makes a picture", async () => {
  assert.match(await renderSvg(smallMultiples([], options)), /n = 40/);
});

Deno.test("small multiples: lines that are cut and points without one are explained, where there are any", async () => {
  const row = { panel: "a", estimate: 60, low: 30, high: 120, n: 4 };
  const noteOf = async (rows: Parameters<typeof smallMultiples>[0]) =>
    (await wordsOf(smallMultiples(rows, options))).map(({ text }) => text).join("\n");
  const [cut, bare] = [/A line to a panel's edge goes on/, /A point without a line has too few for one/];
  const plain = { ...row, x: "1" };
  assert.doesNotMatch(await noteOf([plain]), cut);
  assert.doesNotMatch(await noteOf([plain]), bare);
  assert.match(await noteOf([plain, { ...row, x: "2", high: null }]), cut);
  assert.match(await noteOf([plain, { ...row, x: "2", low: 1e-6, high: 1e9 }]), cut);
  assert.match(await noteOf([plain, { ...row, x: "2", low: null, high: null }]), bare);
  assert.doesNotMatch(await noteOf([{ ...row, x: "2", low: null, high: null }]), bare);
});
