import type { Period } from "../../model/period.ts";

/** What to compare, and how sure to be. */
export interface DurationOptions {
  /** The period in question. */
  readonly period: Period;
  /** The period to compare with, of any length; null where there is none. */
  readonly against: Period | null;
  /** Of every interval, and one minus the level of every test. Default 0.95. */
  readonly confidence?: number;
  /** Default 1. */
  readonly seed?: number;
  /** Incidents an arm needs to be compared. Default 5. */
  readonly minimum?: number;
  /** Default: 1,999, more where many services are tested. */
  readonly permutations?: number;
}

/** Options with their defaults. */
export type Settings = DurationOptions & Required<Pick<DurationOptions, "confidence" | "seed" | "minimum">>;

/** Incidents an arm needs to be compared, where nothing else is asked for. */
export const fewestIncidents = 5;

export function settingsOf(options: DurationOptions): Settings {
  return { confidence: 0.95, seed: 1, minimum: fewestIncidents, ...options };
}
