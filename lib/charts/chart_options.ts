import type { Unit } from "../model/unit.ts";

/** What every chart must say of itself. */
export interface ChartOptions {
  /** Unique in an edition; names the picture files: lower case letters, digits, `_`, `-` and `.`. */
  readonly name: string;
  /** What the picture shows, one or two sentences for those who cannot see it. */
  readonly alt: string;
  /** Unit of the value axis; it chooses the axis labels and, where none is given, the scale. */
  readonly unit: Unit;
  /** Observations drawn; written into the picture. */
  readonly n: number;
  /** What the observations are, plural: "incidents". */
  readonly counted?: string;
  /** Title of the value axis, without its unit: "Median time to resolve". */
  readonly valueTitle: string;
  /** How to read the marks, one short line under the picture: "Line: 95 % interval". */
  readonly note?: string;
}

/** How values are laid out: `log` where a factor matters more than a difference. */
export type ChartScale = "linear" | "log";
