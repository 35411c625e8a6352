/** One step of a survival curve: from `time` on, the share `survival` is still open. */
export interface SurvivalRow {
  /** The curve it belongs to. */
  readonly group: string;
  /** Seconds since the start. */
  readonly time: number;
  /** 0 to 1. */
  readonly survival: number;
  /** Lower end of the band, 0 to 1; null where the data set no bound. */
  readonly low: number | null;
  /** Upper end of the band, 0 to 1; null where the data set no bound. */
  readonly high: number | null;
}
