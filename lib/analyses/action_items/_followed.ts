import type { Term } from "../../model/finding.ts";
import type { Estimate } from "../../stats/estimate.ts";
import { kaplanMeier, type SurvivalCurve } from "../../stats/kaplan_meier.ts";
import type { Spell } from "../../stats/spell.ts";

const day = 86_400;
/** Days within which a thing to do is usually wanted: a quarter. */
const within = 90;

/** Share done within a quarter; null where nobody was followed for so long. */
function sharedDone({ steps }: SurvivalCurve, spells: readonly Spell[]): Estimate {
  const n = spells.length;
  const reached = spells.some(({ time }) => time >= within * day);
  if (!reached) return { estimate: null, confLow: null, confHigh: null, n };
  const last = steps.findLast(({ time }) => time <= within * day);
  if (last === undefined) return { estimate: 0, confLow: null, confHigh: null, n };
  const rest = (share: number | null) => share === null ? null : 1 - share;
  return {
    estimate: 1 - last.survival,
    confLow: rest(last.confHigh),
    confHigh: rest(last.confLow),
    n,
  };
}

/** Time by which half of the items are done, and share done within ninety days; both count open items as long as they were seen. */
export function followedTerms(
  spells: readonly Spell[],
  { place, labels, confidence }: {
    readonly place: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly confidence: number;
  },
): Term[] {
  const curve = kaplanMeier(spells, { confidence });
  return [
    { term: `half_life${place}`, unit: "s", ...curve.median, labels },
    { term: `done_in_quarter${place}`, unit: "share", ...sharedDone(curve, spells), labels },
  ];
}
