import type { Unit } from "./unit.ts";

/** A chart ready to show: a Vega-Lite specification with its data inside, and words for those who cannot see it. */
export interface Chart {
  /** Unique in an edition; names the picture files. */
  readonly name: string;
  /** Vega-Lite 6 specification that also compiles as version 5; data inline, no URL. */
  readonly spec: Readonly<Record<string, unknown>>;
  /** What the picture shows, one or two sentences. */
  readonly alt: string;
  /** Unit of the value axis. */
  readonly unit: Unit;
  /** Observations drawn. */
  readonly n: number;
}
