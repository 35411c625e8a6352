import type { Finding, Skipped, Term } from "../../model/finding.ts";
import type { Rows } from "../../model/rows.ts";
import { countTerm } from "../../model/count_term.ts";
import { calibrationError } from "../../stats/calibration_error.ts";
import { shareDifference } from "../../stats/share_difference.ts";
import { shareInterval } from "../../stats/share_interval.ts";
import { guessKappa } from "./_guess_kappa.ts";
import { evaluate, type Evaluation, fewest } from "./_evaluate.ts";
import { isLabelled, type Known, knownOf, tellable, trainOn } from "./_known.ts";
import { type CauseOptions, type Settings, settingsOf } from "./options.ts";
import type { CauseRow } from "./rows.ts";
import { type Confusion, confusionOf, macroF1, tallyOf } from "./_scores.ts";
import { quarterShares } from "./_quarters.ts";
import { seedGuesses } from "./_seed_guesses.ts";
import { type Shares, sharesOf } from "./_shares.ts";

/** How often incidents of one label were answered with one category. */
export interface ConfusionCell {
  /** What people decided. */
  readonly label: string;
  /** What the classifier answered when it had to. */
  readonly answer: string;
  /** Test incidents. */
  readonly n: number;
}

const definition =
  "A softmax regression on masked words and runs of characters learns from labels what seed words of the taxonomy leave " +
  "open. It is trained on labels of earlier incidents and tested on later ones; its dials and its temperature come from " +
  "cross-validation inside the earlier ones. Shares of all incidents are means of its probabilities, put right by their " +
  "errors on incidents drawn at random: labels asked for because they teach most stand for nothing but themselves.";

function shareTerm(term: string, right: number, n: number, confidence: number): Term {
  return { term, ...shareInterval(right, n, { confidence }), unit: "share" };
}

function plainTerm(term: string, estimate: number | null, n: number): Term {
  return { term, n, estimate, unit: "share", confLow: null, confHigh: null };
}

function perCategory(table: Confusion, { categories, confidence }: Settings): Term[] {
  return tellable(categories).flatMap(({ name }, category) => {
    const { labels, answers, right } = tallyOf(table, category);
    return labels + answers === 0 ? [] : [
      { ...shareTerm(`precision.${name}`, right, answers, confidence), labels: { category: name } },
      { ...shareTerm(`recall.${name}`, right, labels, confidence), labels: { category: name } },
    ];
  });
}

function wayTerms(
  way: string,
  answers: readonly number[],
  labels: readonly number[],
  settings: Settings,
): Term[] {
  const table = confusionOf(labels, answers, tellable(settings.categories).length);
  const right = answers.filter((answer, at) => answer === labels[at]).length;
  return [
    { ...shareTerm(`micro_f1.${way}`, right, labels.length, settings.confidence), labels: { way } },
    { ...plainTerm(`macro_f1.${way}`, macroF1(table), labels.length), labels: { way } },
  ];
}

function evaluationTerms(found: Evaluation, settings: Settings): Term[] {
  const { confidence, sure } = settings;
  const labels = found.test.map(({ category }) => category);
  const { answers, verdicts, curve } = found;
  const right = answers.classifier.map((answer, at) => answer === labels[at]);
  const table = confusionOf(labels, answers.classifier, tellable(settings.categories).length);
  const told = [...verdicts.keys()].filter((at) => (verdicts[at]?.probability ?? 0) >= sure);
  const stated = verdicts.map(({ probability }) => probability);
  const rightBy = (answers: readonly number[]) => answers.map((answer, at) => answer === labels[at]);
  return [
    countTerm("labels.train", found.train.length),
    countTerm("labels.test", found.test.length),
    ...(["classifier", "keywords", "majority"] as const).flatMap((way) =>
      wayTerms(way, answers[way], labels, settings)
    ),
    ...(["keywords", "majority"] as const).map((way): Term => ({
      term: `above.${way}`,
      ...shareDifference(right, rightBy(answers[way]), { confidence }),
      unit: "points",
    })),
    shareTerm("abstained", labels.length - told.length, labels.length, confidence),
    shareTerm("answered.right", told.filter((at) => right[at]).length, told.length, confidence),
    { ...plainTerm("calibration_error", calibrationError(stated, right), labels.length), unit: "points" },
    ...perCategory(table, settings),
    ...curve.map(({ labels: size, right }) => ({
      ...shareTerm(`learning.${size}`, right, labels.length, confidence),
      labels: { labels: `${size}` },
    })),
  ];
}

function cellsOf({ test, answers }: Evaluation, { categories }: Settings): ConfusionCell[] {
  const classes = tellable(categories);
  const table = confusionOf(test.map(({ category }) => category), answers.classifier, classes.length);
  const used = classes.map((_, at) => tallyOf(table, at)).map(({ labels, answers }) => labels + answers > 0);
  return table.flatMap((row, label) =>
    row.flatMap((n, answer) =>
      used[label] && used[answer]
        ? [{ label: classes[label]?.name ?? "", answer: classes[answer]?.name ?? "", n }]
        : []
    )
  );
}

function within(known: readonly Known[], { period }: Settings): readonly Known[] {
  if (period === null) return known;
  const [start, end] = [Date.parse(period.start), Date.parse(period.end)];
  return known.filter(({ row }) => Date.parse(row.startedAt) >= start && Date.parse(row.startedAt) < end);
}

function untested(labelled: number): Skipped {
  return {
    term: "micro_f1",
    n: labelled,
    reason: `${labelled} incidents have a label: a test needs ${fewest} earlier and ${fewest} later ones`,
  };
}

function warningsOf(found: Evaluation | null, terms: readonly Term[], shares: Shares): string[] {
  const above = terms.find(({ term }) => term === "above.keywords");
  const { confLow, confHigh } = above ?? { confLow: null, confHigh: null };
  return [
    ...(found !== null && (confHigh ?? 0) < 0
      ? ["Seed words alone guess better than the classifier on later incidents: trust them, and label more"]
      : found !== null && (confLow ?? 0) <= 0
      ? ["That the classifier beats seed words on later incidents cannot be told from chance yet"]
      : []),
    ...(shares.terms[0]?.labels?.from === "all"
      ? [
        "Too few incidents of the period were labelled at random: the errors of guesses are those of all time",
      ]
      : []),
  ];
}

/**
 * Which causes (or triggers) dominate, and how far can guesses be trusted?
 *
 * Shares of the categories among the incidents of the period, with intervals that carry sampling and the errors of
 * guesses, and in each of the last eight quarters (`quarter.<quarter>.<category>`); a test on later incidents against seed words and the commonest category, precision and recall by category,
 * calibration, abstention, a learning curve, and the agreement of guesses with later labels. Where labels are too few to
 * tell shares, the terms `seeds.` say what seed words alone make of the incidents. `rows` are the confusion of the test. All terms are shares from 0 to 1 unless they count labels.
 *
 * @example
 * ```ts
 * import { causeFinding } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = causeFinding([], { role: "cause", categories: [], period: null });
 * assert.equal(finding.name, "causes");
 * assert.equal(finding.skipped.length, 2);
 * ```
 */
export function causeFinding(rows: Rows<CauseRow>, options: CauseOptions): Finding<ConfusionCell> {
  const settings = settingsOf(options);
  const { role, confidence, period } = settings;
  const classes = tellable(settings.categories);
  const known = knownOf(rows, classes, role);
  const labelled = known.filter(isLabelled);
  const found = evaluate(known, labelled, classes, settings);
  const inPeriod = within(known, settings);
  const classifier = trainOn(labelled, known, classes);
  const shares = sharesOf(inPeriod, labelled, classifier, confidence);
  const tested = found === null ? [] : evaluationTerms(found, settings);
  return {
    name: `${role}s`,
    question: `Which ${role}s dominate, and how far can guesses be trusted?`,
    method: {
      definition,
      test: null,
      nullHypothesis: null,
      adjustment: null,
      seed: null,
      n: inPeriod.length,
      hypotheses: 0,
      confidence,
      references: [
        "https://doi.org/10.1126/science.adi6000",
        "https://arxiv.org/abs/1706.04599",
        "https://arxiv.org/abs/2107.08353",
        "https://doi.org/10.1177/001316446002000104",
      ],
    },
    period,
    against: null,
    query: rows.query ?? null,
    terms: [
      countTerm("incidents", inPeriod.length),
      countTerm("labels", labelled.length),
      ...shares.terms,
      ...(shares.terms.length > 0
        ? quarterShares(known, labelled, classifier, settings)
        : seedGuesses(inPeriod, labelled, classes, confidence)),
      ...tested,
      { term: "agreement", ...guessKappa(rows, classes, { confidence }).kappa, unit: "text" },
    ],
    rows: found === null ? [] : cellsOf(found, settings),
    skipped: [...shares.skipped, ...(found === null ? [untested(labelled.length)] : [])],
    warnings: warningsOf(found, tested, shares),
  };
}
