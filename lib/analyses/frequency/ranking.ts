import type { Term } from "../../model/finding.ts";
import { shrinkRates } from "../../stats/shrink_rates.ts";
import { fewestWeeks, nameOf } from "./_rates.ts";
import type { Settings } from "./options.ts";
import { type Span, sum } from "./_spans.ts";

/** A service's rate, drawn towards the others' as far as its few incidents demand. */
export interface RankedService {
  /** Name of the service. */
  readonly service: string;
  /** Incidents counted. */
  readonly incidents: number;
  /** Incidents a week as counted. */
  readonly raw: number;
  /** Incidents a week after shrinking. */
  readonly estimate: number;
  /** Lower end of the interval of the rate. */
  readonly confLow: number;
  /** Upper end of the interval of the rate. */
  readonly confHigh: number;
  /** Share of its own data in the estimate, 0 to 1. */
  readonly weight: number;
}

/** Variance over mean of weekly counts inside services; busy services, which the ranking is about, weigh most. */
function pooledDispersion(services: readonly (readonly number[])[]): number {
  let [squares, expected] = [0, 0];
  for (const counts of services) {
    const mean = sum(counts) / counts.length;
    squares += sum(counts.map((count) => (count - mean) ** 2));
    expected += mean * (counts.length - 1);
  }
  return expected === 0 ? 1 : squares / expected;
}

/** Services by shrunken rate, highest first. */
export function rankedServices({ services, weeks }: Span, { confidence }: Settings): RankedService[] {
  if (weeks.starts.length < fewestWeeks || services.size === 0) return [];
  const units = [...services].map(([name, counts]) => ({
    name,
    count: sum(counts),
    exposure: weeks.starts.length,
  }));
  return shrinkRates(units, { confidence, dispersion: pooledDispersion([...services.values()]) })
    .map(({ name, count, ...rate }) => ({ service: name, incidents: count, ...rate }))
    .sort((a, b) => b.estimate - a.estimate || (a.service < b.service ? -1 : 1));
}

/**
 * Whether the interval of the ratio of two rates stays above 1; it follows from their own intervals (Donner and Zou
 * 2012, doi:10.1177/0962280210383082).
 */
function above(higher: RankedService, lower: RankedService): boolean {
  const reach = Math.hypot(
    Math.log(higher.estimate / higher.confLow),
    Math.log(lower.confHigh / lower.estimate),
  );
  return Math.log(higher.estimate / lower.estimate) > reach;
}

/** Services that may as well be the first. */
function rivals(ranked: readonly RankedService[]): number {
  const [first, ...others] = ranked;
  return first === undefined ? 0 : others.filter((other) => !above(first, other)).length;
}

/** Terms of the ranking: every service's shrunken rate, and how many cannot be told from the first. */
export function rankingTerms(ranked: readonly RankedService[]): Term[] {
  if (ranked.length === 0) return [];
  return [
    ...ranked.map(({ service, incidents, raw, estimate, confLow, confHigh, weight }, index): Term => ({
      term: nameOf("shrunken_rate", "period", service),
      n: incidents,
      estimate,
      unit: "per_week",
      confLow,
      confHigh,
      labels: { service, rank: `${index + 1}`, raw: `${raw}`, weight: weight.toFixed(3) },
    })),
    {
      term: "shrunken_rate.rivals",
      n: ranked.length,
      estimate: rivals(ranked),
      unit: "count",
      confLow: null,
      confHigh: null,
    },
  ];
}
