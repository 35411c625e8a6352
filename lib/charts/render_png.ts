import { initWasm, Resvg } from "@resvg/resvg-wasm";
import program from "@resvg/resvg-wasm/index_bg.wasm" with { type: "bytes" };
import regular from "@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf" with { type: "bytes" };
import type { Chart } from "../model/chart.ts";
import { renderSvg } from "./render_svg.ts";
import { theme } from "./theme.ts";

let ready: Promise<void> | undefined;

/** The chart as a PNG picture of 1280 × 640 pixels times `scale`. The same chart gives the same bytes. */
export async function renderPng(
  chart: Chart,
  options: { readonly scale?: number } = {},
): Promise<Uint8Array> {
  ready ??= initWasm(program);
  await ready;
  const drawing = new Resvg(await renderSvg(chart), {
    font: { fontBuffers: [regular], defaultFontFamily: theme.font, loadSystemFonts: false },
    fitTo: { mode: "zoom", value: options.scale ?? 1 },
  });
  return drawing.render().asPng();
}
