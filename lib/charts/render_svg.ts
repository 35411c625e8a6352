import { resetSVGDefIds } from "vega";
import type { Chart } from "../model/chart.ts";
import { viewOf } from "./_view.ts";

/**
 * Draws a chart as SVG of 1280 × 640 pixels. The same chart gives the same text.
 *
 * @returns the SVG; its text needs the theme's font to look as intended, a PNG from `renderPng` needs none.
 * @throws {TypeError} when the specification asks for data, pictures or links from outside, or cannot be drawn.
 *
 * @example
 * ```ts
 * import { intervalPlot, renderSvg } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const chart = intervalPlot(
 *   [{ label: "payments", estimate: 5100, low: 3180, high: 7200, n: 51 }],
 *   { name: "median", alt: "Median time to resolve.", unit: "s", n: 51, valueTitle: "Median time to resolve" },
 * );
 * assert.match(await renderSvg(chart), /^<svg .*85 min/s);
 * await assert.rejects(renderSvg({ ...chart, spec: { data: { url: "incidents.csv" }, mark: "bar" } }), TypeError);
 * ```
 */
export async function renderSvg(chart: Chart): Promise<string> {
  const view = await viewOf(chart);
  try {
    resetSVGDefIds();
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}
