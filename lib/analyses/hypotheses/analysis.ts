import { countTerm } from "../../model/count_term.ts";
import type { Finding, Term } from "../../model/finding.ts";
import { causeArguments } from "./_cause_arguments.ts";
import { changeArguments } from "./_change_arguments.ts";
import type { HypothesisEvidence } from "./evidence.ts";
import type { Argument, Hypothesis, MechanismTold } from "./hypothesis.ts";
import { mechanismOf } from "./_mechanism.ts";
import { testFor } from "./_tests.ts";

/** Hypotheses in order of their probability, and how the system failed. */
export interface Hypotheses extends Finding<Hypothesis> {
  /** How it failed, as far as anybody says. */
  readonly mechanism: MechanismTold | null;
}

type Draft = Omit<Hypothesis, "rank" | "test" | "probability"> & { readonly weight: number };

/** Kinds of cause that are told one by one; the rest is in none of these. */
const mostCauses = 4;
/** Nothing is so sure that none of these could not be. */
const leastNone = 0.02;

const sum = (bits: readonly Argument[]) => bits.reduce((all, one) => all + one.bits, 0);

function sides(all: readonly Argument[]): Pick<Hypothesis, "evidenceFor" | "evidenceAgainst"> {
  // A lag says when it was, for whichever side.
  const isAgainst = ({ what, bits }: Argument) =>
    bits < 0 && what !== "lag" && what !== "learned" && what !== "reads";
  return { evidenceFor: all.filter((one) => !isAgainst(one)), evidenceAgainst: all.filter(isAgainst) };
}

function changeDrafts(evidence: HypothesisEvidence): Draft[] {
  const none = 1 - evidence.changes.reduce((all, { probability }) => all + (probability ?? 0), 0);
  return evidence.changes.map((change): Draft => {
    const all = changeArguments(change, evidence, none);
    return {
      kind: "change",
      subject: change.changeId,
      title: change.title,
      changeKind: change.kind,
      service: change.service,
      lagS: change.lagS,
      weight: 2 ** sum(all),
      ...sides(all),
    };
  });
}

const noChange = { title: null, changeKind: null, service: null, lagS: null };

/** Kinds of cause share the weight of "no change", as far as their words go. */
function causeDrafts(evidence: HypothesisEvidence): Draft[] {
  const told = evidence.causes.filter(({ probability }) => probability > 0).map((share) => {
    const all = causeArguments(share, evidence);
    return { share, all, weight: 2 ** sum(all) };
  });
  const whole = Math.max(1, told.reduce((all, { weight }) => all + weight, 0));
  return told.toSorted((a, b) => b.weight - a.weight).slice(0, mostCauses).map((
    { share, all, weight },
  ): Draft => ({
    kind: "cause",
    subject: share.category,
    ...noChange,
    weight: weight / whole,
    ...sides(all),
  }));
}

function noneDraft(causes: readonly Draft[], others: number): Draft {
  const left = 1 - causes.reduce((all, { weight }) => all + weight, 0);
  const weight = Math.max(left, leastNone / (1 - leastNone) * others);
  const rest: Argument = { what: "rest", bits: 0, quote: null, value: null, place: null };
  return { kind: "none", subject: null, ...noChange, weight, evidenceFor: [rest], evidenceAgainst: [] };
}

/** Told apart from the next in rank; none of these stands where its probability puts it. */
function ranked(drafts: readonly Draft[]): Hypothesis[] {
  const whole = drafts.reduce((all, { weight }) => all + weight, 0);
  const order = drafts.toSorted((a, b) => b.weight - a.weight);
  return order.map(({ weight, ...draft }, place) => ({
    ...draft,
    rank: place + 1,
    probability: weight / whole,
    test: draft.kind === "none" ? null : testFor(draft, order[place + 1]),
  }));
}

function termOfHypothesis({ rank, kind, subject, probability, lagS }: Hypothesis, n: number): Term {
  return {
    term: `hypothesis.${rank}`,
    n,
    estimate: probability,
    unit: "share",
    confLow: null,
    confHigh: null,
    labels: {
      kind,
      ...(subject === null ? {} : { subject }),
      ...(lagS === null ? {} : { lag_s: `${lagS}` }),
    },
  };
}

const definition =
  "Either one change set the incident off, or it came of itself by one kind of cause, or none of these. A change starts with the " +
  "odds learned from all incidents (where too few are known: with even odds that fall with its lag), a kind of cause with the share " +
  "that the incident's words give it. Evidence multiplies odds: people naming the change 4, calling it the cause 16, an end after it " +
  "was put back 4 to 8; putting it back in vain, or signs from before it, a quarter; nothing having been deployed, as somebody says, " +
  "a half. What the labelled incidents of its family were put down to counts by Laplace's rule, or else each past incident in like " +
  "words with the same known cause up to 2.8. These weights are set, not fitted: probabilities rank.";

/**
 * Why did it happen, in order of probability?
 *
 * @param evidence what speaks for or against: changes, words, signs, kinds of cause, similar incidents, as plain data.
 * @returns hypotheses whose probabilities add up to 1, with arguments for and against and what would tell each from the next.
 * "None of these" is one of them. Terms: `hypothesis.<rank>`, `changes`, `causes`.
 *
 * @example
 * ```ts
 * import { hypothesesFinding } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const change = {
 *   ...{ changeId: "c-1", title: "Lower pool timeout", kind: "config", service: "api", at: "2026-07-06T09:30:00Z" },
 *   ...{ lagS: 1800, isOwn: true, probability: null, place: "config.csv:3" },
 * };
 * const said = { text: "It is the pool timeout from this morning", at: "2026-07-06T10:20:00Z", kind: "chat", place: "chat.json:7" } as const;
 * const { rows } = hypothesesFinding({
 *   ...{ incidentId: "i-1", startedAt: "2026-07-06T10:00:00Z", changes: [change], sayings: [said] },
 *   ...{ signs: [], causes: [], similar: [], family: null, later: [] },
 * });
 * assert.deepEqual(rows.map(({ kind }) => kind), ["change", "none"]);
 * assert.ok((rows[0]?.probability ?? 0) > 0.8);
 * ```
 */
export function hypothesesFinding(evidence: HypothesisEvidence): Hypotheses {
  const changes = changeDrafts(evidence);
  const causes = causeDrafts(evidence);
  const others = [...changes, ...causes].reduce((all, { weight }) => all + weight, 0);
  const rows = ranked([...changes, ...causes, noneDraft(causes, others)]);
  return {
    name: "hypotheses",
    question: "Why did it happen, and what speaks for each account?",
    method: {
      definition,
      test: null,
      nullHypothesis: null,
      adjustment: null,
      seed: null,
      n: evidence.sayings.length,
      hypotheses: 0,
      confidence: 0.95,
      references: [],
    },
    period: null,
    against: null,
    query: null,
    terms: [
      countTerm("changes", changes.length),
      countTerm("causes", evidence.causes.length),
      ...rows.map((row) => termOfHypothesis(row, evidence.sayings.length)),
    ],
    rows,
    skipped: [],
    warnings: [],
    mechanism: mechanismOf(evidence.sayings),
  };
}
