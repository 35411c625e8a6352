import type { Skipped, Term } from "../../model/finding.ts";
import { adjustTerms } from "../../stats/adjust_terms.ts";
import { permutationsFor } from "../../stats/permutations_for.ts";
import { rateRatioTest } from "../../stats/rate_ratio_test.ts";
import { smallestDetectableRateRatio } from "../../stats/smallest_detectable_rate_ratio.ts";
import { fewestWeeks, nameOf } from "./_rates.ts";
import type { Settings } from "./options.ts";
import { laterOf, type Spans, sum } from "./_spans.ts";

interface Pair {
  readonly service?: string;
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** Everything that was compared, adjusted as one search, and what was too thin to compare. */
export interface Tests {
  readonly terms: readonly Term[];
  readonly skipped: readonly Skipped[];
  readonly hypotheses: number;
}

/** Why this subject cannot be compared at all, whatever its counts. */
function strangerOf({ period, against, newcomers }: Spans, { service }: Pair): string | null {
  if (!newcomers.has(service ?? null)) return null;
  return `first recorded in ${laterOf(period.period, against?.period ?? null).label}`;
}

function pairsOf({ period, against }: Spans): Pair[] {
  if (against === null) return [];
  return [
    { before: against.counts, after: period.counts },
    ...[...period.services].map(([service, after]) => ({
      service,
      before: against.services.get(service) ?? [],
      after,
    })),
  ];
}

function reasonToSkip({ before, after }: Pair, minimum: number): string | null {
  const weeks = Math.min(before.length, after.length);
  if (weeks < fewestWeeks) return `${weeks} whole weeks in one period: a comparison needs ${fewestWeeks}`;
  const incidents = sum(before) + sum(after);
  if (incidents < minimum) return `${incidents} incidents in both periods: a comparison needs ${minimum}`;
  return null;
}

function pairTerms({ service, before, after }: Pair, options: Settings & { permutations: number }): Term[] {
  const { ratio, pValue, dispersion } = rateRatioTest(before, after, options);
  const [countA, countB] = [sum(before), sum(after)];
  const labels = { before: `${countA}`, after: `${countB}`, ...(service === undefined ? {} : { service }) };
  const n = countA + countB;
  const detectable = smallestDetectableRateRatio({
    countA,
    countB,
    exposureA: before.length,
    exposureB: after.length,
    dispersion,
    level: 1 - options.confidence,
  });
  const { estimate, confLow, confHigh } = ratio;
  const unit = "ratio";
  return [
    {
      term: nameOf("rate.ratio", null, service),
      n,
      estimate,
      unit,
      confLow,
      confHigh,
      statistic: estimate,
      pValue,
      labels: { ...labels, dispersion: dispersion.toFixed(2) },
    },
    {
      term: nameOf("rate.detectable_ratio", null, service),
      n,
      estimate: detectable,
      unit,
      confLow: null,
      confHigh: null,
      labels,
    },
  ];
}

/** Compares the weeks of the period with those of the other, overall and service by service. */
export function testsOf(spans: Spans, settings: Settings): Tests {
  const pairs = pairsOf(spans).map((pair) => ({
    pair,
    reason: reasonToSkip(pair, settings.minimum) ?? strangerOf(spans, pair),
  }));
  const testable = pairs.filter(({ reason }) => reason === null).map(({ pair }) => pair);
  const permutations = settings.permutations ?? permutationsFor(testable.length, settings.confidence);
  const options = { ...settings, permutations };
  return {
    terms: adjustTerms(testable.flatMap((pair) => pairTerms(pair, options))),
    skipped: pairs.flatMap(({ pair: { service, before, after }, reason }) =>
      reason === null
        ? []
        : [{ term: nameOf("rate.ratio", null, service), n: sum(before) + sum(after), reason }]
    ),
    hypotheses: testable.length,
  };
}
