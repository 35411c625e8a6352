/** Stands for what differs from line to line. */
export const wildcard = "<*>";

/** A word of a log line, or what stands for a variable part, and where it stands in the line. */
export interface LogWord {
  /** The word as it is compared: `<*>` for a variable part, `uid=` for a key whose value follows. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}
