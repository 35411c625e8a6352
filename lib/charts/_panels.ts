import type { Axis } from "./_axis.ts";
import type { Frame } from "./_frame.ts";
import { dotLayer, type Layer, literal, pixels, unlessEmpty, type Word, wordLayer } from "./_layers.ts";
import { shorten } from "./_shorten.ts";
import { placeLabel, placesOf } from "./_places.ts";
import type { SmallMultiplesRow } from "./small_multiples_row.ts";
import { textWidth } from "./text_width.ts";
import { theme } from "./theme.ts";

/** One small chart and its place in the grid. */
export interface Panel {
  readonly name: string;
  readonly column: number;
  /** Whether no panel stands below it, so that it carries the labels of the horizontal axis. */
  readonly lowest: boolean;
}

/** A grid of small charts of one size. */
export interface Grid {
  readonly columns: number;
  readonly width: number;
  readonly height: number;
  readonly spacing: { readonly row: number; readonly column: number };
  readonly panels: readonly Panel[];
}

const mostPanels = 12;
/** Columns by the number of panels, chosen so that few places stay empty. */
const columnCounts = [1, 1, 2, 3, 2, 3, 3, 4, 4, 3, 4, 4, 4] as const;
const spacing = { row: 34, column: 26 } as const;

/** Divides the frame among the panels. */
export function gridOf(names: readonly string[], frame: Frame): Grid {
  const shown = names.length > 0 ? names.slice(0, mostPanels) : ["no data"];
  const columns = columnCounts[shown.length] ?? 1;
  const lines = Math.max(1, Math.ceil(shown.length / columns));
  return {
    columns,
    width: Math.floor((frame.width - spacing.column * (columns - 1)) / columns),
    height: Math.floor((frame.height - spacing.row * (lines - 1)) / lines),
    spacing,
    panels: shown.map((name, i) => ({ name, column: i % columns, lowest: i + columns >= shown.length })),
  };
}

interface Point {
  readonly row: SmallMultiplesRow;
  readonly x: number;
  readonly colour: string;
}

function pointsOf(panel: Panel, rows: readonly SmallMultiplesRow[], width: number): Point[] {
  const places = placesOf(rows);
  const step = width / Math.max(places.length, 1);
  return rows.filter((row) => row.panel === panel.name).map((row) => ({
    row,
    x: step * (places.indexOf(row.x) + 0.5),
    colour: row.marked === false ? theme.colours.neutral : theme.colours.focus,
  }));
}

function valueChannel(axis: Axis, panel: Panel, height: number): Layer {
  const labels = panel.column === 0 ? { labelFontSize: theme.sizes.note } : { labels: false, ticks: false };
  return {
    field: "c_y",
    type: "quantitative",
    scale: { ...axis.scale, range: [height, 0] },
    axis: { ...axis.axis, ...labels, domain: false },
  };
}

function inside(value: number | null, axis: Axis, open: number): number {
  return value === null ? open : Math.min(axis.domain.high, Math.max(axis.domain.low, value));
}

function intervals(points: readonly Point[], axis: Axis, y: Layer): Layer {
  const told = points.filter(({ row }) => row.low !== null || row.high !== null);
  return {
    data: {
      values: told.map(({ row, x, colour }) => ({
        c_x: x,
        c_y: inside(row.low, axis, axis.domain.low),
        c_y2: inside(row.high, axis, axis.domain.high),
        c_colour: colour,
      })),
    },
    mark: { type: "rule", strokeWidth: 3, strokeOpacity: 0.6 },
    encoding: { x: pixels("c_x"), y, y2: { field: "c_y2" }, color: literal("c_colour") },
  };
}

function curve(points: readonly Point[], y: Layer): Layer {
  return {
    data: { values: points.map(({ row, x }) => ({ c_x: x, c_y: row.estimate })) },
    mark: {
      type: "line",
      strokeWidth: 1.5,
      color: theme.colours.neutral,
      strokeOpacity: 0.7,
    },
    encoding: { x: pixels("c_x"), y, order: pixels("c_x") },
  };
}

function xLabels(places: readonly string[], width: number, height: number): Word[] {
  const size = theme.sizes.note;
  const step = width / Math.max(places.length, 1);
  const texts = places.map((place) => shorten(placeLabel(place, places), Math.max(step, 90), size));
  const widest = Math.max(...texts.map((text) => textWidth(text, size)), 1);
  const every = Math.max(1, Math.ceil((widest + 14) / step));
  const words: Word[] = [];
  let free = -Infinity;
  for (const [i, text] of texts.entries()) {
    const half = textWidth(text, size) / 2;
    const x = Math.min(Math.max(step * (i + 0.5), half), width - half);
    if (i % every !== 0 || x - half < free) continue;
    words.push({ x, y: height + 18, text, align: "center", size });
    free = x + half + 12;
  }
  return words;
}

function panelWords(panel: Panel, points: readonly Point[], places: readonly string[], grid: Grid): Word[] {
  const n = `n = ${points.reduce((sum, { row }) => sum + row.n, 0).toLocaleString("en-GB")}`;
  const size = theme.sizes.note;
  return [
    {
      x: 0,
      y: -14,
      text: shorten(panel.name, grid.width - textWidth(n, size) - 16, size, 600),
      size,
      weight: 600,
    },
    { x: grid.width, y: -14, text: n, size, align: "right", colour: theme.colours.neutral },
    ...(panel.lowest ? xLabels(places, grid.width, grid.height) : []),
  ];
}

function reference(value: number | null, y: Layer): Layer[] {
  const values = value === null ? [] : [{ c_y: value }];
  const mark = { type: "rule", color: theme.colours.ink, strokeWidth: 1.5, strokeDash: [6, 4] };
  return unlessEmpty({ data: { values }, mark, encoding: { y } }, values);
}

/** One panel as a view of layers; `around` is drawn with the first. */
export function panelView(panel: Panel, rows: readonly SmallMultiplesRow[], shared: {
  readonly axis: Axis;
  readonly grid: Grid;
  readonly reference: number | null;
  readonly around: readonly Layer[];
}): Layer & { readonly layer: readonly Layer[] } {
  const { axis, grid } = shared;
  const y = valueChannel(axis, panel, grid.height);
  const points = pointsOf(panel, rows, grid.width);
  const told = points.filter(({ row }) => row.estimate !== null);
  const dots = told.map(({ row, x, colour }) => ({
    x,
    y: row.estimate ?? 0,
    shape: "circle",
    colour,
    filled: row.marked !== false,
    area: 70,
  }));
  return {
    width: grid.width,
    height: grid.height,
    layer: [
      ...reference(shared.reference, y),
      curve(points, y),
      intervals(points, axis, y),
      ...unlessEmpty(dotLayer(dots, pixels("c_x"), y), dots),
      wordLayer(panelWords(panel, points, placesOf(rows), grid)),
      ...shared.around,
    ],
  };
}
