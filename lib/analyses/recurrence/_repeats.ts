import type { Term } from "../../model/finding.ts";
import { clusteredShareInterval } from "../../stats/clustered_share_interval.ts";
import type { Estimate } from "../../stats/estimate.ts";
import { ratioOfEstimates } from "../../stats/ratio_of_estimates.ts";
import { repeatShareTest } from "../../stats/repeat_share_test.ts";
import { weekMs } from "../../stats/whole_weeks.ts";
import type { Settings } from "./options.ts";
import { type Incident, partsOf, type Scene, within } from "./_scene.ts";
import type { Made } from "./_terms.ts";

/** Parts of two weeks before the period without which nothing is known to repeat. */
const fewestParts = 4;

function shareOf(incidents: readonly Incident[], from: number, confidence: number): Estimate {
  const weeks = Map.groupBy(incidents, ({ at }) => Math.floor((at - from) / weekMs));
  const units = [...weeks.values()].map((week) => ({
    hits: week.filter(({ isRepeat }) => isRepeat).length,
    n: week.length,
  }));
  return clusteredShareInterval(units, { confidence });
}

function stableTerm(scene: Scene, told: readonly Incident[], settings: Settings & { permutations: number }) {
  const { before, parts, last } = partsOf(told, scene);
  const term = "repeats.stable";
  const n = within(told, scene.start, scene.until).length;
  const history = parts.length - last;
  const reason = history < fewestParts
    ? `${2 * history} weeks are known before the period: what repeats is told from ${2 * fewestParts} on`
    : last === 0 || n === 0
    ? "no incident whose family could be told"
    : null;
  if (reason !== null) return { terms: [], skipped: [{ term, n, reason }] };
  const kinds = (some: readonly Incident[]) => some.map(({ row }) => row.familyId);
  const { share, expected, low, high, pValue } = repeatShareTest(
    { before: kinds(before), units: parts.map(kinds), last },
    settings,
  );
  const tested = { confLow: low, confHigh: high, statistic: share, pValue };
  return { terms: [{ term, n, estimate: expected, unit: "share", ...tested } as const], skipped: [] };
}

function shareTerm(span: string, share: Estimate): Term {
  return { term: `repeats.${span}`, unit: "share", ...share };
}

/** Share of incidents whose family had come before, in both periods, and what a stable process would give. */
export function repeatsOf(scene: Scene, settings: Settings & { permutations: number }): Made {
  const { against, confidence } = settings;
  const told = scene.incidents.filter(({ row }) => !row.isTooThin);
  const now = shareOf(within(told, scene.start, scene.until), scene.start, confidence);
  const stable = stableTerm(scene, told, settings);
  if (against === null) {
    return { terms: [shareTerm("period", now), ...stable.terms], skipped: stable.skipped };
  }
  const from = Date.parse(against.start);
  const before = shareOf(within(told, from, Date.parse(against.end)), from, confidence);
  const ratio: Term = { term: "repeats.ratio", unit: "ratio", ...ratioOfEstimates(before, now) };
  return {
    terms: [shareTerm("period", now), shareTerm("against", before), ratio, ...stable.terms],
    skipped: stable.skipped,
  };
}
