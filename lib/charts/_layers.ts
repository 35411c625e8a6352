import type { FontWeight } from "./font.ts";
import { theme } from "./theme.ts";

/** A layer of a Vega-Lite specification, or a view of layers. */
export type Layer = Readonly<Record<string, unknown>>;

/** One line of text at a place in pixels, counted from the plot's upper left corner. */
export interface Word {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly align?: "left" | "center" | "right";
  readonly colour?: string;
  readonly weight?: FontWeight;
  readonly size?: number;
}

/** A symbol at a place, in pixels unless the layer's channels say otherwise. */
export interface Dot {
  readonly x: number;
  readonly y: number;
  readonly shape: string;
  readonly colour: string;
  readonly filled: boolean;
  /** Area in square pixels. */
  readonly area?: number;
}

/** A channel told in pixels, without scale or axis. */
export function pixels(field: string): Layer {
  return { field, type: "quantitative", scale: null, axis: null };
}

/** A channel whose values are what is drawn: colours, shapes. */
export function literal(field: string): Layer {
  return { field, type: "nominal", scale: null, legend: null };
}

export function wordLayer(words: readonly Word[]): Layer {
  return {
    data: {
      values: words.map((word) => ({
        c_x: word.x,
        c_y: word.y,
        c_text: word.text,
        c_align: word.align ?? "left",
        c_colour: word.colour ?? theme.colours.ink,
        c_weight: word.weight ?? 400,
        c_size: word.size ?? theme.sizes.label,
      })),
    },
    mark: {
      type: "text",
      baseline: "middle",
      align: { expr: "datum.c_align" },
      fontSize: { expr: "datum.c_size" },
      fontWeight: { expr: "datum.c_weight" },
    },
    encoding: {
      x: pixels("c_x"),
      y: pixels("c_y"),
      text: { field: "c_text", type: "nominal" },
      color: literal("c_colour"),
    },
  };
}

export function dotLayer(dots: readonly Dot[], x: Layer = pixels("c_x"), y: Layer = pixels("c_y")): Layer {
  return {
    data: {
      values: dots.map((dot) => ({
        c_x: dot.x,
        c_y: dot.y,
        c_shape: dot.shape,
        c_colour: dot.colour,
        c_fill: dot.filled ? dot.colour : theme.colours.paper,
        c_area: dot.area ?? 170,
      })),
    },
    mark: { type: "point", opacity: 1, strokeWidth: 3, size: { expr: "datum.c_area" } },
    encoding: {
      x,
      y,
      shape: literal("c_shape"),
      stroke: literal("c_colour"),
      fill: literal("c_fill"),
    },
  };
}

/** A layer that is left out when it would draw nothing. */
export function unlessEmpty(layer: Layer, drawn: readonly unknown[]): Layer[] {
  return drawn.length > 0 ? [layer] : [];
}
