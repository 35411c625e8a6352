import type { Period } from "../../model/period.ts";

/** A week of windows of one hour. */
export const defaultBlocks = 168;

/** What window to look at, and how sure to be. */
export interface LogEventOptions {
  /** The window the rows were read for. */
  readonly window: Period;
  /** Of every interval, and one minus the level of the search. Default 0.95. */
  readonly confidence?: number;
  /** Blocks before the window in which a log must have been written to be judged. Default 40. */
  readonly fewestBlocks?: number;
}

/** Options with their defaults. */
export type Settings = Required<LogEventOptions>;

export function settingsOf(options: LogEventOptions): Settings {
  return { confidence: 0.95, fewestBlocks: 40, ...options };
}
