import { asTheyWere } from "../../model/as_they_were.ts";
import { bindName } from "../../model/bind_name.ts";
import { bindTerm } from "../../model/bind_term.ts";
import type { Claim } from "../../model/claim.ts";
import type { Finding, Term } from "../../model/finding.ts";
import { changeSentence, evidenceSentence, measureOf } from "./_change_sentences.ts";
import { claimOf, contextOf, counted, termOf } from "../../model/claim_parts.ts";
import { nothingChanged, nothingCompared, type Thin } from "../../model/unchanged_claims.ts";
import { searchedClaim } from "../../model/searched_claim.ts";
import { fewestIncidents } from "./options.ts";
import { passes, ratiosOf, termsByName } from "./_evidence.ts";

const most = 3;

/** Whether a period alone keeps the time to resolve from being compared. */
function isThin(finding: Finding<object>, span: "period" | "against"): boolean {
  return (termOf(finding, `resolve.censored.${span}`)?.n ?? 0) < fewestIncidents;
}

function thinOf(finding: Finding<object>): Thin {
  return { period: isThin(finding, "period"), against: isThin(finding, "against") };
}

/** Services first, then the time to resolve of all, then the other measures; the surest first in each. */
function byInterest(a: Term, b: Term): number {
  const rank = (term: Term) => term.labels?.service !== undefined ? 0 : measureOf(term) === "resolve" ? 1 : 2;
  return rank(a) - rank(b);
}

function changeClaims(finding: Finding<object>, changed: readonly Term[]): Claim[] {
  const terms = termsByName(finding);
  const told = changed.slice(0, most).map((ratio, index) =>
    claimOf(finding, {
      id: index === 0 ? "durations.change" : `durations.change.also.${index}`,
      ...changeSentence(ratio),
      strength: "finding",
      direction: null,
      role: index === 0 ? "headline" : "support",
    })
  );
  const evidence = changed.slice(0, most).map((ratio, index) =>
    claimOf(finding, {
      id: `durations.change.evidence.${index + 1}`,
      ...evidenceSentence(ratio, terms),
      strength: "finding",
      direction: null,
      role: "support",
    })
  );
  return [...told, ...evidence];
}

function searched(finding: Finding<object>, ratios: readonly Term[], changed: readonly Term[]): Claim {
  const thin = finding.skipped.filter(({ term }) => term.includes(".ratio")).length;
  return searchedClaim(finding, {
    id: "durations.change.searched",
    what: `{tested} ${ratios.length === 1 ? "comparison" : "comparisons"} of durations`,
    why: "had too few incidents",
    values: {
      tested: counted(ratios.length, finding.name),
      passed: counted(changed.length, finding.name),
      thin: counted(thin, finding.name),
    },
  });
}

function detectableBound(name: string, finding: Finding<object>): { detectable: Term; ratio: Term } | null {
  const terms = termsByName(finding);
  const [detectable, ratio] = [terms.get(name), terms.get(name.replace("detectable_ratio", "ratio"))];
  return detectable?.estimate && ratio ? { detectable, ratio } : null;
}

function overallDetectable(finding: Finding<object>): Claim[] {
  const overall = detectableBound("resolve.detectable_ratio", finding);
  if (!overall) return [];
  return [contextOf(finding, {
    id: "durations.change.detectable",
    text: "An overall change of time to resolve below {detectable}, up or down, would probably stay unseen " +
      "({before} incidents before, {after} now).",
    values: {
      before: counted(Number(overall.ratio.labels?.before), overall.ratio.term),
      after: counted(Number(overall.ratio.labels?.after), overall.ratio.term),
      detectable: bindTerm(overall.detectable),
    },
    role: "caveat",
  })];
}

function serviceDetectable(finding: Finding<object>): Claim[] {
  const services = finding.terms
    .filter(({ term, estimate }) => term.startsWith("resolve.detectable_ratio.service.") && estimate !== null)
    .sort((a, b) => (a.estimate ?? Infinity) - (b.estimate ?? Infinity));
  const best = services[0];
  if (!best) return [];
  return [contextOf(finding, {
    id: "durations.change.detectable.services",
    text:
      "Service by service, time to resolve of {service} needs the smallest change to show: {detectable}, before " +
      "any adjustment.",
    values: { service: bindName(best.labels?.service ?? "", best.term), detectable: bindTerm(best) },
    role: "support",
  })];
}

/** What would have stayed unseen, unless an overall change was seen: then the two would contradict each other. */
function caveatsOf(finding: Finding<object>, changed: readonly Term[]): Claim[] {
  return [
    ...(changed.length > 0 ? [asTheyWere(finding, "durations.change.cause")] : []),
    ...(changed.some(({ term }) => term === "resolve.ratio") ? [] : overallDetectable(finding)),
  ];
}

/**
 * What can be said about changes in how long incidents take, and what cannot.
 *
 * @returns one headline, its evidence, and the smallest change that would have shown. Both periods are told as they were: no
 * claim has a direction, for whether anything lasts is what {@link trendFinding} tests.
 *
 * @example
 * ```ts
 * import { durationChangeClaims, durationFinding, parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = durationFinding([], { period: parsePeriod("2026-Q3"), against: parsePeriod("2026-Q2") });
 * assert.match(durationChangeClaims(finding)[0]?.text ?? "", /^Too few incidents/);
 * ```
 */
export function durationChangeClaims(finding: Finding<object>): Claim[] {
  const ratios = ratiosOf(finding);
  if (ratios.length === 0) {
    return [nothingCompared(finding, "durations.change", "incidents", thinOf(finding))];
  }
  const changed = ratios.filter((ratio) => passes(ratio, finding)).sort(byInterest);
  return [
    ...(changed.length === 0
      ? [nothingChanged(finding, "durations.change", "time to resolve")]
      : changeClaims(finding, changed)),
    searched(finding, ratios, changed),
    ...caveatsOf(finding, changed),
    ...serviceDetectable(finding),
  ];
}
