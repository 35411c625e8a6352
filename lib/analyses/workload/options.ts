import type { Period } from "../../model/period.ts";
import type { AlertRuleRow } from "./alert_rule_rows.ts";
import type { TeamSizeRow } from "./team_size_rows.ts";

/** What to look at, and how sure to be. */
export interface WorkloadOptions {
  /** The period in question. */
  readonly period: Period;
  /** People of each team: a team is told apart only where it is known to have five or more. Default: none known. */
  readonly sizes?: readonly TeamSizeRow[];
  /** What became of alerts, by rule and week of the period. Default: none known. */
  readonly rules?: readonly AlertRuleRow[];
  /** Of every interval. Default 0.95. */
  readonly confidence?: number;
  /** Default 1. */
  readonly seed?: number;
  /** Alerts a rule needs for a rate of its own. Default 10. */
  readonly minimum?: number;
}

/** Options with their defaults. */
export type Settings = Required<WorkloadOptions>;

export function settingsOf(options: WorkloadOptions): Settings {
  return { sizes: [], rules: [], confidence: 0.95, seed: 1, minimum: 10, ...options };
}
