import type { Chart } from "../model/chart.ts";
import type { ChartOptions, ChartScale } from "./chart_options.ts";
import { columnsOf, pictureOf } from "./_picture.ts";

/** One estimate with its interval. */
export interface IntervalRow {
  /** Category on the vertical axis, such as a service. */
  readonly label: string;
  /** Group inside the category, such as `2026-Q2` and `2026-Q3`. */
  readonly group?: string;
  /** Null where it cannot be told; the interval is drawn alone. */
  readonly estimate: number | null;
  /** Null where the data set no lower bound; drawn open-ended. */
  readonly low: number | null;
  /** Null where the data set no upper bound; drawn open-ended. */
  readonly high: number | null;
  readonly n: number;
  /** `evidence` is drawn full, `none` hollow. */
  readonly mark?: "evidence" | "none";
  /** The value before shrinking, drawn as a small grey tick. */
  readonly raw?: number | null;
}

/** Options of {@link intervalPlot}. */
export interface IntervalPlotOptions extends ChartOptions {
  /** The group of the period in question; default: the group of the first row. */
  readonly focus?: string;
  /** Default: `log` for durations and ratios, else `linear`. */
  readonly scale?: ChartScale;
  /** Value of the reference line; default 1 for ratios, 0 for percent changes, none otherwise; null for none. */
  readonly reference?: number | null;
}

/** Estimates as points with their intervals, one line a category (and group), n beside each. */
export function intervalPlot(rows: readonly IntervalRow[], options: IntervalPlotOptions): Chart {
  return pictureOf(options, {
    data: { values: columnsOf(rows) },
    layer: [
      { mark: "rule", encoding: { x: { field: "low" }, x2: { field: "high" } } },
      { mark: "point", encoding: { x: { field: "estimate" } } },
    ],
    encoding: { y: { field: "label", type: "nominal", sort: null }, x: { type: "quantitative" } },
  });
}
