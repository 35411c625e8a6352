import type { Finding, Term } from "../../model/finding.ts";
import { boundedMeanInterval } from "../../stats/bounded_mean_interval.ts";
import type { BacktestPoint } from "./backtest.ts";
import type { Outcome, TargetBacktest } from "./_backtest.ts";
import { estimatesOf } from "./_estimates.ts";
import { weekHours } from "./_measures.ts";
import { labelOf } from "./_names.ts";
import type { Target } from "./_scene.ts";
import type { Search } from "./_search.ts";

function termsOf(outcome: Outcome, test: TargetBacktest, target: Target, confidence: number): Term[] {
  const { name } = outcome;
  const { precision, recall, lead, falseAlarms } = estimatesOf(outcome, test, confidence);
  const labels = { target: labelOf(target), target_kind: target.kind, predictor: name };
  const of = (statistic: string) => `${statistic} ${name} ${target.id}`;
  return [
    { term: of("precision"), unit: "share", ...precision, labels },
    { term: of("recall"), unit: "share", ...recall, labels },
    { term: of("lead"), unit: "s", ...lead, labels },
    { term: of("false"), unit: "per_week", ...falseAlarms, labels },
  ];
}

function areaTerm({ ranks }: TargetBacktest, target: Target, confidence: number): Term {
  const labels = { target: labelOf(target), target_kind: target.kind };
  return {
    term: `area ${target.id}`,
    unit: "share",
    ...boundedMeanInterval(ranks, { confidence }),
    labels,
  };
}

function share(hits: number, n: number): number | null {
  return n === 0 ? null : hits / n;
}

function pointsOf(test: TargetBacktest, target: Target): BacktestPoint[] {
  const about = { target: target.id, targetName: labelOf(target) };
  const weeks = (test.until - test.from) / weekHours;
  return [
    ...test.curve.map(({ threshold, precision, recall, falsePerWeek }): BacktestPoint => ({
      ...about,
      predictor: "indicator",
      threshold,
      precision,
      recall,
      falsePerWeek,
    })),
    ...test.outcomes.map(({ name, alarms, caught }): BacktestPoint => {
      const hits = alarms.filter((alarm) => alarm.case !== null).length;
      return {
        ...about,
        predictor: name === "indicator" ? "chosen" : name,
        threshold: null,
        precision: share(hits, alarms.length),
        recall: share(caught.filter(({ leadHours }) => leadHours !== null).length, caught.length),
        falsePerWeek: (alarms.length - hits) / weeks,
      };
    }),
  ];
}

const definition =
  "The later half of what is known is walked through in steps. At each, signal, reading and threshold are chosen from what " +
  "was known then, less an embargo of horizon and gap; only what had passed the search by then warns. A warning is true " +
  "where an incident of the target begins on the service within the horizon, after the gap; the next one comes no earlier " +
  "than the horizon or the incident is over. Thresholds are in usual spreads; the lowest is chosen that balances precision " +
  "and recall nearly as well as the best within the budget of false alarms. Baselines: the rate of the hours of the week, " +
  "a warning all the time, a warning after each incident.";

/** What the chosen indicators would have warned of, on time they had not seen. */
export function backtestFinding(
  search: Search,
  walked: readonly TargetBacktest[],
): Finding<BacktestPoint> {
  const { scene, settings } = search;
  const { confidence } = settings;
  const tests = walked.map((test) => ({ test, target: scene.targets[test.target] as Target }));
  return {
    name: "indicator_backtest",
    question: "Would it have warned in time?",
    method: {
      definition,
      test: null,
      nullHypothesis: null,
      adjustment: null,
      seed: null,
      n: tests.reduce((sum, { test }) => sum + (test.outcomes[0]?.caught.length ?? 0), 0),
      hypotheses: 0,
      confidence,
      references: ["https://doi.org/10.1016/S0169-2070(00)00065-0"],
    },
    period: settings.period,
    against: null,
    query: null,
    terms: tests.flatMap(({ test, target }) => [
      areaTerm(test, target, confidence),
      ...test.outcomes.flatMap((outcome) => termsOf(outcome, test, target, confidence)),
    ]),
    rows: tests.flatMap(({ test, target }) => pointsOf(test, target)),
    skipped: [],
    warnings: [],
  };
}
