import type { Finding, Method } from "../../model/finding.ts";
import { requireApart } from "../../model/require_apart.ts";
import type { Rows } from "../../model/rows.ts";
import { type Arms, armsOf } from "./_arms.ts";
import { testsOf } from "./_comparisons.ts";
import { estimatesOf } from "./_estimates.ts";
import { historyOf } from "./_history.ts";
import { type DurationOptions, type Settings, settingsOf } from "./options.ts";
import type { Measure, Spells } from "./_spells.ts";
import { type ResolutionStep, survivalOf } from "./survival.ts";
import type { DurationRow } from "./rows.ts";

const definition =
  "Time to acknowledge runs from the declaration, time to mitigate and time to resolve from the start of the impact, " +
  "or from the declaration where no tool says when the impact began. An incident belongs to the period it started in " +
  "and to the service it was raised on, or the only one it names. Incidents whose end was not seen count as lasting " +
  "at least until they were last seen; their groups have Kaplan-Meier medians. Durations shorter than the clock's " +
  "step, a minute where all times are whole minutes and else a second, count as one step. The two periods are compared as " +
  "they were: where one bad week follows another they differ though nothing lasts, which trend asks.";

function methodOf(hypotheses: number, n: number, settings: Settings): Method {
  return {
    definition,
    test:
      "Studentised permutation test of logarithms; where an end was not seen the weaker of two log-rank tests by " +
      "permutation, which take it as still to come and, where it may have passed, as reached when last seen; Kruskal-Wallis test by " +
      "permutation over severities, hidden ends read likewise",
    nullHypothesis: "Incidents of both periods, and of all severities, take equally long, each on its own",
    adjustment: "Benjamini-Hochberg over every test of this finding",
    seed: settings.seed,
    n,
    hypotheses,
    confidence: settings.confidence,
    references: [
      "https://doi.org/10.1080/01621459.1958.10501452",
      "https://doi.org/10.2307/2530286",
      "https://doi.org/10.1093/biomet/52.1-2.203",
      "https://doi.org/10.1111/j.2517-6161.1995.tb02031.x",
    ],
  };
}

function sizeOf({ spells, contradictory, unrecorded }: Spells): number {
  return spells.length + contradictory + unrecorded;
}

function leftOut(measure: Measure, n: number, reason: string): string[] {
  return n === 0
    ? []
    : [`Time to ${measure}: ${n} ${n === 1 ? "incident is" : "incidents are"} left out, ${reason}`];
}

function warningsOf(arms: readonly Arms[]): string[] {
  return arms.flatMap(({ measure, period, against }) => [
    ...leftOut(
      measure,
      period.contradictory + against.contradictory,
      "the end comes before the start or after the load",
    ),
    ...leftOut(measure, period.unrecorded + against.unrecorded, "a time is missing"),
  ]);
}

/**
 * How long do incidents take, and has that changed?
 *
 * Medians and geometric means with intervals for both periods; ratios of the periods, overall and by service,
 * tested as one search; for every comparison the smallest change so many incidents could have shown; the
 * history by quarter. `rows` of the finding are the survival curves of the time to resolve.
 *
 * **Limits**: the comparison is of the two periods as they were, not of a level behind them. In simulated companies whose weeks
 * swing around one level by 40 %, two quarters are told to differ in 12 % of cases at a level of 5 % where a week tells nothing of
 * the next, and in 20 to 32 % where it does; the interval covers the ratio of what the quarters were in 96 %. Whether a level
 * shifted for good is asked by {@link trendFinding}.
 *
 * Terms are named `<measure>.<statistic>.<span>[.service.<name>]`, durations in seconds.
 *
 * @throws {RangeError} when the two periods overlap.
 *
 * @example
 * ```ts
 * import { durationFinding, type DurationRow, parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const minutes = [20, 25, 30, 35, 40, 45, 50, 55];
 * const rows = minutes.map((took, day): DurationRow => {
 *   const start = Date.UTC(2026, 6, 1 + day);
 *   return {
 *     incidentId: `i-${day}`,
 *     service: "payments",
 *     team: null,
 *     severity: null,
 *     startedAt: new Date(start).toISOString(),
 *     declaredAt: null,
 *     acknowledgedAt: null,
 *     mitigatedAt: null,
 *     resolvedAt: new Date(start + took * 60_000).toISOString(),
 *     isCensored: false,
 *     censoredAt: null,
 *     loadedAt: null,
 *   };
 * });
 * const finding = durationFinding(rows, { period: parsePeriod("2026-Q3"), against: null });
 * const median = finding.terms.find(({ term }) => term === "resolve.median.period");
 * assert.equal(median?.estimate, 37.5 * 60);
 * assert.equal(median?.n, 8);
 * ```
 */
export function durationFinding(rows: Rows<DurationRow>, options: DurationOptions): Finding<ResolutionStep> {
  requireApart(options.period, options.against);
  const settings = settingsOf(options);
  const { period, against, confidence } = settings;
  const arms = armsOf(rows, settings);
  const resolve = arms.find(({ measure }) => measure === "resolve");
  const estimates = estimatesOf(arms, settings);
  const tests = testsOf(arms, settings);
  const n = arms[0] ? sizeOf(arms[0].period) + sizeOf(arms[0].against) : 0;
  return {
    name: "durations",
    question: "How long do incidents take, and has that changed?",
    method: methodOf(tests.hypotheses, n, settings),
    period,
    against,
    query: rows.query ?? null,
    terms: [...estimates.terms, ...tests.terms, ...historyOf(resolve?.history ?? [], confidence)],
    rows: [
      ...survivalOf(resolve?.period.spells ?? [], period.label, confidence),
      ...survivalOf(resolve?.against.spells ?? [], against?.label ?? "", confidence),
    ],
    skipped: [...estimates.skipped, ...tests.skipped],
    warnings: warningsOf(arms),
  };
}
