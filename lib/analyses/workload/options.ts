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

/** Alerts of a tool that tells whether anybody acted. */
export interface ToldRule extends AlertRuleRow {
  readonly acted: number;
}

/** Options with their defaults. */
export interface Settings extends Required<WorkloadOptions> {
  readonly rules: readonly ToldRule[];
  /** Alerts of which nobody tells whether anybody acted. */
  readonly untold: number;
}

function isTold(row: AlertRuleRow): row is ToldRule {
  return row.acted !== null;
}

export function settingsOf(options: WorkloadOptions): Settings {
  const rules = options.rules ?? [];
  return {
    ...{ sizes: [], confidence: 0.95, seed: 1, minimum: 10 },
    ...options,
    rules: rules.filter(isTold),
    untold: rules.reduce((sum, row) => isTold(row) ? sum : sum + row.fired, 0),
  };
}
