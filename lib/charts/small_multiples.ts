import { cleanText } from "../model/clean_text.ts";
import type { Chart } from "../model/chart.ts";
import { type Axis, axisOf, axisTitle } from "./_axis.ts";
import type { ChartOptions, ChartScale } from "./chart_options.ts";
import { footWords, type Frame, frameOf, margin, noteOf, pictureOfViews } from "./_frame.ts";
import { keyOf } from "./_key.ts";
import { dotLayer, unlessEmpty, type Word, wordLayer } from "./_layers.ts";
import { gridOf, panelView } from "./_panels.ts";
import { domainOf, referenceOf } from "./_span.ts";
import { textWidth } from "./text_width.ts";
import { pictureSize, theme } from "./theme.ts";
import type { SmallMultiplesRow } from "./small_multiples_row.ts";
import { emptyPicture } from "./_empty_picture.ts";

/** Options of {@link smallMultiples}. */
export interface SmallMultiplesOptions extends ChartOptions {
  /** Title of the horizontal axis: "Week". */
  readonly xTitle: string;
  /** Default: `log` for durations and ratios, else `linear`. */
  readonly scale?: ChartScale;
  /** Value of the reference line; default as in `intervalPlot`. */
  readonly reference?: number | null;
}

const headHeight = 84;

function axisFor(rows: readonly SmallMultiplesRow[], options: SmallMultiplesOptions, height: number): Axis {
  const domain = domainOf(
    {
      estimates: rows.map((row) => row.estimate).filter((value) => value !== null),
      bounds: rows.flatMap((row) => [row.low, row.high]).filter((value) => value !== null),
      reference: referenceOf(options.unit, options.reference),
    },
    options.unit,
    options.scale,
  );
  return axisOf(domain, options.unit, height, "up");
}

function axisWidth(axis: Axis): number {
  return margin + 14 + Math.max(...axis.ticks.map((tick) => textWidth(tick.label, theme.sizes.note)), 20);
}

/** What rods that are cut, and points without one, mean. */
function rodWords(rows: readonly SmallMultiplesRow[], { domain }: Axis): string[] {
  const hasRod = ({ low, high }: SmallMultiplesRow) => low !== null || high !== null;
  const isCut = ({ low, high }: SmallMultiplesRow) =>
    (low ?? -Infinity) < domain.low || (high ?? Infinity) > domain.high;
  const rods = rows.filter(hasRod);
  const isBare = rows.some((row) => row.estimate !== null && !hasRod(row));
  return [
    rods.some(isCut) ? "A line to a panel's edge goes on, or has no bound" : "",
    rods.length > 0 && isBare ? "A point without a line has too few for one" : "",
  ];
}

function headWords(axis: Axis, frame: Frame, options: SmallMultiplesOptions): Word {
  return {
    x: margin - frame.left,
    y: 30 - frame.top,
    text: cleanText(axisTitle(options.valueTitle, options.unit, axis.domain)),
    weight: 600,
    size: theme.sizes.title,
  };
}

function keyBeside(words: Word, frame: Frame, marked: boolean): ReturnType<typeof keyOf> {
  const x = words.x + textWidth(words.text, theme.sizes.title, 600) + 40;
  const look = { shape: "circle", filled: true };
  const entries = marked
    ? [{ ...look, text: "evidence", colour: theme.colours.focus }, {
      ...look,
      text: "no evidence",
      colour: theme.colours.neutral,
      filled: false,
    }]
    : [];
  return keyOf(entries, { x, y: words.y, width: pictureSize.width - frame.left - x });
}

/**
 * The same small chart for every panel, all on one scale, so that panels can be compared by eye.
 *
 * At most twelve panels are drawn, the first ones; where there are more the picture says so. Places on the horizontal
 * axis are the same in every panel: dates in order of time, or labels in the order they first occur.
 *
 * @param rows estimates and bounds in the unit of the chart.
 *
 * @example
 * ```ts
 * import { smallMultiples } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const chart = smallMultiples(
 *   [{ panel: "payments", x: "2026-Q3", estimate: 1.5, low: 1, high: 2.2, n: 20 }],
 *   { name: "rates", alt: "Incidents a week.", unit: "per_week", n: 20, valueTitle: "Incidents", xTitle: "Quarter" },
 * );
 * assert.equal(chart.name, "rates");
 * ```
 */
export function smallMultiples(rows: readonly SmallMultiplesRow[], options: SmallMultiplesOptions): Chart {
  if (rows.length === 0) return emptyPicture(options);
  const names = [...new Set(rows.map((row) => row.panel))];
  const rough = gridOf(names, frameOf({ left: 0, right: margin, top: headHeight }));
  const shown = rows.filter((row) => rough.panels.some(({ name }) => name === row.panel));
  const left = axisWidth(axisFor(shown, options, rough.height));
  const frame = frameOf({ left, right: margin + 8, top: headHeight });
  const grid = gridOf(names, frame);
  const axis = axisFor(shown, options, grid.height);
  const title = headWords(axis, frame, options);
  const key = keyBeside(title, frame, shown.some((row) => row.marked !== undefined));
  const note = noteOf(
    options,
    referenceOf(options.unit, options.reference) !== null && options.reference === undefined
      ? "Dashed line: no difference"
      : "",
    ...rodWords(shown, axis),
    grid.panels.length < names.length ? `The first ${grid.panels.length} of ${names.length} are shown` : "",
  );
  const around = [
    ...unlessEmpty(dotLayer(key.dots), key.dots),
    wordLayer([title, ...key.words, ...footWords(frame, cleanText(options.xTitle), note)]),
  ];
  const shared = { axis, grid, reference: referenceOf(options.unit, options.reference) };
  const views = grid.panels.map((panel, i) =>
    panelView(panel, shown, { ...shared, around: i === 0 ? around : [] })
  );
  return pictureOfViews(options, frame, grid, views);
}
