import type { Period } from "../../model/period.ts";

/** What to look at and compare, and how sure to be. */
export interface RecurrenceOptions {
  /** The period in question. */
  readonly period: Period;
  /** The period to compare with, of any length; null where there is none. */
  readonly against: Period | null;
  /** Of every interval, and one minus the level of every test. Default 0.95. */
  readonly confidence?: number;
  /** Default 1. */
  readonly seed?: number;
  /** Incidents a family needs to be compared, or its silence to be judged. Default 5. */
  readonly minimum?: number;
  /** Default: 1,999, more where many families are tested. */
  readonly permutations?: number;
}

/** Options with their defaults. */
export type Settings =
  & RecurrenceOptions
  & Required<Pick<RecurrenceOptions, "confidence" | "seed" | "minimum">>;

export function settingsOf(options: RecurrenceOptions): Settings {
  return { confidence: 0.95, seed: 1, minimum: 5, ...options };
}
