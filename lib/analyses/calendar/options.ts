import type { Period } from "../../model/period.ts";

/** What to look at, and how sure to be. */
export interface CalendarOptions {
  /** The period in question. */
  readonly period: Period;
  /** IANA name of the zone the rows tell their hours in. */
  readonly zone: string;
  /** Of every interval, and one minus the level of every test. Default 0.95. */
  readonly confidence?: number;
  /** Default 1. */
  readonly seed?: number;
  /** Incidents needed for a test. Default 20. */
  readonly minimum?: number;
  /** Default 4,999. */
  readonly permutations?: number;
}

/** Options with their defaults. */
export type Settings = Required<CalendarOptions>;

export function settingsOf(options: CalendarOptions): Settings {
  return { confidence: 0.95, seed: 1, minimum: 20, permutations: 4999, ...options };
}
