import * as vega from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import type { Chart } from "../model/chart.ts";
import type { FontWeight } from "./font.ts";
import { inlineOnly, refuseOutside } from "./_inline_only.ts";
import { textWidth } from "./text_width.ts";

interface TextItem {
  readonly fontSize?: number;
  readonly fontWeight?: string | number;
}

function weightOf(item: TextItem): FontWeight {
  return item.fontWeight === "bold" || Number(item.fontWeight) >= 600 ? 600 : 400;
}

/** Vega has no canvas here and would guess at the width of text; it lets the guess be replaced. */
const { textMetrics } = vega as unknown as {
  textMetrics: { width: (item: TextItem, text: unknown) => number };
};
textMetrics.width = (item, text) => textWidth(String(text ?? ""), item.fontSize ?? 11, weightOf(item));

/** Vega reports failures to its logger and goes on; here they end the drawing. Warnings have no reader. */
const strict = vega.logger(vega.Error, "error", (_method, _level, input) => {
  throw new TypeError(
    `Cannot draw a chart: ${input.map(String).join(" ")}. Correct the specification.`,
  );
});

/** A chart as Vega draws it, its data loaded; to be finalized by the caller. */
export async function viewOf(chart: Chart): Promise<vega.View> {
  refuseOutside(chart.spec);
  const { spec } = compile(chart.spec as unknown as TopLevelSpec, { logger: strict });
  const view = new vega.View(vega.parse(spec), {
    renderer: "none",
    loader: inlineOnly as unknown as vega.Loader,
    logger: strict,
  });
  return await view.runAsync();
}
