import type { Period } from "../../model/period.ts";

/** What to look at, and how sure to be. */
export interface ChangeOptions {
  /** Everything known up to its end is used; its incidents are those told one by one. */
  readonly period: Period;
  /** Of every interval, and one minus the level of every test. Default 0.95. */
  readonly confidence?: number;
  /** Default 1. */
  readonly seed?: number;
  /** Incidents that could have come after a change or not, of which a comparison needs so many. Default 5. */
  readonly minimum?: number;
}

/** Options with their defaults. */
export type Settings = Required<ChangeOptions>;

export function settingsOf(options: ChangeOptions): Settings {
  return { confidence: 0.95, seed: 1, minimum: 5, ...options };
}

/** Windows after a change, seconds, ascending. */
export const windows = [900, 3_600, 14_400] as const;

/** The longest of them, seconds. */
export const longestS = windows[2];
