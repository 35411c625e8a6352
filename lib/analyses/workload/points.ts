/** Hours of the week a person may be interrupted in; they leave none out and none is in two. */
export type WorkHours = "working" | "evening" | "night" | "weekend";

/** Interruptions of the whole organisation in one kind of hours and one month. */
export interface WorkloadPoint {
  /** Which hours. */
  readonly hours: WorkHours;
  /** `2026-09`. */
  readonly month: string;
  /** Interruptions a week; null where too little is known of the month. */
  readonly estimate: number | null;
  /** Lower end of its interval; null where the data do not bound it. */
  readonly low: number | null;
  /** Upper end of its interval; null where the data do not bound it. */
  readonly high: number | null;
  /** Interruptions behind it. */
  readonly n: number;
}
