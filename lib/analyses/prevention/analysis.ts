import type { Finding, Method, Skipped, Term } from "../../model/finding.ts";
import type { Rows } from "../../model/rows.ts";
import type { Unit } from "../../model/unit.ts";
import { countTerm } from "../../model/count_term.ts";
import type { Estimate } from "../../stats/estimate.ts";
import { medianInterval } from "../../stats/median_interval.ts";
import { type Arms, armsOf } from "./_arms.ts";
import type { PreventionOptions } from "./options.ts";
import type { PreventionRow } from "./rows.ts";
import { type Weighted, weightedSum } from "./_weighted_sum.ts";

/** How often an incident followed, for one rule and one way it went. */
export interface PreventionShare {
  /** Id of the rule. */
  readonly rule: string;
  /** Whether people acted on the warning, did not, or there was none. */
  readonly arm: "acted on" | "not acted on" | "no warning";
  /** Chance of an incident of the target within the horizon, 0 to 1; null where it cannot be told. */
  readonly share: number | null;
  /** Lower end of its interval. */
  readonly confLow: number | null;
  /** Upper end of its interval. */
  readonly confHigh: number | null;
  /** Warnings; incidents where there was none. */
  readonly n: number;
}

function methodOf(n: number, confidence: number): Method {
  return {
    definition:
      "Warnings of active rules, replayed hour by hour from what was known then; only those after the time the rule was " +
      "found on, and whose horizon is over, are counted. Incidents avoided are the warnings acted on, times the difference " +
      "of the shares after which an incident of the target began: not acted on less acted on, rule by rule. They are told " +
      "only where this lies above 0 and, had nobody acted, more incidents than without a warning were to be expected. Base " +
      "rate: the rate of such incidents while no warning stood, over the same horizon. Time saved takes the median of " +
      "resolved incidents of the target for each. Warnings are taken as independent, and acting as if by chance.",
    test: "Whether the intervals of incidents avoided and of incidents expected over the base rate exclude 0",
    nullHypothesis: "Acting on a warning changes nothing, or the warning says nothing",
    adjustment: "One test over all rules together; single rules are not tested",
    seed: null,
    n,
    hypotheses: 1,
    confidence,
    references: [
      "https://doi.org/10.1080/01621459.1927.10502953",
      "https://doi.org/10.1093/biomet/28.3-4.437",
      "https://doi.org/10.1002/sim.3095",
    ],
  };
}

function termOf(term: string, unit: Unit, of: Estimate, rule?: string): Term {
  return { term, unit, ...of, ...(rule === undefined ? {} : { labels: { rule } }) };
}

/** What people must hear falsely: the share of warnings that nobody acted on and nothing followed. */
function falseOf({ unacted }: Arms): Estimate {
  const { estimate, confLow, confHigh, n } = unacted;
  const rest = (share: number | null) => share === null ? null : 1 - share;
  return { estimate: rest(estimate), confLow: rest(confHigh), confHigh: rest(confLow), n };
}

function leadsOf(row: PreventionRow): number[] {
  return row.firings.flatMap(({ isLater, outcome, leadS }) =>
    isLater && outcome === "came_true" && leadS !== null ? [leadS] : []
  );
}

function ruleTerms(arms: Arms, confidence: number): Term[] {
  const { row, acted, unacted, base } = arms;
  const { ruleId } = row;
  return [
    termOf(`false ${ruleId}`, "share", falseOf(arms), ruleId),
    termOf(`lead ${ruleId}`, "s", medianInterval(leadsOf(row), { confidence }), ruleId),
    termOf(`acted ${ruleId}`, "share", acted, ruleId),
    termOf(`unacted ${ruleId}`, "share", unacted, ruleId),
    termOf(`base ${ruleId}`, "share", base, ruleId),
  ];
}

/**
 * An interval with its longer side on both: a sum over rules is less skewed than each share, so that their short sides
 * together would leave out too much.
 */
function evened(of: Estimate): Estimate {
  const { estimate, confLow, confHigh } = of;
  if (estimate === null || confLow === null || confHigh === null) return of;
  const reach = Math.max(estimate - confLow, confHigh - estimate);
  return { ...of, confLow: estimate - reach, confHigh: estimate + reach };
}

/** Rules that can be judged, each counted by its warnings that were acted on. */
function totals(judged: readonly Arms[], confidence: number): Term[] {
  const n = judged.reduce((sum, { acted }) => sum + acted.n, 0);
  if (n === 0) return [];
  const sum = (of: (arms: Arms) => readonly Weighted[]) => weightedSum(judged.flatMap(of), n);
  const weighed = (of: (arms: Arms) => Estimate) =>
    sum((arms) => [{ of: of(arms), weight: arms.acted.n / n }]);
  const avoided = (arms: Arms): Weighted[] => [
    { of: arms.unacted, weight: arms.acted.n },
    { of: arms.acted, weight: -arms.acted.n },
  ];
  const saved = judged.map((arms) => savedOf(weightedSum(avoided(arms), arms.acted.n), arms.row, confidence));
  return [
    termOf("acted", "share", weighed(({ acted }) => acted)),
    termOf("unacted", "share", weighed(({ unacted }) => unacted)),
    termOf("base", "share", weighed(({ base }) => base)),
    termOf(
      "excess",
      "count",
      sum(({ unacted, base, acted: { n } }) => [
        { of: evened(unacted), weight: n },
        { of: evened(base), weight: -n },
      ]),
    ),
    termOf("avoided", "count", sum(avoided)),
    termOf("saved", "s", weightedSum(saved.map((of) => ({ of, weight: 1 })), n)),
  ];
}

/** Time not spent: each incident avoided would have taken the median. */
function savedOf(avoided: Estimate, { resolveS }: PreventionRow, confidence: number): Estimate {
  const median = medianInterval(resolveS, { confidence });
  const ends = [avoided.confLow, avoided.confHigh].flatMap((count) =>
    [median.confLow, median.confHigh].flatMap((seconds) =>
      count === null || seconds === null ? [] : [count * seconds]
    )
  );
  const isKnown = avoided.estimate !== null && median.estimate !== null && ends.length === 4;
  return {
    estimate: isKnown ? (avoided.estimate ?? 0) * (median.estimate ?? 0) : null,
    confLow: isKnown ? Math.min(...ends) : null,
    confHigh: isKnown ? Math.max(...ends) : null,
    n: avoided.n,
  };
}

function isJudged({ acted, unacted, base }: Arms, minimum: number): boolean {
  return acted.n >= minimum && unacted.n >= minimum && base.estimate !== null;
}

function skippedOf({ row: { ruleId }, acted, unacted, counts }: Arms, minimum: number): Skipped {
  return {
    term: ruleId,
    n: acted.n + unacted.n,
    reason:
      `${acted.n} warnings acted on and ${unacted.n} not, since it was found and with their horizon over ` +
      `(${counts.earlier} earlier, ${counts.open} open): it needs ${minimum} of each`,
  };
}

function sharesOf({ row: { ruleId: rule }, acted, unacted, base }: Arms): PreventionShare[] {
  const share = (arm: PreventionShare["arm"], { estimate, ...rest }: Estimate) => ({
    rule,
    arm,
    share: estimate,
    confLow: rest.confLow,
    confHigh: rest.confHigh,
    n: rest.n,
  });
  return [share("acted on", acted), share("not acted on", unacted), share("no warning", base)];
}

/**
 * Did acting on warnings avoid incidents?
 *
 * Terms: `rules`, `firings`, `open`, `earlier`, `acted_firings`, `false_firings` (counts); per rule `false <rule>`,
 * `lead <rule>`, `acted <rule>`, `unacted <rule>`, `base <rule>`; and over the rules with enough warnings of both kinds
 * `acted`, `unacted`, `base` (shares after which an incident followed, by the warnings acted on), `excess` (incidents
 * expected after these over the base rate, had nobody acted), `avoided` (count) and `saved` (seconds). It is an
 * association: people may act where they would have been right to wait.
 *
 * @param rows as {@link preventionRows} reads them, one a rule.
 *
 * @example
 * ```ts
 * import { preventionFinding } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = preventionFinding([]);
 * assert.equal(finding.terms.find(({ term }) => term === "firings")?.estimate, 0);
 * assert.equal(finding.terms.some(({ term }) => term === "avoided"), false);
 * ```
 */
export function preventionFinding(
  rows: Rows<PreventionRow>,
  { confidence = 0.95, minimum = 5 }: PreventionOptions = {},
): Finding<PreventionShare> {
  const arms = rows.map((row) => armsOf(row, confidence));
  const judged = arms.filter((own) => isJudged(own, minimum));
  const count = (of: (arms: Arms) => number) => arms.reduce((sum, own) => sum + of(own), 0);
  const firings = count(({ acted, unacted }) => acted.n + unacted.n);
  return {
    name: "prevention",
    question: "Did acting on warnings avoid incidents?",
    method: methodOf(firings, confidence),
    period: null,
    against: null,
    query: rows.query ?? null,
    terms: [
      countTerm("rules", rows.length),
      countTerm("firings", firings),
      countTerm("open", count(({ counts }) => counts.open)),
      countTerm("earlier", count(({ counts }) => counts.earlier)),
      countTerm("acted_firings", count(({ acted }) => acted.n)),
      countTerm("false_firings", count(({ unacted, counts }) => unacted.n - counts.unactedIncidents)),
      ...totals(judged, confidence),
      ...arms.flatMap((own) => ruleTerms(own, confidence)),
    ],
    rows: arms.flatMap(sharesOf),
    skipped: arms.filter((own) => !isJudged(own, minimum)).map((own) => skippedOf(own, minimum)),
    warnings: [],
  };
}
