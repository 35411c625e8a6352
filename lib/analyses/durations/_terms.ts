import type { Term } from "../../model/finding.ts";
import { geometricMeanInterval } from "../../stats/geometric_mean_interval.ts";
import { kaplanMeier } from "../../stats/kaplan_meier.ts";
import { medianInterval } from "../../stats/median_interval.ts";
import type { Measure, Spell } from "./_spells.ts";

/** What a term is about, beside its numbers. */
export interface Place {
  readonly measure: Measure;
  /** `period`, `against`, or a quarter of the history. */
  readonly span: string;
  readonly grouping?: "service" | "team" | "severity";
  readonly group?: string;
}

/** Names a term: `resolve.median.period.service.payments`. */
export function nameOf(place: Omit<Place, "span"> & { readonly span?: string }, statistic: string): string {
  return [place.measure, statistic, place.span, place.grouping, place.group]
    .filter((part) => part !== undefined)
    .join(".");
}

function labelsOf(place: Place, method: string): Record<string, string> {
  const { measure, span, grouping, group } = place;
  return { measure, span, method, ...(grouping && group ? { [grouping]: group } : {}) };
}

/** The median with its interval: by order statistics, or by Kaplan-Meier where an end was not seen. */
export function medianTerm(spells: readonly Spell[], place: Place, confidence: number): Term {
  const censored = spells.some((spell) => !spell.observed);
  const median = censored
    ? kaplanMeier(spells, { confidence }).median
    : medianInterval(spells.map((spell) => spell.time), { confidence });
  return {
    term: nameOf(place, "median"),
    n: spells.length,
    estimate: median.estimate,
    unit: "s",
    confLow: median.confLow,
    confHigh: median.confHigh,
    labels: labelsOf(place, censored ? "Kaplan-Meier" : "order statistics"),
  };
}

/** The geometric mean with its interval, of spells whose ends were all seen. */
export function geometricMeanTerm(spells: readonly Spell[], place: Place, confidence: number): Term {
  const mean = geometricMeanInterval(spells.map((spell) => spell.time), { confidence });
  return {
    term: nameOf(place, "geometric_mean"),
    n: spells.length,
    estimate: mean.estimate,
    unit: "s",
    confLow: mean.confLow,
    confHigh: mean.confHigh,
    labels: labelsOf(place, "t on logarithms"),
  };
}
