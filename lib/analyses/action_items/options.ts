import type { Period } from "../../model/period.ts";

/** What to look at, and how sure to be. */
export interface ActionItemOptions {
  /** Things noted before its end are looked at, as they stood then. */
  readonly period: Period;
  /** Of every interval. Default 0.95. */
  readonly confidence?: number;
  /** Items a team or priority needs to be told apart. Default 8. */
  readonly minimum?: number;
}

/** Options with their defaults. */
export type Settings = Required<ActionItemOptions>;

export function settingsOf(options: ActionItemOptions): Settings {
  return { confidence: 0.95, minimum: 8, ...options };
}
