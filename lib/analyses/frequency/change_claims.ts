import { asTheyWere } from "../../model/as_they_were.ts";
import { bindName } from "../../model/bind_name.ts";
import { bindTerm } from "../../model/bind_term.ts";
import type { BoundValue, Claim } from "../../model/claim.ts";
import type { Finding, Term } from "../../model/finding.ts";
import { claimOf, contextOf, counted, termOf } from "../../model/claim_parts.ts";
import { nothingChanged, nothingCompared, type Thin } from "../../model/unchanged_claims.ts";
import { searchedClaim } from "../../model/searched_claim.ts";
import { nameOf } from "./_rates.ts";

const most = 3;

type Sentence = Pick<Claim, "text" | "values">;

function subjectOf(ratio: Term): { opening: string; values: Record<string, BoundValue> } {
  const service = ratio.labels?.service;
  return service === undefined
    ? { opening: "All services", values: {} }
    : { opening: "{service}", values: { service: bindName(service, ratio.term) } };
}

function changeSentence(finding: Finding<object>, ratio: Term): Sentence {
  const { opening, values } = subjectOf(ratio);
  const service = ratio.labels?.service;
  const before = termOf(finding, nameOf("rate", "against", service));
  const after = termOf(finding, nameOf("rate", "period", service));
  if (!before || !after) {
    return {
      text: `${opening}: incidents a week were {ratio} what they were before`,
      values: { ...values, ratio: bindTerm(ratio) },
    };
  }
  return {
    text: `${opening}: incidents went from {before} to {after}`,
    values: { ...values, before: bindTerm(before), after: bindTerm(after) },
  };
}

function evidenceSentence(ratio: Term): Sentence {
  const { opening, values } = subjectOf(ratio);
  return {
    text:
      `${opening}: {after} incidents now, {before} before: week for week {ratio} as many ({ratio.interval}; adjusted p {q}).`,
    values: {
      ...values,
      after: counted(Number(ratio.labels?.after), ratio.term),
      before: counted(Number(ratio.labels?.before), ratio.term),
      ratio: bindTerm(ratio),
      q: { value: ratio.qValue ?? null, unit: "p", term: ratio.term },
    },
  };
}

/** Whether a period alone can keep a comparison from being made: no rate is known of it, or a rate of nothing. */
function isThin(finding: Finding<object>, span: "period" | "against"): boolean {
  return (termOf(finding, nameOf("rate", span))?.n ?? 0) === 0;
}

function thinOf(finding: Finding<object>): Thin {
  return { period: isThin(finding, "period"), against: isThin(finding, "against") };
}

function changeClaims(finding: Finding<object>, changed: readonly Term[]): Claim[] {
  const told = { strength: "finding", direction: null } as const;
  return changed.slice(0, most).flatMap((ratio, index) => [
    claimOf(finding, {
      id: index === 0 ? "frequency.change" : `frequency.change.also.${index}`,
      ...changeSentence(finding, ratio),
      ...told,
      role: index === 0 ? "headline" : "support",
    }),
    claimOf(finding, {
      id: `frequency.change.evidence.${index + 1}`,
      ...evidenceSentence(ratio),
      ...told,
      role: "support",
    }),
  ]);
}

function searched(finding: Finding<object>, tested: number, changed: number): Claim {
  const thin = finding.skipped.filter(({ term }) => term.startsWith("rate.ratio")).length;
  return searchedClaim(finding, {
    id: "frequency.change.searched",
    what: `{tested} ${tested === 1 ? "comparison" : "comparisons"} of incidents a week`,
    why: "could not be made",
    values: {
      tested: counted(tested, finding.name),
      passed: counted(changed, finding.name),
      thin: counted(thin, finding.name),
    },
  });
}

function detectableClaim(finding: Finding<object>): Claim[] {
  const detectable = termOf(finding, "rate.detectable_ratio");
  if (!detectable || detectable.estimate === null) return [];
  return [contextOf(finding, {
    id: "frequency.change.detectable",
    text:
      "An overall change of incidents a week below {detectable}, up or down, would probably stay unseen " +
      "({before} incidents before, {after} now).",
    values: {
      before: counted(Number(detectable.labels?.before), detectable.term),
      after: counted(Number(detectable.labels?.after), detectable.term),
      detectable: bindTerm(detectable),
    },
    role: "caveat",
  })];
}

/** What would have stayed unseen, unless an overall change was seen: then the two would contradict each other. */
function caveatsOf(finding: Finding<object>, changed: readonly Term[]): Claim[] {
  return [
    ...(changed.length > 0 ? [asTheyWere(finding, "frequency.change.cause")] : []),
    ...(changed.some(({ term }) => term === "rate.ratio") ? [] : detectableClaim(finding)),
  ];
}

/**
 * What can be said about changes in how often incidents start, and what cannot.
 *
 * @returns one headline, its evidence, and the smallest change that would have shown. Both periods are told as they were: no
 * claim has a direction, for whether anything lasts is what {@link trendFinding} tests.
 *
 * @example
 * ```ts
 * import { frequencyChangeClaims, frequencyFinding, parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = frequencyFinding([], { period: parsePeriod("2026-Q3"), against: null });
 * assert.match(frequencyChangeClaims(finding)[0]?.text ?? "", /^There is no earlier period/);
 * ```
 */
export function frequencyChangeClaims(finding: Finding<object>): Claim[] {
  const tested = finding.terms.filter(({ qValue }) => typeof qValue === "number");
  if (tested.length === 0) {
    return [nothingCompared(finding, "frequency.change", "incidents or weeks", thinOf(finding))];
  }
  const changed = tested
    .filter(({ qValue }) => (qValue ?? 1) <= 1 - finding.method.confidence)
    .sort((a, b) =>
      Number(a.labels?.service === undefined) - Number(b.labels?.service === undefined) ||
      (a.pValue ?? 1) - (b.pValue ?? 1)
    );
  return [
    ...(changed.length === 0
      ? [nothingChanged(finding, "frequency.change", "incidents a week")]
      : changeClaims(finding, changed)),
    searched(finding, tested.length, changed.length),
    ...caveatsOf(finding, changed),
  ];
}
