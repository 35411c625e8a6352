import type { Axis } from "./_axis.ts";
import { type Dot, dotLayer, type Layer, literal, pixels, unlessEmpty } from "./_layers.ts";
import type { Line } from "./_lines.ts";
import { theme } from "./theme.ts";

/** A short upright stroke: the value before shrinking. */
export const rawShape = "M0,-0.6L0,0.6";

/** What a value channel is called and how it is scaled. */
export function valueChannel(axis: Axis): Layer {
  return { field: "c_x", type: "quantitative", scale: axis.scale, axis: axis.axis };
}

function beyond(value: number | null, axis: Axis, end: "low" | "high"): boolean {
  if (value === null || !Number.isFinite(value)) return true;
  return end === "low" ? value < axis.domain.low : value > axis.domain.high;
}

/** Cut at the plot's ends by number: to draw a clip path takes a layer as large as the picture. */
function within(value: number | null, { domain }: Axis, end: "low" | "high"): number {
  if (value === null || !Number.isFinite(value)) return domain[end];
  return Math.min(domain.high, Math.max(domain.low, value));
}

function intervals(lines: readonly Line[], axis: Axis): Layer {
  const values = lines.map(({ row, y, style }) => ({
    c_x: within(row.low, axis, "low"),
    c_x2: within(row.high, axis, "high"),
    c_y: y,
    c_colour: style.colour,
  }));
  return {
    data: { values },
    mark: { type: "rule", strokeWidth: 4, strokeOpacity: 0.75 },
    encoding: {
      x: valueChannel(axis),
      x2: { field: "c_x2" },
      y: pixels("c_y"),
      color: literal("c_colour"),
    },
  };
}

/** Arrow heads where an interval goes on beyond the plot or has no bound. */
export function arrows(lines: readonly Line[], axis: Axis, width: number): Dot[] {
  return lines.flatMap(({ row, y, style }) => {
    const head = { y, colour: style.colour, filled: true, area: 90 };
    return [
      ...(beyond(row.low, axis, "low") ? [{ ...head, x: 3, shape: "triangle-left" }] : []),
      ...(beyond(row.high, axis, "high") ? [{ ...head, x: width - 3, shape: "triangle-right" }] : []),
    ];
  });
}

function estimates(lines: readonly Line[], axis: Axis): Dot[] {
  return lines.flatMap(({ row, y, style, filled }) => {
    const value = row.estimate;
    if (value === null || beyond(value, axis, "low") || beyond(value, axis, "high")) return [];
    return [{ x: value, y, shape: style.shape, colour: style.colour, filled }];
  });
}

function raws(lines: readonly Line[]): Dot[] {
  return lines.flatMap(({ row, y }) => {
    if (row.raw === undefined || row.raw === null) return [];
    return [{ x: row.raw, y, shape: rawShape, colour: theme.colours.neutral, filled: false, area: 600 }];
  });
}

/** Intervals, values before shrinking, and estimates on top. */
export function intervalMarks(lines: readonly Line[], axis: Axis, width: number): Layer[] {
  const x = valueChannel(axis);
  const heads = arrows(lines, axis, width);
  return [
    intervals(lines, axis),
    ...unlessEmpty(dotLayer(heads), heads),
    ...unlessEmpty(dotLayer(raws(lines), x), raws(lines)),
    dotLayer(estimates(lines, axis), x),
  ];
}
