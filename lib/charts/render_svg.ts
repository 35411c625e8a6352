import { Error as VegaError, parse, View } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import type { Chart } from "../model/chart.ts";

function refuse(): never {
  throw new TypeError(
    "Cannot render a chart: it asks for outside data. Put the data into the specification.",
  );
}

const inlineOnly = { load: refuse, sanitize: refuse, http: refuse, file: refuse, options: {} };

/** The chart as SVG text. */
export async function renderSvg(chart: Chart): Promise<string> {
  const { spec } = compile(chart.spec as unknown as TopLevelSpec);
  const view = new View(parse(spec), { renderer: "none", loader: inlineOnly, logLevel: VegaError });
  return await view.toSVG();
}
