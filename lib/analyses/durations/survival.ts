import { kaplanMeier } from "../../stats/kaplan_meier.ts";
import type { Spell } from "./_spells.ts";

/** One step of the share of incidents not yet resolved. */
export interface ResolutionStep {
  /** Label of the period the incidents started in. */
  readonly period: string;
  /** Seconds since the start. */
  readonly time: number;
  /** Incidents not yet resolved nor out of sight just before. */
  readonly atRisk: number;
  /** Resolved at this moment. */
  readonly events: number;
  /** Share not resolved after it, 0 to 1. */
  readonly survival: number;
  /** Lower end of the band of the share; null where it is undefined. */
  readonly confLow: number | null;
  /** Upper end of the band of the share; null where it is undefined. */
  readonly confHigh: number | null;
}

export function survivalOf(spells: readonly Spell[], period: string, confidence: number): ResolutionStep[] {
  if (spells.length === 0) return [];
  return kaplanMeier(spells, { confidence }).steps.map((step) => ({ period, ...step }));
}
