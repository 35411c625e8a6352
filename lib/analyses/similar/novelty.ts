import type { Finding, Skipped, Term } from "../../model/finding.ts";
import type { Rows } from "../../model/rows.ts";
import { shareInterval } from "../../stats/share_interval.ts";
import { requireCoverage } from "./_coverage.ts";
import { fewestWords, type History, historyOf } from "./_history.ts";
import { fewestUsual, Neighbourhoods } from "./_novelty.ts";
import type { NoveltyOptions } from "./options.ts";
import { ruleOfThumb, type RuleVerdict } from "./rule.ts";
import type { SimilarRow } from "./rows.ts";

/** A past incident as it was judged when it came. */
export interface JudgedIncident {
  /** Id in the warehouse. */
  readonly incidentId: string;
  /** As its tool has it. */
  readonly title: string | null;
  /** When it began, ISO 8601 in UTC. */
  readonly startedAt: string;
  /** Family it is in today, or null. */
  readonly family: string | null;
  /** Whether that family had an incident before. */
  readonly isKnown: boolean;
  /** Closeness to the nearest family known by then, 0 to 1. */
  readonly closeness: number;
  /** Conformal p-value of "it is of a known family"; null where it could not be told. */
  readonly pValue: number | null;
  /** Whether it was called new; null where it could not be told. */
  readonly isNew: boolean | null;
  /** What the rule of thumb says: frequent from a fifth of the last 30 days' incidents, rare up to a twentieth, new if none. */
  readonly rule: RuleVerdict;
}

function judgedOf(history: History, coverage: number, most: number): JudgedIncident[] {
  const { rows } = history;
  const begin = Math.max(0, rows.length - most);
  const hoods = new Neighbourhoods(history, begin, coverage);
  const from = begin + Math.floor((rows.length - begin) / 2);
  return rows.flatMap((incident, row) => {
    if (row < begin) return [];
    const isKnown = hoods.isKnown(row);
    const { closeness, pValue, isNew } = hoods.come(row);
    if (row < from) return [];
    const { incidentId, title, startedAt, family } = incident;
    const rule = ruleOfThumb(history, row);
    return [{ incidentId, title, startedAt, family, isKnown, closeness, pValue, isNew, rule }];
  });
}

type Method = "conformal" | "rule";

function isCalledNew(incident: JudgedIncident, method: Method): boolean {
  return method === "conformal" ? incident.isNew === true : incident.rule === "new";
}

function termsOf(judged: readonly JudgedIncident[], confidence: number): Term[] {
  const [known, alone] = [judged.filter((one) => one.isKnown), judged.filter((one) => one.family === null)];
  return (["conformal", "rule"] as const).flatMap((method): Term[] => {
    const newOf = (incidents: readonly JudgedIncident[]) =>
      incidents.filter((incident) => isCalledNew(incident, method)).length;
    const share = (term: string, hits: number, n: number): Term => ({
      term: `${term}.${method}`,
      unit: "share",
      ...shareInterval(hits, n, { confidence }),
      labels: { method },
    });
    return [
      share("coverage", known.length - newOf(known), known.length),
      share("called_new.no_family", newOf(alone), alone.length),
      share("called_new.all", newOf(judged), judged.length),
    ];
  });
}

function skippedOf(unjudged: readonly JudgedIncident[], history: History): Skipped[] {
  const thin =
    unjudged.filter(({ incidentId }) =>
      history.told[history.rows.findIndex((row) => row.incidentId === incidentId)]?.isThin
    ).length;
  const rest = unjudged.length - thin;
  return [
    { n: thin, reason: `their texts have fewer than ${fewestWords} different words` },
    { n: rest, reason: `fewer than ${fewestUsual} incidents of known families came before them` },
  ].filter(({ n }) => n > 0).map((skipped) => ({ term: "coverage.conformal", ...skipped }));
}

/**
 * How well are new kinds of incident told from known ones?
 *
 * Goes through the latest incidents in order of time, judges each by what was there when it came, and compares that with
 * what is known today. `coverage.conformal` is the share of incidents of known families that were not called new, which
 * should be the coverage asked for; `called_new.no_family.conformal` the share of those in no family that were. The same
 * of the rule of thumb stand beside them. Families are those known today.
 *
 * @throws {RangeError} when the coverage does not lie between 0 and 1.
 *
 * @example
 * ```ts
 * import { noveltyFinding } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.deepEqual(noveltyFinding([]).rows, []);
 * ```
 */
export function noveltyFinding(
  rows: Rows<SimilarRow>,
  options: NoveltyOptions = {},
): Finding<JudgedIncident> {
  const { coverage = 0.9, confidence = 0.95, most = 2000 } = options;
  requireCoverage(coverage);
  const history = historyOf(rows);
  const all = judgedOf(history, coverage, most);
  const judged = all.filter(({ pValue }) => pValue !== null);
  return {
    name: "novelty",
    question: "How well are new kinds of incident told from known ones?",
    method: {
      definition:
        "Incidents are judged in order of time, each by those that began before it. It is new where it is farther from every " +
        "known family than all but the set share of the latest incidents of known families are from theirs. Rule of thumb: " +
        "new where the kind of the nearest earlier incident did not come in the last 30 days.",
      test: "Conformal prediction within the class of incidents whose family came before",
      nullHypothesis: "The incident belongs to a family that came before",
      adjustment: null,
      seed: null,
      n: judged.length,
      hypotheses: judged.length,
      confidence,
      references: ["https://doi.org/10.1007/b106715", "https://jmlr.org/papers/v9/shafer08a.html"],
    },
    period: null,
    against: null,
    query: rows.query ?? null,
    terms: [
      {
        term: "coverage.asked",
        n: judged.length,
        estimate: coverage,
        unit: "share",
        confLow: null,
        confHigh: null,
      },
      ...termsOf(judged, confidence),
    ],
    rows: judged,
    skipped: skippedOf(all.filter(({ pValue }) => pValue === null), history),
    warnings: [],
  };
}
