import type { Chart } from "../model/chart.ts";
import type { ChartOptions } from "./chart_options.ts";
import { columnsOf, pictureOf } from "./_picture.ts";

/** One cell of the week. */
export interface HeatMapRow {
  /** Hour of the day, 0 to 23. */
  readonly x: number;
  /** Day of the week, `Mon` to `Sun`. */
  readonly y: string;
  /** Null where it cannot be told; the cell stays grey. */
  readonly value: number | null;
  /** Whether the cell passes its test; outlined. */
  readonly marked?: boolean;
}

/** Options of {@link heatMap}. */
export interface HeatMapOptions extends ChartOptions {
  /** IANA name of the zone the hours are told in; written under the hours. */
  readonly zone: string;
}

/** Hour of day against day of week, value by colour. A ratio gets a scale of two colours that meet at 1. */
export function heatMap(rows: readonly HeatMapRow[], options: HeatMapOptions): Chart {
  return pictureOf(options, {
    data: { values: columnsOf(rows) },
    mark: "rect",
    encoding: {
      x: { field: "x", type: "ordinal" },
      y: { field: "y", type: "ordinal", sort: null },
      color: { field: "value", type: "quantitative" },
    },
  });
}
