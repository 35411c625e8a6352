/** One estimate with its interval. */
export interface IntervalRow {
  /** Category on the vertical axis, such as a service. */
  readonly label: string;
  /** Group inside the category, such as `2026-Q2` and `2026-Q3`. */
  readonly group?: string;
  /** Null where it cannot be told; the interval is drawn alone. A row without estimate and bounds is absent. */
  readonly estimate: number | null;
  /** Null where the data set no lower bound; drawn open-ended. Equal to the estimate where it is exact. */
  readonly low: number | null;
  /** Null where the data set no upper bound; drawn open-ended. Equal to the estimate where it is exact. */
  readonly high: number | null;
  /** Observations behind it. */
  readonly n: number;
  /** `evidence` is drawn full, `none` hollow. */
  readonly mark?: "evidence" | "none";
  /** The value before shrinking, drawn as a small grey stroke. */
  readonly raw?: number | null;
}
