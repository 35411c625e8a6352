import { bindTerm } from "../../model/bind_term.ts";
import type { Claim } from "../../model/claim.ts";
import type { Finding, Term } from "../../model/finding.ts";
import { claimOf, contextOf, counted } from "../../model/claim_parts.ts";
import { bindPeriod } from "../../model/bind_period.ts";
import { passes, termsByName } from "./_evidence.ts";

function medianClaim(finding: Finding<object>, median: Term): Claim {
  return contextOf(finding, {
    id: "durations.resolve",
    text: "Half of the incidents were resolved within {median}",
    values: { median: bindTerm(median) },
    role: "headline",
  });
}

function intervalClaim(finding: Finding<object>, median: Term): Claim {
  return contextOf(finding, {
    id: "durations.resolve.interval",
    text: "The interval of this median is {median.interval} (n = {n}).",
    values: { median: bindTerm(median), n: counted(median.n, median.term) },
    role: "support",
  });
}

function withoutMedian(finding: Finding<object>): Claim {
  return contextOf(finding, {
    id: "durations.resolve",
    text: "Time to resolve in {period} cannot be told: too few incidents have both times",
    values: { period: bindPeriod(finding) },
    role: "headline",
  });
}

function estimateClaim(
  finding: Finding<object>,
  id: string,
  opening: string,
  term: Term | undefined,
): Claim[] {
  if (!term || term.estimate === null) return [];
  return [contextOf(finding, {
    id,
    text: `${opening}: {estimate} ({estimate.interval}; n = {n}).`,
    values: { estimate: bindTerm(term), n: counted(term.n, term.term) },
    role: "support",
  })];
}

function censoredClaim(finding: Finding<object>, censored: Term | undefined): Claim[] {
  if (!censored?.estimate) return [];
  return [contextOf(finding, {
    id: "durations.censored",
    text: "The end of {open} of {n} incidents was not seen: they count as lasting at least until last seen.",
    values: { open: bindTerm(censored), n: counted(censored.n, censored.term) },
    role: "support",
  })];
}

function severityClaim(finding: Finding<object>, test: Term | undefined): Claim[] {
  if (!test) return [];
  const values = { n: counted(test.n, test.term) };
  const parts = { id: "durations.severity", role: "support", direction: null } as const;
  if (!passes(test, finding)) {
    return [claimOf(finding, {
      ...parts,
      text: "There is no evidence that time to resolve differs between severities (n = {n}).",
      values,
      strength: "no-evidence",
    })];
  }
  return [claimOf(finding, {
    ...parts,
    text:
      "Time to resolve differs between severities (adjusted p {q}; n = {n}): an association, not a cause.",
    values: { ...values, q: { value: test.qValue ?? null, unit: "p", term: test.term } },
    strength: "finding",
  })];
}

function leftOutClaim(finding: Finding<object>, leftOut: Term | undefined): Claim {
  const caveat = { id: "durations.caveat", role: "caveat" } as const;
  if (!leftOut?.estimate) {
    return contextOf(finding, {
      ...caveat,
      text: "Medians, not means: a few very long incidents would decide a mean.",
      values: {},
    });
  }
  return contextOf(finding, {
    ...caveat,
    text:
      `{left} of {n} incidents ${leftOut.estimate === 1 ? "is" : "are"} left out: a time is missing, or ` +
      "contradicts another.",
    values: { left: bindTerm(leftOut), n: counted(leftOut.n, leftOut.term) },
  });
}

function definitionClaims(finding: Finding<object>): Claim[] {
  const definition = { values: {}, role: "definition" } as const;
  return [
    contextOf(finding, {
      ...definition,
      id: "durations.definition",
      text:
        "Time to resolve runs from the start of the impact, or the declaration where no tool tells the start, to " +
        "its resolution.",
    }),
    contextOf(finding, {
      ...definition,
      id: "durations.definition.acknowledge",
      text: "Time to acknowledge runs from the declaration to the first answer.",
    }),
    contextOf(finding, {
      ...definition,
      id: "durations.definition.evidence",
      text:
        "A change has evidence when its test passes after adjustment for all comparisons made; else it may be chance.",
    }),
  ];
}

/**
 * How long the incidents of the period took.
 *
 * @returns the median as headline; other measures, hidden ends and severity as support; a caveat; the definition.
 *
 * @example
 * ```ts
 * import { durationClaims, durationFinding, parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = durationFinding([], { period: parsePeriod("2026-Q3"), against: null });
 * assert.match(durationClaims(finding)[0]?.text ?? "", /cannot be told/);
 * ```
 */
export function durationClaims(finding: Finding<object>): Claim[] {
  const terms = termsByName(finding);
  const median = terms.get("resolve.median.period");
  const mean = terms.get("resolve.geometric_mean.period");
  const [acknowledge, mitigate] = [
    terms.get("acknowledge.median.period"),
    terms.get("mitigate.median.period"),
  ];
  return [
    median && median.estimate !== null ? medianClaim(finding, median) : withoutMedian(finding),
    ...(median && median.estimate !== null ? [intervalClaim(finding, median)] : []),
    ...estimateClaim(finding, "durations.mean", "Geometric mean time to resolve", mean),
    ...estimateClaim(finding, "durations.acknowledge", "Median time to acknowledge", acknowledge),
    ...estimateClaim(finding, "durations.mitigate", "Median time to mitigate", mitigate),
    ...censoredClaim(finding, terms.get("resolve.censored.period")),
    ...severityClaim(finding, terms.get("resolve.severity")),
    leftOutClaim(finding, terms.get("resolve.left_out.period")),
    ...definitionClaims(finding),
  ];
}
