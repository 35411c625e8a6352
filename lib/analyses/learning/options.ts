import type { Period } from "../../model/period.ts";
import type { LearningItemRow } from "./item_rows.ts";

/** What to look at, and how sure to be. */
export interface LearningOptions {
  /** All that is known before its end is looked at. */
  readonly period: Period;
  /** Things that were to be done. Default: none known. */
  readonly items?: readonly LearningItemRow[];
  /** Of every interval, and one minus the level of every test. Default 0.95. */
  readonly confidence?: number;
  /** Default 1. */
  readonly seed?: number;
  /** Incidents a family needs to be judged. Default 8. */
  readonly minimum?: number;
  /** Default 1,999. */
  readonly permutations?: number;
}

/** Options with their defaults. */
export type Settings = Required<LearningOptions>;

export function settingsOf(options: LearningOptions): Settings {
  return { items: [], confidence: 0.95, seed: 1, minimum: 8, permutations: 1999, ...options };
}
