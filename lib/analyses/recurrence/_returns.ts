import type { Term } from "../../model/finding.ts";
import { countTerm } from "../../model/count_term.ts";
import { silenceTest } from "../../stats/silence_test.ts";
import { weekMs } from "../../stats/whole_weeks.ts";
import type { Settings } from "./options.ts";
import { type Family, type Scene, within } from "./_scene.ts";
import { labelsOf, type Made, nameOf, together } from "./_terms.ts";

/** Incidents in each whole week back from the end, after the family's first; in order of time. */
function weeksSinceFirst({ incidents }: Family, until: number): number[] {
  const first = incidents[0]?.at ?? until;
  const counts = Array.from({ length: Math.floor((until - first) / weekMs) }, () => 0);
  for (const { at } of incidents.slice(1)) {
    const week = counts.length - 1 - Math.floor((until - 1 - at) / weekMs);
    if (week >= 0) counts[week] = (counts[week] ?? 0) + 1;
  }
  return counts;
}

function exactly(family: Family, statistic: string, milliseconds: number, n: number): Term {
  return {
    term: nameOf(statistic, family),
    n,
    estimate: milliseconds / 1000,
    unit: "s",
    confLow: null,
    confHigh: null,
    labels: labelsOf(family),
  };
}

/** Time since the last incident of every family, tested against its own history where that is long enough. */
export function silencesOf({ families, until }: Scene, { minimum }: Settings): Made {
  return together(families.map((family): Made => {
    const n = family.incidents.length;
    const since = exactly(family, "since_last", until - (family.incidents.at(-1)?.at ?? until), n);
    const { silent, pValue } = silenceTest(weeksSinceFirst(family, until));
    if (n >= minimum && pValue !== null) {
      return { terms: [{ ...since, statistic: silent, pValue }], skipped: [] };
    }
    const reason = n < minimum
      ? `${n} incidents ever: a silence is judged from ${minimum} on`
      : "all its incidents fall into one week";
    return { terms: [since], skipped: [{ term: since.term, n, reason }] };
  }));
}

/** Which families came in the period, after how long a silence, and which came for the first time. */
export function returnsOf({ incidents, families, start, until }: Scene): Term[] {
  const told = incidents.filter(({ row }) => row.familyId !== null || !row.isTooThin);
  const here = families.map((family) => ({ family, members: within(family.incidents, start, until) }))
    .filter(({ members }) => members.length > 0);
  const gaps = here.flatMap(({ family, members }) => {
    const last = family.incidents.findLast(({ at }) => at < start);
    const first = members[0];
    return last && first ? [exactly(family, "gap", first.at - last.at, members.length)] : [];
  });
  return [
    countTerm("families.known", families.length, families.length),
    countTerm("families.largest", families[0]?.incidents.length ?? 0, told.length),
    countTerm("families.back", gaps.length, families.length),
    countTerm("families.new", here.length - gaps.length, families.length),
    ...gaps,
  ];
}
