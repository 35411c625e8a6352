import type { Period } from "../../model/period.ts";
import { quartersOf } from "../../model/quarters.ts";
import type { Term } from "../../model/finding.ts";
import { meanCountInterval } from "../../stats/mean_count_interval.ts";
import { rateRatioTest } from "../../stats/rate_ratio_test.ts";
import { weeklyCounts, weeksOf } from "../../stats/whole_weeks.ts";
import type { Settings } from "./options.ts";
import type { Family, Scene } from "./_scene.ts";
import { labelsOf, type Made, nameOf, together } from "./_terms.ts";

/** Fewest weeks from which a spread between weeks can be told. */
const fewestWeeks = 3;
/** Families whose quarters are told. */
export const mostDrawn = 12;

function countsOf(family: Family, period: Period, { known }: Scene): number[] {
  return weeklyCounts(family.incidents.map(({ at }) => at), weeksOf(period, known));
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

function rateTerm(family: Family, span: string, counts: readonly number[], confidence: number): Term {
  const { estimate, confLow, confHigh } = meanCountInterval(counts, { confidence });
  return {
    term: nameOf(`rate.${span}`, family),
    n: sum(counts),
    estimate,
    unit: "per_week",
    confLow,
    confHigh,
    labels: { ...labelsOf(family), span, weeks: `${counts.length}` },
  };
}

/** Incidents a week of every family in both periods, and of those with most incidents in every quarter. */
export function ratesOf(scene: Scene, { period, against, confidence }: Settings): Term[] {
  const quarters = scene.families.length === 0 ? [] : quartersOf(scene.known.from, period.end);
  return scene.families.flatMap((family, place) => {
    const spans: [string, Period][] = [
      ["period", period],
      ...(against === null ? [] : [["against", against] as [string, Period]]),
      ...(place < mostDrawn ? quarters.map((quarter): [string, Period] => [quarter.label, quarter]) : []),
    ];
    return spans
      .map(([span, stretch]) => [span, countsOf(family, stretch, scene)] as const)
      .filter(([, counts]) => counts.length >= fewestWeeks)
      .map(([span, counts]) => rateTerm(family, span, counts, confidence));
  });
}

function reasonToSkip(
  family: Family,
  before: readonly number[],
  after: readonly number[],
  { period, against, minimum }: Settings,
): string | null {
  const later = against !== null && against.start > period.start ? against : period;
  const weeks = Math.min(before.length, after.length);
  if (weeks < fewestWeeks) return `${weeks} whole weeks in one period: a comparison needs ${fewestWeeks}`;
  const incidents = sum(before) + sum(after);
  if (incidents < minimum) return `${incidents} incidents in both periods: a comparison needs ${minimum}`;
  // Without an incident before, nothing tells a quiet time from an unwatched one.
  const first = family.incidents[0]?.at ?? Infinity;
  return first >= Date.parse(later.start) ? `first came in ${later.label}` : null;
}

/** Compares the weeks of the period with those of the other, family by family. */
export function comparisonsOf(scene: Scene, settings: Settings & { permutations: number }): Made {
  const { period, against } = settings;
  if (against === null) return { terms: [], skipped: [] };
  return together(scene.families.map((family): Made => {
    const [before, after] = [countsOf(family, against, scene), countsOf(family, period, scene)];
    const term = nameOf("rate.ratio", family);
    const n = sum(before) + sum(after);
    const reason = reasonToSkip(family, before, after, settings);
    if (reason !== null) return { terms: [], skipped: [{ term, n, reason }] };
    const { ratio: { estimate, confLow, confHigh }, pValue } = rateRatioTest(before, after, settings);
    const labels = { ...labelsOf(family), before: `${sum(before)}`, after: `${sum(after)}` };
    const tested = { estimate, unit: "ratio", confLow, confHigh, statistic: estimate, pValue } as const;
    return { terms: [{ term, n, ...tested, labels }], skipped: [] };
  }));
}
