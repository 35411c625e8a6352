import type { CauseCategory } from "../../model/taxonomy.ts";
import { keywordGuess, seedCounter } from "./_keywords.ts";
import { judge, type Known, type Labelled, trainOn, type Verdict } from "./_known.ts";
import type { Settings } from "./options.ts";

/** Answers of one way of guessing about the test incidents, by place of the category. */
export interface Answers {
  readonly classifier: readonly number[];
  readonly keywords: readonly number[];
  readonly majority: readonly number[];
}

/** What came of training on earlier labels and testing on later ones. */
export interface Evaluation {
  /** ISO 8601: labels of incidents from here on test. */
  readonly cut: string;
  readonly train: readonly Labelled[];
  readonly test: readonly Labelled[];
  readonly verdicts: readonly Verdict[];
  readonly answers: Answers;
  /** Test incidents answered rightly after so many labels. */
  readonly curve: readonly { readonly labels: number; readonly right: number }[];
}

/** Fewest labels to train on, and to test on. */
export const fewest = 20;
const trainShare = 0.6;

/** So many of the examples, evenly through time. */
function spread<T>(examples: readonly T[], count: number): T[] {
  return Array.from(
    { length: count },
    (_, at) => examples[Math.floor((at + 0.5) * examples.length / count)] as T,
  );
}

function commonest(train: readonly Labelled[], classes: number): number {
  const sizes = Array.from({ length: classes }, () => 0);
  for (const { category } of train) sizes[category] = (sizes[category] ?? 0) + 1;
  return sizes.indexOf(Math.max(...sizes));
}

function rightOf(verdicts: readonly Verdict[], test: readonly Labelled[]): number {
  return verdicts.filter(({ category }, at) => category === test[at]?.category).length;
}

/** Trains on labels of earlier incidents and tests on those of later ones; null where either are too few. */
export function evaluate(
  known: readonly Known[],
  labelled: readonly Labelled[],
  classes: readonly CauseCategory[],
  settings: Settings,
): Evaluation | null {
  const cut = settings.cut ?? labelled[Math.floor(labelled.length * trainShare)]?.row.startedAt ?? "";
  const train = labelled.filter(({ row }) => row.startedAt < cut);
  const test = labelled.filter(({ row }) => row.startedAt >= cut);
  if (train.length < fewest || test.length < fewest) return null;
  // Nothing of the later time is known to the classifier, its words included.
  const past = known.filter(({ row }) => row.startedAt < cut);
  const sizes = [...new Set([...settings.sizes.filter((size) => size < train.length), train.length])];
  const steps = sizes.map((labels) => ({
    labels,
    verdicts: judge(trainOn(spread(train, labels), past, classes), test),
  }));
  const verdicts = steps.at(-1)?.verdicts ?? [];
  const count = seedCounter(classes);
  const majority = commonest(train, classes.length);
  return {
    cut,
    train,
    test,
    verdicts,
    answers: {
      classifier: verdicts.map(({ category }) => category),
      keywords: test.map(({ features }) => keywordGuess(count(features)) ?? majority),
      majority: test.map(() => majority),
    },
    curve: steps.map(({ labels, verdicts }) => ({ labels, right: rightOf(verdicts, test) })),
  };
}
