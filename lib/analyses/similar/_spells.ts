import { kaplanMeier } from "../../stats/kaplan_meier.ts";
import { medianInterval } from "../../stats/median_interval.ts";
import type { Estimate } from "../../stats/estimate.ts";
import type { Spell } from "../../stats/spell.ts";
import type { SimilarRow } from "./rows.ts";

const day = 86_400_000;

/** How long an incident took, in seconds, or has taken so far; null where its times contradict one another. */
export function spellOf({ startedAt, resolvedAt, isCensored, censoredAt }: SimilarRow): Spell | null {
  const end = isCensored ? censoredAt : resolvedAt;
  if (end === null) return null;
  const lasted = Date.parse(end) - Date.parse(startedAt);
  // A mistyped year is no duration.
  return lasted < 0 || lasted > 366 * day
    ? null
    : { time: Math.max(1, lasted / 1000), observed: !isCensored };
}

/** Median of times to resolve; by Kaplan and Meier where an end was not seen. */
export function medianOf(spells: readonly Spell[], confidence: number): Estimate {
  return spells.every(({ observed }) => observed)
    ? medianInterval(spells.map(({ time }) => time), { confidence })
    : kaplanMeier(spells, { confidence }).median;
}
