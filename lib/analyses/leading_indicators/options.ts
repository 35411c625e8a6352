import type { Period } from "../../model/period.ts";

/** What to search, and how sure to be. */
export interface IndicatorOptions {
  /** Everything known up to its end is searched. */
  readonly period: Period;
  /** Of every interval, and one minus the level of the search. Default 0.95. */
  readonly confidence?: number;
  /** Incidents of a target whose windows are known, without which it is not looked at. Default 5. */
  readonly minimum?: number;
  /** Hours before an incident's onset that no window reads. Default 1. */
  readonly gapHours?: number;
  /** Hours after a firing within which an incident makes it true. Default 72. */
  readonly horizonHours?: number;
  /** Shifts of the incident times that make the null. Default 199. */
  readonly worlds?: number;
  /** Steps of the backtest, over the later half of what is known. Default 4; none without a backtest. */
  readonly folds?: number;
  /** False alarms a week that a threshold may cost. Default 1. */
  readonly budgetPerWeek?: number;
}

/** Options with their defaults. */
export type Settings = Required<IndicatorOptions>;

export function settingsOf(options: IndicatorOptions): Settings {
  return {
    confidence: 0.95,
    minimum: 5,
    gapHours: 1,
    horizonHours: 72,
    worlds: 199,
    folds: 4,
    budgetPerWeek: 1,
    ...options,
  };
}
