/** One estimate of one panel. */
export interface SmallMultiplesRow {
  /** The panel it belongs to, such as a service. */
  readonly panel: string;
  /** Place on the horizontal axis: an ISO date (`2026-07-06`), or a label; labels stand in the order of the rows. */
  readonly x: string;
  /** Null where it cannot be told. */
  readonly estimate: number | null;
  /** Lower end of the interval; null where the data set no bound. */
  readonly low: number | null;
  /** Upper end of the interval; null where the data set no bound. */
  readonly high: number | null;
  /** Observations behind it. */
  readonly n: number;
  /** Whether the estimate passes its test; drawn full and in the strong colour. */
  readonly marked?: boolean;
}
