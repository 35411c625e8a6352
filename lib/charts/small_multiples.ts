import type { Chart } from "../model/chart.ts";
import type { ChartOptions, ChartScale } from "./chart_options.ts";
import { columnsOf, pictureOf } from "./_picture.ts";

/** One estimate of one panel. */
export interface SmallMultiplesRow {
  /** The panel it belongs to, such as a service. */
  readonly panel: string;
  /** Place on the horizontal axis: an ISO date (`2026-07-06`), or a label; labels stand in the order of the rows. */
  readonly x: string;
  /** Null where it cannot be told. */
  readonly estimate: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
  /** Whether the estimate passes its test; drawn full and in the strong colour. */
  readonly marked?: boolean;
}

/** Options of {@link smallMultiples}. */
export interface SmallMultiplesOptions extends ChartOptions {
  /** Title of the horizontal axis: "Week". */
  readonly xTitle: string;
  /** Default: `log` for durations and ratios, else `linear`. */
  readonly scale?: ChartScale;
  /** Value of the reference line; default as in `intervalPlot`. */
  readonly reference?: number | null;
}

/** The same small chart for every panel, all on one scale, so that panels can be compared by eye. */
export function smallMultiples(rows: readonly SmallMultiplesRow[], options: SmallMultiplesOptions): Chart {
  return pictureOf(options, {
    data: { values: columnsOf(rows) },
    facet: { field: "panel", type: "nominal", columns: 4 },
    spec: {
      layer: [
        {
          mark: "rule",
          encoding: { y: { field: "low", type: "quantitative" }, y2: { field: "high" } },
        },
        { mark: "point", encoding: { y: { field: "estimate", type: "quantitative" } } },
      ],
      encoding: { x: { field: "x", type: "ordinal", sort: null } },
    },
  });
}
