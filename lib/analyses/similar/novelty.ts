import type { Finding, Skipped, Term } from "../../model/finding.ts";
import type { Period } from "../../model/period.ts";
import { requireApart } from "../../model/require_apart.ts";
import type { Rows } from "../../model/rows.ts";
import { countTerm } from "../../model/count_term.ts";
import { startedIn } from "../../model/started_in.ts";
import { shareInterval } from "../../stats/share_interval.ts";
import { requireCoverage } from "./_coverage.ts";
import { fewestWords, historyOf } from "./_history.ts";
import { fewestUsual } from "./_novelty.ts";
import { type JudgedIncident, judgedOf } from "./judged.ts";
import type { NoveltyOptions } from "./options.ts";
import type { SimilarRow } from "./rows.ts";
import type { Unjudged } from "./unjudged.ts";

type Method = "conformal" | "rule";

function isCalledNew(incident: JudgedIncident, method: Method): boolean {
  return method === "conformal" ? incident.isNew === true : incident.rule === "new";
}

function shareTerm(term: string, hits: number, n: number, confidence: number): Term {
  return { term, unit: "share", ...shareInterval(hits, n, { confidence }) };
}

function rateTerms(judged: readonly JudgedIncident[], confidence: number): Term[] {
  const [known, alone] = [judged.filter((one) => one.isKnown), judged.filter((one) => one.family === null)];
  return (["conformal", "rule"] as const).flatMap((method): Term[] => {
    const newOf = (incidents: readonly JudgedIncident[]) =>
      incidents.filter((incident) => isCalledNew(incident, method)).length;
    const share = (term: string, hits: number, n: number): Term => ({
      ...shareTerm(`${term}.${method}`, hits, n, confidence),
      labels: { method },
    });
    return [
      share("coverage", known.length - newOf(known), known.length),
      share("called_new.no_family", newOf(alone), alone.length),
      share("called_new.all", newOf(judged), judged.length),
    ];
  });
}

/** Shares of new incidents in both periods; of those of the period how many lie in a family that came before after all. */
function periodTerms(
  judged: readonly JudgedIncident[],
  period: Period | null,
  against: Period | null,
  confidence: number,
): Term[] {
  const shares = Object.entries({ period, against }).flatMap(([name, span]): Term[] => {
    if (span === null) return [];
    const there = startedIn(judged, span);
    return [shareTerm(`new.${name}`, there.filter(({ isNew }) => isNew).length, there.length, confidence)];
  });
  if (period === null) return shares;
  const fresh = startedIn(judged, period).filter(({ isNew }) => isNew);
  return [
    ...shares,
    countTerm("new.count", fresh.length, startedIn(judged, period).length),
    countTerm("new.in_family", fresh.filter(({ isKnown }) => isKnown).length, fresh.length),
  ];
}

const reasons: Readonly<Record<Unjudged, string>> = {
  thin: `their texts have fewer than ${fewestWords} different words`,
  foreign: "hardly any of their words is used by others: another language, perhaps",
  early:
    `fewer than ${fewestUsual} incidents of known families, told in ${fewestWords} different words or more, came before them`,
};

function skippedOf(all: readonly JudgedIncident[]): Skipped[] {
  return [...Map.groupBy(all, ({ unjudged }) => unjudged)].flatMap(([why, { length: n }]) =>
    why === null ? [] : [{ term: "coverage.conformal", n, reason: reasons[why] }]
  );
}

function unjudgedTerm(all: readonly JudgedIncident[], period: Period | null): Term {
  const there = period === null ? all : startedIn(all, period);
  return countTerm("not_judged", there.filter(({ pValue }) => pValue === null).length, there.length);
}

const definition =
  "Incidents are judged in order of time, each by those that began before it. It is new where it is farther from every " +
  "known family than all but the set share of the latest incidents of known families are from theirs; that share moves " +
  "a little with each verdict that families proved right or wrong. Rule of thumb: new where the kind of the nearest " +
  "earlier incident did not come in the last 30 days.";

/**
 * How many incidents were like nothing before, and how well are new kinds told from known ones?
 *
 * Goes through the incidents in order of time, judges each by what was there when it came, and compares that with what is
 * known today. `coverage.conformal` is the share of incidents of known families that were not called new, which should be
 * the coverage asked for; `called_new.no_family.conformal` the share of those in no family that were. The same of the rule
 * of thumb stand beside them. Both are counted on all that was judged: the later half of what is known by the end of the
 * period, and both periods. Families are those known today.
 *
 * With a period, `new.period` is the share of its incidents that were called new, `new.against` that of the one before,
 * `new.count` how many they were in the period, and `new.in_family` how many of these lie in a family that came before
 * after all. Incidents after the period are not looked at.
 *
 * @throws {RangeError} when the coverage does not lie between 0 and 1, or the periods overlap.
 *
 * @example
 * ```ts
 * import { noveltyFinding, parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = noveltyFinding([], { period: parsePeriod("2026-Q3"), against: parsePeriod("2026-Q2") });
 * assert.equal(finding.terms.find(({ term }) => term === "new.count")?.estimate, 0);
 * ```
 */
export function noveltyFinding(
  rows: Rows<SimilarRow>,
  options: NoveltyOptions = {},
): Finding<JudgedIncident> {
  const { period = null, against = null, coverage = 0.9, confidence = 0.95, most = 2000 } = options;
  requireCoverage(coverage);
  if (period !== null) requireApart(period, against);
  const end = period === null ? Infinity : Date.parse(period.end);
  const isLater = ({ startedAt }: SimilarRow) => Date.parse(startedAt) >= end;
  // The same rows need no second preparation.
  const known = rows.some(isLater) ? rows.filter((row) => !isLater(row)) : rows;
  const since = [period, against].flatMap((span) => span === null ? [] : [span.start]).sort()[0] ?? null;
  const all = judgedOf(historyOf(known), { coverage, most, since });
  const judged = all.filter(({ pValue }) => pValue !== null);
  return {
    name: "novelty",
    question: "How many incidents were like nothing before, and how well is that told?",
    method: {
      definition,
      test:
        "Conformal prediction within the class of incidents whose family came before, its level corrected online",
      nullHypothesis: "The incident belongs to a family that came before",
      adjustment: null,
      seed: null,
      n: judged.length,
      hypotheses: judged.length,
      confidence,
      references: [
        "https://doi.org/10.1007/b106715",
        "https://jmlr.org/papers/v9/shafer08a.html",
        "https://arxiv.org/abs/2106.00170",
      ],
    },
    period,
    against,
    query: rows.query ?? null,
    terms: [
      { ...countTerm("coverage.asked", coverage, judged.length), unit: "share" },
      ...rateTerms(judged, confidence),
      ...periodTerms(judged, period, against, confidence),
      unjudgedTerm(all, period),
    ],
    rows: judged,
    skipped: skippedOf(all),
    warnings: [],
  };
}
