import { bindName } from "../../model/bind_name.ts";
import { bindTerm } from "../../model/bind_term.ts";
import type { BoundValue, Claim } from "../../model/claim.ts";
import type { Term } from "../../model/finding.ts";
import { nameOf } from "./_terms.ts";
import type { Measure } from "./_spells.ts";

type Sentence = Pick<Claim, "text" | "values">;

/** What a ratio is the ratio of: medians where an end was not seen, else geometric means. */
interface Sides {
  readonly before: Term;
  readonly after: Term;
  readonly called: "median" | "typical";
}

function sidesOf(ratio: Term, terms: ReadonlyMap<string, Term>): Sides | null {
  const measure = measureOf(ratio);
  const service = ratio.labels?.service;
  const grouping = service === undefined ? {} : { grouping: "service" as const, group: service };
  const called = ratio.labels?.method === "log-rank permutation" ? "median" : "typical";
  const statistic = called === "median" ? "median" : "geometric_mean";
  const before = terms.get(nameOf({ measure, span: "against", ...grouping }, statistic));
  const after = terms.get(nameOf({ measure, span: "period", ...grouping }, statistic));
  return before && after ? { before, after, called } : null;
}

/** The measure a comparison is about. */
export function measureOf(ratio: Term): Measure {
  const measure = ratio.labels?.measure;
  return measure === "acknowledge" || measure === "mitigate" ? measure : "resolve";
}

function subjectOf(ratio: Term): { opening: string; values: Record<string, BoundValue> } {
  const service = ratio.labels?.service;
  return service === undefined
    ? { opening: "All services", values: {} }
    : { opening: "{service}", values: { service: bindName(service, ratio.term) } };
}

/** Medians may say otherwise than the test, which weighs every duration: then they do not tell the change. */
function agree({ before, after }: Sides, ratio: number): boolean {
  if (before.estimate === null || after.estimate === null) return false;
  return Math.sign(after.estimate - before.estimate) === Math.sign(ratio - 1);
}

const longName = 24;

function changeText(ratio: Term, opening: string): string {
  const measure = `time to ${measureOf(ratio)}`;
  if (ratio.confLow === null && ratio.confHigh === null) {
    return `${opening}: typical ${measure} is {ratio} what it was`;
  }
  // A title has ninety letters, and a name may take forty of them.
  return (ratio.labels?.service ?? "").length > longName
    ? `${opening} takes {ratio} as long to ${measureOf(ratio)} ({ratio.interval})`
    : `${opening}: typical ${measure} is {ratio} what it was ({ratio.interval})`;
}

/** Tells a difference that passed its test: by the factor that was tested, or only that there is one. */
export function changeSentence(ratio: Term): Sentence {
  const { opening, values } = subjectOf(ratio);
  if (ratio.estimate === null || ratio.estimate === 1) {
    return {
      text: `${opening}: time to ${measureOf(ratio)} differs; by how much cannot be told`,
      values,
    };
  }
  return { text: changeText(ratio, opening), values: { ...values, ratio: bindTerm(ratio) } };
}

/** The evidence behind a change: both sides of its ratio where they agree with the test, else the ratio. */
export function evidenceSentence(ratio: Term, terms: ReadonlyMap<string, Term>): Sentence {
  const { opening, values } = subjectOf(ratio);
  const bound = {
    ...values,
    q: { value: ratio.qValue ?? null, unit: "p", term: ratio.term },
    n: { value: ratio.n, unit: "count", term: ratio.term },
  } as const;
  const sides = sidesOf(ratio, terms);
  if (sides === null || ratio.estimate === null || !agree(sides, ratio.estimate)) {
    return {
      text: `${opening}: typical time to ${measureOf(ratio)} is now {ratio} what it was ` +
        "({ratio.interval}; adjusted p {q}; n = {n} in both periods).",
      values: { ...bound, ratio: bindTerm(ratio) },
    };
  }
  return {
    text: `${opening}: ${sides.called} time to ${measureOf(ratio)} went from {before} to {after} ` +
      `(${sides.called === "typical" ? "geometric means; " : ""}adjusted p {q}; n = {n} in both periods).`,
    values: { ...bound, before: bindTerm(sides.before), after: bindTerm(sides.after) },
  };
}
