import type { Chart } from "../model/chart.ts";
import type { ChartOptions, ChartScale } from "./chart_options.ts";
import { columnsOf, pictureOf } from "./_picture.ts";

/** One step of a survival curve: from `time` on, the share `survival` is still open. */
export interface SurvivalRow {
  readonly group: string;
  /** Seconds since the start. */
  readonly time: number;
  /** 0 to 1. */
  readonly survival: number;
  /** Null where the data set no bound. */
  readonly low: number | null;
  readonly high: number | null;
}

/** Options of {@link survivalCurve}; `unit` is that of the time axis, `s`. */
export interface SurvivalCurveOptions extends ChartOptions {
  /** Title of the vertical axis: "Share still open". `valueTitle` names the time axis. */
  readonly survivalTitle: string;
  /** The group of the period in question; default: the group of the first row. */
  readonly focus?: string;
  /** Scale of time; default `log`. */
  readonly scale?: ChartScale;
}

/** Kaplan-Meier curves as steps with their bands, time in human units. */
export function survivalCurve(rows: readonly SurvivalRow[], options: SurvivalCurveOptions): Chart {
  return pictureOf(options, {
    data: { values: columnsOf(rows) },
    layer: [
      {
        mark: { type: "area", interpolate: "step-after", opacity: 0.2 },
        encoding: { y: { field: "low", type: "quantitative" }, y2: { field: "high" } },
      },
      {
        mark: { type: "line", interpolate: "step-after" },
        encoding: { y: { field: "survival", type: "quantitative" } },
      },
    ],
    encoding: { x: { field: "time", type: "quantitative" }, color: { field: "group", type: "nominal" } },
  });
}
