import type { Period } from "../../model/period.ts";
import type { AlertDayRow } from "./alert_rows.ts";

/** What to look at, and how sure to be. */
export interface TrendOptions {
  /** The period in question: trends are told up to its end. */
  readonly period: Period;
  /** The period to compare with, of any length; null where there is none. */
  readonly against: Period | null;
  /** Alerts by day, for the noise of alerts; without them it is not told. */
  readonly alerts?: readonly AlertDayRow[];
  /** Of every interval, and one minus the level of every test. Default 0.95. */
  readonly confidence?: number;
  /** Default 1. */
  readonly seed?: number;
  /** Incidents a service needs for a trend of its own. Default 40. */
  readonly minimum?: number;
}

/** Options with their defaults. */
export type Settings = Required<TrendOptions>;

export function settingsOf(options: TrendOptions): Settings {
  return { alerts: [], confidence: 0.95, seed: 1, minimum: 40, ...options };
}
