import { cleanText } from "../model/clean_text.ts";
import type { Chart } from "../model/chart.ts";
import type { ChartOptions } from "./chart_options.ts";
import { colourScale } from "./_colour_scale.ts";
import { footWords, type Frame, frameOf, margin, noteOf, pictureOf } from "./_frame.ts";
import { type Layer, literal, pixels, unlessEmpty, type Word, wordLayer } from "./_layers.ts";
import { theme } from "./theme.ts";
import { emptyPicture } from "./_empty_picture.ts";

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

const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const hours = Array.from({ length: 24 }, (_, hour) => hour);

interface Cell {
  readonly row: HeatMapRow;
  readonly x: number;
  readonly y: number;
  readonly colour: string;
}

function rectangles(values: readonly Record<string, unknown>[], size: Frame, mark: Layer): Layer {
  const layer = {
    data: { values },
    mark: { type: "rect", width: size.width / 24 - 3, height: size.height / 7 - 3, ...mark },
    encoding: { x: pixels("c_x"), y: pixels("c_y"), color: literal("c_colour") },
  };
  return layer;
}

function axisWords(frame: Frame): Word[] {
  return [
    ...days.map((text, i): Word => ({ x: -14, y: frame.height / 7 * (i + 0.5), text, align: "right" })),
    ...hours.map((hour): Word => ({
      x: frame.width / 24 * (hour + 0.5),
      y: frame.height + 21,
      text: String(hour).padStart(2, "0"),
      align: "center",
    })),
  ];
}

function centre(
  row: { readonly x: number; readonly y: string },
  frame: Frame,
): { x: number; y: number } | null {
  const day = days.findIndex((name) => name === row.y);
  if (day < 0 || !hours.includes(row.x)) return null;
  return { x: frame.width / 24 * (row.x + 0.5), y: frame.height / 7 * (day + 0.5) };
}

/**
 * Hour of day against day of week, the value as colour; cells that pass their test are framed.
 *
 * A ratio gets two colours that meet at 1, equal factors up and down; anything else runs from pale to strong from 0.
 * Hours that are not among the rows, or whose value is null, stay grey.
 *
 * @param rows one a cell, in any order; hours 0 to 23, days `Mon` to `Sun`.
 * @throws {RangeError} when a row lies outside the week.
 *
 * @example
 * ```ts
 * import { heatMap } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const options = {
 *   name: "week",
 *   alt: "Incidents by hour of week.",
 *   unit: "count",
 *   n: 3,
 *   valueTitle: "Incidents",
 *   zone: "UTC",
 * } as const;
 * assert.equal(heatMap([{ x: 9, y: "Mon", value: 3 }], options).unit, "count");
 * assert.throws(() => heatMap([{ x: 24, y: "Mon", value: 3 }], options), RangeError);
 * ```
 */
export function heatMap(rows: readonly HeatMapRow[], options: HeatMapOptions): Chart {
  if (rows.length === 0) return emptyPicture(options);
  const frame = frameOf({ left: 84, right: margin + 8, top: 84 });
  const values = rows.map((row) => row.value).filter((value) => value !== null);
  const scale = colourScale(values, options.unit);
  const cells = rows.map((row): Cell => {
    const place = centre(row, frame);
    if (!place) {
      throw new RangeError(
        `Cannot draw heat map "${options.name}": day "${row.y}", hour ${row.x} is not in a week. ` +
          `Give hours 0 to 23 and days Mon to Sun.`,
      );
    }
    return { row, ...place, colour: row.value === null ? theme.colours.grid : scale.colour(row.value) };
  });
  const empty = days.flatMap((y) => hours.map((x) => centre({ x, y }, frame)))
    .map((place) => ({ c_x: place?.x, c_y: place?.y, c_colour: theme.colours.grid }));
  const drawn = (some: readonly Cell[]): Record<string, unknown>[] =>
    some.map(({ row, x, y, colour }) => ({ c_x: x, c_y: y, c_colour: colour, c_value: row.value }));
  const framed = cells.filter(({ row }) => row.marked === true);
  const legend = scale.legend(options.valueTitle, { x: -64, y: 32 - frame.top });
  const note = noteOf(
    options,
    framed.length > 0 ? "Framed: evidence" : "",
    cells.some(({ row }) => row.value === null) ? "Grey: cannot be told" : "",
  );
  const title = `Hour of day, ${cleanText(options.zone)}`;
  return pictureOf(options, frame, [
    rectangles(empty, frame, {}),
    ...unlessEmpty(rectangles(drawn(cells), frame, {}), cells),
    ...unlessEmpty(
      rectangles(drawn(framed), frame, { stroke: theme.colours.ink, strokeWidth: 4 }),
      framed,
    ),
    ...legend.layers,
    wordLayer([...axisWords(frame), ...legend.words, ...footWords(frame, title, note)]),
  ]);
}
