import type { Skipped, Term } from "../../model/finding.ts";
import { smallestDetectableRateRatio } from "../../stats/smallest_detectable_rate_ratio.ts";
import { stepAtPlacesTest, type StepResult } from "../../stats/step_at_places_test.ts";
import type { Settings } from "./options.ts";
import { weekMs } from "../../stats/whole_weeks.ts";
import { type Family, type Scene, unitMs } from "./_scene.ts";
import { type Completion, type Stretches, stretchesOf } from "./_stretches.ts";

/** Terms, and what was too thin for one. */
export interface Made {
  readonly terms: readonly Term[];
  readonly skipped: readonly Skipped[];
}

const sum = (counts: readonly number[], units: readonly number[]) =>
  units.reduce((total, unit) => total + (counts[unit] ?? 0), 0);

/** How long a side is, in weeks. */
const weeksOf = (units: readonly number[]) => units.length * unitMs / weekMs;

/** The fall that as many incidents could have shown four times in five: as a ratio below 1, null where none could. */
function detectableFall(
  { own, others }: Stretches,
  { before, after }: Completion,
  dispersion: number,
  { confidence }: Settings,
): number | null {
  const hasOthers = sum(others, before) > 0 && sum(others, after) > 0;
  const exposure = (units: readonly number[]) => hasOthers ? sum(others, units) : units.length;
  const rise = smallestDetectableRateRatio({
    countA: sum(own, after),
    countB: sum(own, before),
    exposureA: exposure(after),
    exposureB: exposure(before),
    dispersion,
    level: 1 - confidence,
  });
  return rise === null ? null : 1 / rise;
}

function reasonToSkip({ at, items }: Family, { completions }: Stretches, { minimum }: Settings) {
  const done = items.filter(({ doneAt }) => doneAt !== null).length;
  if (done === 0) return "nothing of what was to be done is known to be done";
  if (at.length < minimum) return `${at.length} incidents: it needs ${minimum}`;
  return completions.length === 0
    ? "less than four weeks are known on one side of what was done, around its cause left out"
    : null;
}

/**
 * What changed most, against all other incidents and by itself, whichever says less: a fall of everything is no lesson of
 * this family, and neither is a rise of everything else.
 */
function weakerOf(stretches: Stretches, settings: Settings) {
  const alone = { ...stretches, others: stretches.own.map(() => 0) };
  const [against, itself] = [stretches, alone].map((counted) => ({
    counted,
    result: stepAtPlacesTest(counted.own, counted.others, counted.completions, settings),
  })) as [Weighed, Weighed];
  return (itself.result.pValue ?? 1) > (against.result.pValue ?? 1) ? itself : against;
}

interface Weighed {
  readonly counted: Stretches;
  readonly result: StepResult;
}

function heldTerms(family: Family, stretches: Stretches, settings: Settings): Term[] {
  const { own, completions } = stretches;
  const { counted, result } = weakerOf(stretches, settings);
  const { place, near, ratio, pValue, dispersion } = result;
  const completion = completions[place ?? -1];
  if (completion === undefined) return [];
  const [before, after] = [sum(own, completion.before), sum(own, completion.after)];
  const items = near.flatMap((index) => completions[index]?.items ?? []);
  const days = items.map(({ doneAt }) => new Date(doneAt ?? completion.at).toISOString().slice(0, 10)).sort();
  const labels = {
    family: family.name,
    before: `${before}`,
    after: `${after}`,
    weeks_before: `${weeksOf(completion.before)}`,
    weeks_after: `${weeksOf(completion.after)}`,
    items: `${items.length}`,
    ids: items.map(({ row }) => row.itemId).join(" "),
    done: days[0] === days.at(-1) ? `${days[0]}` : `${days[0]} to ${days.at(-1)}`,
  };
  const detectable = detectableFall(counted, completion, dispersion, settings);
  return [
    { term: `held.${family.id}`, unit: "ratio", ...ratio, statistic: ratio.estimate, pValue, labels },
    {
      ...{ term: `detectable.${family.id}`, n: before + after, estimate: detectable, unit: "ratio" },
      ...{ confLow: null, confHigh: null, labels: { family: family.name } },
    },
  ];
}

/** How much less often each family came after something was done, against all other incidents of the same weeks. */
export function heldOf(scene: Scene, settings: Settings): Made {
  const made = scene.families.filter(({ items }) => items.length > 0).map((family): Made => {
    const stretches = stretchesOf(family, scene);
    const reason = reasonToSkip(family, stretches, settings);
    return reason === null
      ? { terms: heldTerms(family, stretches, settings), skipped: [] }
      : { terms: [], skipped: [{ term: `held.${family.id}`, n: family.at.length, reason }] };
  });
  return { terms: made.flatMap(({ terms }) => terms), skipped: made.flatMap(({ skipped }) => skipped) };
}
