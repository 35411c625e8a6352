import { cleanText } from "../model/clean_text.ts";
import type { Chart } from "../model/chart.ts";
import { axisOf, axisTitle } from "./_axis.ts";
import type { ChartOptions, ChartScale } from "./chart_options.ts";
import { footWords, frameOf, margin, noteOf, pictureOf } from "./_frame.ts";
import { groupStyles, keyOf } from "./_key.ts";
import { dotLayer, unlessEmpty, wordLayer } from "./_layers.ts";
import { domainOf } from "./_span.ts";
import { bandLayer, stepLayer, stepsOf } from "./_steps.ts";
import { textWidth } from "./text_width.ts";
import { pictureSize, theme } from "./theme.ts";
import type { SurvivalRow } from "./survival_row.ts";
import { emptyPicture } from "./_empty_picture.ts";

/** Options of {@link survivalCurve}; `unit` is that of the time axis, `s`. */
export interface SurvivalCurveOptions extends ChartOptions {
  /** Title of the vertical axis: "Share still open". `valueTitle` names the time axis. */
  readonly survivalTitle: string;
  /** The group of the period in question; default: the group of the first row. */
  readonly focus?: string;
  /** Scale of time; default `log`. */
  readonly scale?: ChartScale;
}

/**
 * Kaplan-Meier curves as steps with their bands, time in human units.
 *
 * A curve starts at 1 and keeps its value until the next row. On a log axis of time it starts where the axis does,
 * just before the first step; rows at time 0 move the start of their curve down.
 *
 * @param rows steps of each group, in any order.
 *
 * @example
 * ```ts
 * import { survivalCurve } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const chart = survivalCurve(
 *   [{ group: "2026-Q3", time: 600, survival: 0.5, low: 0.2, high: 0.8 }],
 *   {
 *     name: "open",
 *     alt: "Share of incidents still open.",
 *     unit: "s",
 *     n: 2,
 *     valueTitle: "Time since start",
 *     survivalTitle: "Still open",
 *   },
 * );
 * assert.equal(chart.unit, "s");
 * ```
 */
export function survivalCurve(rows: readonly SurvivalRow[], options: SurvivalCurveOptions): Chart {
  if (rows.length === 0) return emptyPicture(options);
  const styles = groupStyles([...new Set(rows.map((row) => cleanText(row.group)))], options.focus);
  const positive = rows.map((row) => row.time).filter((time) => time > 0);
  const span = domainOf({ estimates: positive, bounds: [], reference: null }, "s", options.scale ?? "log");
  const frame = frameOf({ left: 96, right: margin + 24, top: 92 });
  const time = axisOf(span, "s", frame.width, "across");
  const share = axisOf({ low: 0, high: 1, type: "linear" }, "share", frame.height, "up");
  const channels = {
    x: { field: "c_x", type: "quantitative", scale: time.scale, axis: { ...time.axis, grid: true } },
    y: { field: "c_y", type: "quantitative", scale: share.scale, axis: share.axis },
  };
  const survivalTitle = cleanText(options.survivalTitle);
  const start = margin - frame.left;
  const keyAt = start + textWidth(survivalTitle, theme.sizes.title, 600) + 40;
  const key = keyOf(
    styles.map((style) => ({ ...style, text: style.group, filled: true })),
    { x: keyAt, y: 30 - frame.top, width: pictureSize.width - frame.left - keyAt },
  );
  const curves = styles.map((style) => ({
    style,
    steps: stepsOf(rows.filter((row) => cleanText(row.group) === style.group), span),
  }));
  const note = noteOf(options);
  return pictureOf(options, frame, [
    ...curves.map(({ style, steps }) => bandLayer(steps, style, channels)),
    ...curves.map(({ style, steps }) => stepLayer(steps, style, channels)),
    ...unlessEmpty(dotLayer(key.dots), key.dots),
    wordLayer([
      { x: start, y: 30 - frame.top, text: survivalTitle, weight: 600, size: theme.sizes.title },
      ...key.words,
      ...footWords(frame, axisTitle(options.valueTitle, "s", span), note),
    ]),
  ]);
}
