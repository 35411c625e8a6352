import type { GroupStyle } from "./_key.ts";
import type { Layer } from "./_layers.ts";
import type { Domain } from "./_span.ts";
import type { SurvivalRow } from "./survival_row.ts";

type Step = Omit<SurvivalRow, "group">;

interface Channels {
  readonly x: Layer;
  readonly y: Layer;
}

/** The steps of one curve in order of time, from the left end of the axis on. */
export function stepsOf(rows: readonly Step[], span: Domain): Step[] {
  const sorted = [...rows].sort((a, b) => a.time - b.time || b.survival - a.survival);
  const before = sorted.filter((row) => row.time <= span.low).at(-1);
  const first = { time: span.low, survival: 1, low: 1, high: 1, ...before };
  return [{ ...first, time: span.low }, ...sorted.filter((row) => row.time > span.low)];
}

/** The band between the bounds; a missing bound reaches to the end of the scale. */
export function bandLayer(steps: readonly Step[], style: GroupStyle, channels: Channels): Layer {
  return {
    data: {
      values: steps.map((step) => ({ c_x: step.time, c_y: step.low ?? 0, c_y2: step.high ?? 1 })),
    },
    mark: { type: "area", interpolate: "step-after", color: style.colour, fillOpacity: 0.16, line: false },
    encoding: { ...channels, y2: { field: "c_y2" } },
  };
}

const dashes: Readonly<Record<string, readonly number[]>> = {
  diamond: [8, 5],
  square: [2, 4],
  "triangle-up": [12, 4, 2, 4],
};

/** The curve itself; each group has a dash of its own beside its colour. */
export function stepLayer(steps: readonly Step[], style: GroupStyle, channels: Channels): Layer {
  return {
    data: { values: steps.map((step) => ({ c_x: step.time, c_y: step.survival })) },
    mark: {
      type: "line",
      interpolate: "step-after",
      color: style.colour,
      strokeWidth: 3.5,
      strokeDash: dashes[style.shape] ?? [1, 0],
    },
    encoding: channels,
  };
}
