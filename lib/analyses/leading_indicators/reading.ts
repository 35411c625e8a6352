import type { StreamKind } from "./streams.ts";

/** What is read of a stream's window. */
export type Measure = "level" | "slope" | "spread" | "drift" | "count";

/** One measure over one length of window. */
export interface Way {
  /**
   * `level`: mean; `slope`: of the least squares line, per hour; `spread`: standard deviation; `drift`: mean less that of
   * the same hours of the four weeks before; `count`: events, as if every hour of the window were known.
   */
  readonly measure: Measure;
  /** Length of the window, hours. */
  readonly windowHours: number;
}

/** One way of reading one stream: a measure over the hours up to a moment. */
export interface Reading extends Way {
  /** Of the stream. */
  readonly kind: StreamKind;
  /** Of the stream. */
  readonly name: string;
}

/** Running sums of a stream from its first hour: what any window holds is a difference of two. */
export interface Sums {
  /** Hours that are known. */
  readonly known: Float64Array;
  /** Their values, less the centre. */
  readonly total: Float64Array;
  /** Squares of these. */
  readonly squares: Float64Array;
  /** Places of the known hours. */
  readonly times: Float64Array;
  /** Squares of these. */
  readonly timeSquares: Float64Array;
  /** Values less the centre, times places. */
  readonly products: Float64Array;
  /** What was taken from every value, so that no digits are lost in squares. */
  readonly centre: number;
}
