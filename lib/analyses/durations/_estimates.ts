import type { Skipped, Term } from "../../model/finding.ts";
import type { Arms } from "./_arms.ts";
import { grouped, groupings } from "./_groups.ts";
import type { Settings } from "./options.ts";
import type { Spell, Spells } from "./_spells.ts";
import { geometricMeanTerm, medianTerm, nameOf, type Place } from "./_terms.ts";

/** Estimates, and those that could not be made. */
export interface Estimates {
  readonly terms: readonly Term[];
  readonly skipped: readonly Skipped[];
}

function meanOrReason(spells: readonly Spell[], place: Place, confidence: number): Estimates {
  const censored = spells.filter((spell) => !spell.observed).length;
  if (censored === 0) return { terms: [geometricMeanTerm(spells, place, confidence)], skipped: [] };
  const reason = `${censored} of ${spells.length} ends were not seen: a mean would be too short`;
  return {
    terms: [],
    skipped: [{ term: nameOf(place, "geometric_mean"), n: spells.length, reason }],
  };
}

function countTerm(place: Place, statistic: string, estimate: number, n: number): Term {
  const labels = { measure: place.measure, span: place.span };
  return {
    term: nameOf(place, statistic),
    n,
    estimate,
    unit: "count",
    confLow: null,
    confHigh: null,
    labels,
  };
}

function countsOf({ spells, contradictory, unrecorded }: Spells, place: Place): Term[] {
  const leftOut = contradictory + unrecorded;
  const censored = spells.filter((spell) => !spell.observed).length;
  return [
    countTerm(place, "censored", censored, spells.length),
    countTerm(place, "left_out", leftOut, spells.length + leftOut),
  ];
}

function spanEstimates(measured: Spells, place: Place, { confidence }: Settings): Estimates {
  const { spells } = measured;
  const counts = countsOf(measured, place);
  // Where a tool never records this moment, open incidents would be all there is: that is no measurement.
  if (!spells.some((spell) => spell.observed)) {
    const reason = "no incident has both times";
    return { terms: counts, skipped: [{ term: nameOf(place, "median"), n: 0, reason }] };
  }
  const mean = meanOrReason(spells, place, confidence);
  const groups = groupings.flatMap((grouping) =>
    [...grouped(spells, grouping)].flatMap(([group, members]) => {
      const own = { ...place, grouping, group };
      const allSeen = members.every((spell) => spell.observed);
      return [
        medianTerm(members, own, confidence),
        ...(allSeen ? [geometricMeanTerm(members, own, confidence)] : []),
      ];
    })
  );
  return {
    terms: [medianTerm(spells, place, confidence), ...mean.terms, ...counts, ...groups],
    skipped: mean.skipped,
  };
}

/** Medians and means of every measure in both periods, over all and of every service, team and severity. */
export function estimatesOf(arms: readonly Arms[], settings: Settings): Estimates {
  const made = arms.flatMap(({ measure, period, against }) => [
    spanEstimates(period, { measure, span: "period" }, settings),
    ...(settings.against === null ? [] : [spanEstimates(against, { measure, span: "against" }, settings)]),
  ]);
  return {
    terms: made.flatMap(({ terms }) => terms),
    skipped: made.flatMap(({ skipped }) => skipped),
  };
}
