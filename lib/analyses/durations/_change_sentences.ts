import { bindName } from "../../model/bind_name.ts";
import { bindTerm } from "../../model/bind_term.ts";
import type { BoundValue, Claim } from "../../model/claim.ts";
import type { Term } from "../../model/finding.ts";
import { nameOf } from "./_terms.ts";
import type { Measure } from "./_spells.ts";

type Sentence = Pick<Claim, "text" | "values" | "direction">;

interface Medians {
  readonly before: Term;
  readonly after: Term;
}

function mediansOf(ratio: Term, terms: ReadonlyMap<string, Term>): Medians | null {
  const measure = measureOf(ratio);
  const service = ratio.labels?.service;
  const grouping = service === undefined ? {} : { grouping: "service" as const, group: service };
  const before = terms.get(nameOf({ measure, span: "against", ...grouping }, "median"));
  const after = terms.get(nameOf({ measure, span: "period", ...grouping }, "median"));
  return before && after ? { before, after } : null;
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
function agree({ before, after }: Medians, ratio: number): boolean {
  if (before.estimate === null || after.estimate === null) return false;
  return Math.sign(after.estimate - before.estimate) === Math.sign(ratio - 1);
}

/** Tells a change that passed its test: from what to what, or by which factor, or only that there is one. */
export function changeSentence(ratio: Term, terms: ReadonlyMap<string, Term>): Sentence {
  const { opening, values } = subjectOf(ratio);
  const measure = `time to ${measureOf(ratio)}`;
  if (ratio.estimate === null || ratio.estimate === 1) {
    const text = `${opening}: ${measure} changed; by how much cannot be told`;
    return { text, values, direction: null };
  }
  const direction = ratio.estimate < 1 ? "down" : "up";
  const verb = direction === "down" ? "fell" : "rose";
  const medians = mediansOf(ratio, terms);
  if (medians === null || !agree(medians, ratio.estimate)) {
    const text = `${opening}: typical ${measure} ${verb} to {ratio} of before`;
    return { text, values: { ...values, ratio: bindTerm(ratio) }, direction };
  }
  return {
    text: `${opening}: median ${measure} ${verb} from {before} to {after}`,
    values: { ...values, before: bindTerm(medians.before), after: bindTerm(medians.after) },
    direction,
  };
}

/** The evidence behind a change: its ratio, its interval and the incidents behind it. */
export function evidenceSentence(ratio: Term): Sentence {
  const { opening, values } = subjectOf(ratio);
  const bound = {
    ratio: bindTerm(ratio),
    q: { value: ratio.qValue ?? null, unit: "p", term: ratio.term },
    n: { value: ratio.n, unit: "count", term: ratio.term },
  } as const;
  return {
    text: `${opening}: typical time to ${measureOf(ratio)} is now {ratio} of before ` +
      "({ratio.interval}; adjusted p {q}; n = {n} in both periods).",
    values: { ...values, ...bound },
    direction: ratio.estimate === null || ratio.estimate === 1 ? null : ratio.estimate < 1 ? "down" : "up",
  };
}
