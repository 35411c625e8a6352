import type { Skipped, Term } from "../../model/finding.ts";
import { blockExchangeTest, type ExchangeResult } from "../../stats/block_exchange_test.ts";
import { adjusted } from "./_adjusted.ts";
import { type Cases, casesOf, gridOf } from "./_effects.ts";
import { type Settings, windows } from "./options.ts";
import type { Scene } from "./_scene.ts";
import type { Subject } from "./_subjects.ts";

/** One window after changes of one kind, tested. */
export interface Tested {
  readonly subject: Subject;
  readonly window: number;
  readonly cases: Cases;
  readonly result: ExchangeResult;
  readonly qValue: number;
}

/** The whole search, and what was too thin for it. */
export interface Search {
  readonly tested: readonly Tested[];
  readonly skipped: readonly Skipped[];
}

/** Orders every test draws, and the most that a test draws whose p must be told finer. */
const [coarse, finest] = [1_999, 99_999];

/** Names a term: `ratio.60_min.kind.flag`. */
export function nameOf(statistic: string, window: number, { name }: Pick<Subject, "name">): string {
  return `${statistic}.${(windows[window] ?? 0) / 60}_min.${name}`;
}

function reasonToSkip({ told }: Cases, { minimum }: Settings): string | null {
  return told >= minimum
    ? null
    : `${told} incidents could have come after such a change or not: a comparison needs ${minimum}`;
}

/** What the question is about counts most: few kinds must not be drowned by many services. */
const kindWeight = 8;

/** A kind of change is one family of tests, and all sequences are one. */
function qValuesOf(
  subjects: readonly Subject[],
  results: readonly ExchangeResult[],
  level: number,
): number[] {
  return adjusted(
    subjects.map(({ labels: { kind, service, first, on } }, place) => ({
      pValue: results[place]?.upper ?? 1,
      family: first === undefined ? `kind ${kind}` : "sequences",
      weight: service || first || on ? 1 : kindWeight,
    })),
    level,
  );
}

/**
 * Tests coarsely first; what could pass and is not sure to is told finer, so that a single effect among thousands of
 * tests can pass too. With many that pass, a coarse p is fine enough.
 */
function resultsOf(
  cases: readonly Cases[],
  subjects: readonly Subject[],
  { weeks }: Scene,
  { confidence, seed }: Settings,
): ExchangeResult[] {
  const exchange = blockExchangeTest(weeks.sizes, seed);
  const found = cases.map((one) => one.test(exchange, coarse));
  const level = 1 - confidence;
  const qValues = qValuesOf(subjects, found, level);
  const passing = qValues.filter((q) => q <= level).length;
  const permutations = Math.min(finest, Math.ceil(10 * cases.length / (level * Math.max(1, passing))));
  return found.map((result, place) => {
    const rough = result.upper <= 20 / coarse && (qValues[place] ?? 1) > level / 5;
    return rough && permutations > coarse ? cases[place]?.test(exchange, permutations) ?? result : result;
  });
}

/** Tests every subject in every window, as one search. */
export function searchOf(scene: Scene, subjects: readonly Subject[], settings: Settings): Search {
  const grid = gridOf(scene);
  const looked = subjects.filter(({ changes }) => changes > 0).flatMap((subject) =>
    casesOf(subject, scene, grid).map((cases, window) => {
      return { subject, window, cases, reason: reasonToSkip(cases, settings) };
    })
  );
  const enough = looked.filter(({ reason }) => reason === null);
  const judged = enough.map(({ subject }) => subject);
  const results = resultsOf(enough.map(({ cases }) => cases), judged, scene, settings);
  const qValues = qValuesOf(judged, results, 1 - settings.confidence);
  return {
    tested: enough.map(({ subject, window, cases }, place) => ({
      subject,
      window,
      cases,
      result: results[place] as ExchangeResult,
      qValue: qValues[place] ?? 1,
    })),
    skipped: looked.flatMap(({ subject, window, cases: { told }, reason }) =>
      reason === null ? [] : [{ term: nameOf("ratio", window, subject), n: told, reason }]
    ),
  };
}

/** The terms of one test: the ratio, and for what is told as a whole the excess and its share of all incidents. */
export function termsOf(
  { subject, window, cases, result, qValue }: Tested,
  whole: boolean,
  confidence: number,
): Term[] {
  const ratio = cases.ratio(confidence);
  const n = result.observed;
  const labels = {
    ...subject.labels,
    window_s: `${windows[window]}`,
    changes: `${subject.changes}`,
    expected: result.expected.toFixed(1),
  };
  const { estimate, confLow, confHigh } = ratio;
  const tested = { statistic: n, pValue: result.upper, qValue };
  const of = (statistic: string) => nameOf(statistic, window, subject);
  const told: Term = { term: of("ratio"), n, estimate, unit: "ratio", confLow, confHigh, ...tested, labels };
  if (!whole) return [told];
  const attributable = cases.attributable(ratio, confidence);
  const perThousand = 1_000 * cases.all / subject.changes;
  const scaled = (share: number | null) => share === null ? null : share * perThousand;
  return [
    told,
    { term: of("share"), ...attributable, unit: "share", labels },
    {
      term: of("excess"),
      n: subject.changes,
      estimate: scaled(attributable.estimate),
      unit: "count",
      confLow: scaled(attributable.confLow),
      confHigh: scaled(attributable.confHigh),
      labels,
    },
  ];
}
