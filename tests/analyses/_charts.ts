import assert from "node:assert/strict";
import { renderSvg } from "../../lib/charts/render_svg.ts";
import type { Chart } from "../../lib/model/chart.ts";

/** Draws a chart and returns the words in it; asserts what holds of every chart. */
export async function wordsOf(chart: Chart): Promise<string> {
  assert.match(chart.name, /^[a-z][a-z0-9_.-]*$/);
  assert.ok(chart.alt.length > 20);
  assert.doesNotMatch(JSON.stringify(chart.spec), /"(url|href)":/);
  const svg = await renderSvg(chart);
  assert.doesNotMatch(svg, /NaN|undefined|Infinity/);
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words]) => words).join("\n");
}
