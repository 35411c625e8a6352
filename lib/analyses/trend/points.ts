/** What is followed over time. */
export type TrendMeasure = "count" | "duration" | "severity" | "recurrence" | "noise";

/** One measure over the months that end with one month. */
export interface TrendPoint {
  /** What is followed. */
  readonly measure: TrendMeasure;
  /** The last month alone, the last three or the last twelve. */
  readonly view: "month" | "quarter" | "year";
  /** The month it ends with, `2026-09`. */
  readonly month: string;
  /** Incidents a week, seconds (geometric mean) or a share 0 to 1; null where nothing tells it. */
  readonly estimate: number | null;
  /** Lower end of its interval; null where the data do not bound it. */
  readonly low: number | null;
  /** Upper end of its interval; null where the data do not bound it. */
  readonly high: number | null;
  /** Incidents, or alerts, behind it. */
  readonly n: number;
}
