import type { Chart } from "../model/chart.ts";
import type { ChartOptions } from "./chart_options.ts";
import { pictureSize, theme } from "./theme.ts";

export function columnsOf<Row extends object>(rows: readonly Row[]): Record<string, unknown>[] {
  return rows.map((row) => ({ ...row } as Record<string, unknown>));
}

export function pictureOf(options: ChartOptions, body: Readonly<Record<string, unknown>>): Chart {
  const spec = {
    $schema: "https://vega.github.io/schema/vega-lite/v5.json",
    background: theme.colours.paper,
    config: { font: theme.font },
    width: pictureSize.width - 200,
    height: pictureSize.height - 100,
    ...body,
  };
  return { name: options.name, spec, alt: options.alt, unit: options.unit, n: options.n };
}
