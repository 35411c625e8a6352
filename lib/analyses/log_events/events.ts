/** What a log did in the window that it does not usually do. */
export interface LogEvent {
  /** `burst`: far more lines than usual; `vanished`: none, where it usually writes; `new`: never seen before. */
  readonly kind: "burst" | "new" | "vanished";
  /** `log_patterns.pattern_id`. */
  readonly patternId: string;
  /** The message with `<*>` for its variables. */
  readonly pattern: string;
  /** Source that read the log. */
  readonly source: string;
  /** Canonical name; null where nothing tells one. */
  readonly service: string | null;
  /** `error`, `warning`, `info`, ...; null where its lines tell none. */
  readonly level: string | null;
  /** Lines in the window. */
  readonly lines: number;
  /** Lines in a block of the window's length before it, on average; 0 for new ones. */
  readonly usual: number;
  /** Lines over usual ones, no unit; null for new ones. */
  readonly ratio: number | null;
  /** Lower end of the ratio's interval; null for new ones. */
  readonly confLow: number | null;
  /** Upper end of the ratio's interval; null for new ones and where the data set no bound. */
  readonly confHigh: number | null;
  /** 0 to 1; null for new ones, which are judged by their number. */
  readonly pValue: number | null;
  /** p adjusted for every message looked at; null for new ones. */
  readonly qValue: number | null;
}
