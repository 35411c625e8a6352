import { cleanText } from "../model/clean_text.ts";
import type { Chart } from "../model/chart.ts";
import type { ChartOptions } from "./chart_options.ts";
import { type Layer, pixels, type Word } from "./_layers.ts";
import { pictureSize, theme } from "./theme.ts";
import { wrapText } from "./wrap_text.ts";

/** Where the plot lies in the picture, in pixels. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Least distance of anything from the picture's edge. */
export const margin = 20;

const noteHeight = 25;
const noteLines = 2;
/** Under the plot: tick labels, the axis title. */
const axisHeight = 78;

/** The note under a picture: how many observations, then how to read the marks. */
export function noteOf(options: ChartOptions, ...remarks: readonly string[]): string[] {
  const counted = cleanText(options.counted ?? "");
  const n = `n = ${options.n.toLocaleString("en-GB")}${counted ? ` ${counted}` : ""}`;
  const parts = [n, options.note ?? "", ...remarks].map((part) => cleanText(part).replace(/\.$/, ""));
  const sentence = `${parts.filter(Boolean).join(". ")}.`;
  return wrapText(sentence, pictureSize.width - 2 * margin, theme.sizes.note, noteLines);
}

/** The plot's place, given what stands around it. */
export function frameOf(around: { left: number; right: number; top: number }): Frame {
  const bottom = axisHeight + noteLines * noteHeight + margin;
  const left = Math.ceil(around.left);
  return {
    left,
    top: around.top,
    width: pictureSize.width - left - Math.ceil(around.right),
    height: pictureSize.height - around.top - bottom,
  };
}

/** The axis title and the note as text, in pixels from the plot's corner. */
export function footWords(frame: Frame, title: string, note: readonly string[]): Word[] {
  return [
    {
      x: frame.width / 2,
      y: frame.height + 57,
      text: title,
      align: "center",
      size: theme.sizes.title,
      weight: 600,
    },
    ...note.map((text, i): Word => ({
      x: margin - frame.left,
      y: frame.height + axisHeight + noteHeight * (i + 0.5) + 4,
      text,
      size: theme.sizes.note,
      colour: theme.colours.neutral,
    })),
  ];
}

const config = {
  aria: false,
  font: theme.font,
  view: { stroke: null },
  axis: {
    domainColor: theme.colours.neutral,
    gridColor: theme.colours.grid,
    labelColor: theme.colours.ink,
    labelFontSize: theme.sizes.label,
    labelPadding: 8,
    tickColor: theme.colours.neutral,
  },
} as const;

const nameable = /^[a-z0-9][a-z0-9_.-]*$/;

function specOf(options: ChartOptions, body: Layer): Chart {
  if (!nameable.test(options.name)) {
    throw new TypeError(
      `Cannot draw chart "${cleanText(options.name)}": its name cannot name a file. ` +
        `Use lower case letters, digits, "_", "-" and ".".`,
    );
  }
  const spec = {
    $schema: "https://vega.github.io/schema/vega-lite/v5.json",
    description: cleanText(options.alt),
    background: theme.colours.paper,
    config,
    ...body,
  };
  return { name: options.name, spec, alt: cleanText(options.alt), unit: options.unit, n: options.n };
}

/** Wraps layers drawn in a frame into a picture of the fixed size. */
export function pictureOf(options: ChartOptions, frame: Frame, layer: readonly Layer[]): Chart {
  return specOf(options, {
    autosize: "none",
    padding: {
      left: frame.left,
      top: frame.top,
      right: pictureSize.width - frame.left - frame.width,
      bottom: pictureSize.height - frame.top - frame.height,
    },
    width: frame.width,
    height: frame.height,
    layer,
  });
}

/** A sheet of glass as large as the picture: views side by side take their size from what is drawn. */
function sheet(frame: Frame): Layer {
  const corners = {
    c_x: -frame.left,
    c_x2: pictureSize.width - frame.left,
    c_y: -frame.top,
    c_y2: pictureSize.height - frame.top,
  };
  return {
    data: { values: [corners] },
    mark: { type: "rect", color: theme.colours.paper, fillOpacity: 0 },
    encoding: { x: pixels("c_x"), x2: { field: "c_x2" }, y: pixels("c_y"), y2: { field: "c_y2" } },
  };
}

/** Wraps views in a grid into a picture of the fixed size; the first one carries what stands around all of them. */
export function pictureOfViews(
  options: ChartOptions,
  frame: Frame,
  grid: { readonly columns: number; readonly spacing: unknown },
  views: readonly (Layer & { readonly layer: readonly Layer[] })[],
): Chart {
  const concat = views.map((view, i) => i === 0 ? { ...view, layer: [sheet(frame), ...view.layer] } : view);
  return specOf(options, {
    autosize: "pad",
    padding: 0,
    bounds: "flush",
    columns: grid.columns,
    spacing: grid.spacing,
    concat,
  });
}
