import type { DraftScore } from "./evaluate_drafts.ts";

/** What many drafts come to; shares are 0 to 1. */
export interface EvaluationSummary {
  readonly drafts: number;
  readonly factsRight: number;
  readonly factsMissed: number;
  readonly factsWrong: number;
  readonly timelineRecall: number;
  readonly timelinePrecision: number;
  /** True change or cause as first hypothesis. */
  readonly causeFirst: number;
  /** Among the first three. */
  readonly causeInThree: number;
  /** Sentences without a claim, count. */
  readonly unsupported: number;
  /** Lines of timelines to add or strike, over those there should be. */
  readonly edits: number;
  /** Sections a model may word that stand as they are written offline. */
  readonly fallback: number;
  /** Values of their claims that stand in the text. */
  readonly valuesTold: number;
  /** Words changed against the offline text, mean of drafts. */
  readonly changed: number;
  readonly medianS: number;
  readonly slowestS: number;
}

/** Adds scores up: events and facts count alike, whichever draft they are of. */
export function summarise(scores: readonly DraftScore[]): EvaluationSummary {
  const sum = (pick: (score: DraftScore) => number) => scores.reduce((all, one) => all + pick(one), 0);
  const facts = sum(({ facts }) => facts.right + facts.missed + facts.wrong);
  const within = (most: number) => sum(({ rank }) => rank !== null && rank <= most ? 1 : 0) / scores.length;
  const times = scores.map(({ tookS }) => tookS).sort((a, b) => a - b);
  return {
    drafts: scores.length,
    factsRight: sum(({ facts }) => facts.right) / facts,
    factsMissed: sum(({ facts }) => facts.missed) / facts,
    factsWrong: sum(({ facts }) => facts.wrong) / facts,
    timelineRecall: sum(({ matched }) => matched) / sum(({ events }) => events),
    timelinePrecision: sum(({ matched }) => matched) / sum(({ entries }) => entries),
    causeFirst: within(1),
    causeInThree: within(3),
    unsupported: sum(({ unsupported }) => unsupported),
    edits: sum(({ events, entries, matched }) => events + entries - 2 * matched) /
      sum(({ events }) => events),
    fallback: sum(({ wording }) => wording.offline) / sum(({ wording }) => wording.sections),
    valuesTold: sum(({ wording }) => wording.told) / sum(({ wording }) => wording.values),
    changed: sum(({ wording }) => wording.changed) / scores.length,
    medianS: times[Math.floor(times.length / 2)] ?? 0,
    slowestS: times.at(-1) ?? 0,
  };
}
