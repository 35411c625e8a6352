import { initWasm, Resvg } from "@resvg/resvg-wasm";
import program from "@resvg/resvg-wasm/index_bg.wasm" with { type: "bytes" };
import type { Chart } from "../model/chart.ts";
import { encodePng } from "./_encode_png.ts";
import { fontFiles } from "./font.ts";
import { renderSvg } from "./render_svg.ts";
import { theme } from "./theme.ts";

let ready: Promise<void> | undefined;

/**
 * Draws a chart as a PNG picture of 1280 × 640 pixels times `scale`. The same chart gives the same bytes on every
 * machine: the font is shipped, the fonts of the machine are not used.
 *
 * @param options.scale pixels per pixel of the design, above 0; default 2, sharp on a projector.
 * @throws {TypeError} when the specification asks for data, pictures or links from outside, or cannot be drawn.
 *
 * @example
 * ```ts
 * import { intervalPlot, renderPng } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const chart = intervalPlot(
 *   [{ label: "payments", estimate: 5100, low: 3180, high: 7200, n: 51 }],
 *   { name: "median", alt: "Median time to resolve.", unit: "s", n: 51, valueTitle: "Median time to resolve" },
 * );
 * const png = await renderPng(chart, { scale: 1 });
 * assert.equal(new DataView(png.buffer, png.byteOffset).getUint32(16), 1280);
 * ```
 */
export async function renderPng(
  chart: Chart,
  options: { readonly scale?: number } = {},
): Promise<Uint8Array> {
  const svg = await renderSvg(chart);
  ready ??= initWasm(program);
  await ready;
  const drawing = new Resvg(svg, {
    font: { fontBuffers: Object.values(fontFiles), defaultFontFamily: theme.font, loadSystemFonts: false },
    fitTo: { mode: "zoom", value: options.scale ?? 2 },
  });
  const picture = drawing.render();
  try {
    return encodePng(picture.pixels, picture.width, picture.height);
  } finally {
    picture.free();
    drawing.free();
  }
}
