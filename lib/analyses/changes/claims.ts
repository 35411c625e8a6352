import { bindName } from "../../model/bind_name.ts";
import { bindTerm } from "../../model/bind_term.ts";
import type { BoundValue, Claim } from "../../model/claim.ts";
import { claimOf, contextOf, counted, termOf } from "../../model/claim_parts.ts";
import type { Finding, Term } from "../../model/finding.ts";
import { searchedClaim } from "../../model/searched_claim.ts";
import { passes, passingOf, ratiosOf, subjectName, termBeside } from "./_told.ts";

const most = 3;

function nameOf(ratio: Term): BoundValue {
  return bindName(subjectName(ratio), ratio.term);
}

function windowOf({ labels }: Term): BoundValue {
  const seconds = Number(labels?.window_s);
  return { value: seconds, unit: "s", term: `window.${seconds / 60}_min` };
}

function adjustedP({ qValue, term }: Term): BoundValue {
  return { value: qValue ?? null, unit: "p", term };
}

/** The numbers behind a ratio. */
function evidenceClaim(finding: Finding<object>, ratio: Term, id: string): Claim {
  return claimOf(finding, {
    id,
    text:
      "{subject}: {n} incidents within {window} after one of {changes} changes, against {expected} expected from other weeks; " +
      "in such a window they come at {ratio} the rate outside ({ratio.interval}; adjusted p {q}).",
    values: {
      subject: nameOf(ratio),
      n: counted(ratio.n, ratio.term),
      window: windowOf(ratio),
      changes: counted(Number(ratio.labels?.changes), ratio.term),
      expected: counted(Number(ratio.labels?.expected), ratio.term),
      ratio: bindTerm(ratio),
      q: adjustedP(ratio),
    },
    strength: "finding",
    role: "support",
    direction: "up",
  });
}

function shareClaim(finding: Finding<object>, ratio: Term, id: string): Claim[] {
  const [share, excess] = ["share", "excess"].map((statistic) => termBeside(finding, ratio, statistic));
  if (!share || !excess || share.estimate === null) return [];
  return [claimOf(finding, {
    id,
    text:
      "{subject}: {share} of all incidents ({share.interval}; n = {n}) come on top of the usual, {excess} for a " +
      "thousand changes ({excess.interval}).",
    values: {
      subject: nameOf(ratio),
      share: bindTerm(share),
      n: counted(share.n, share.term),
      excess: bindTerm(excess),
    },
    strength: "finding",
    role: "support",
    direction: "up",
  })];
}

function headlineOf(finding: Finding<object>, first: Term): Claim {
  const share = termBeside(finding, first, "share");
  const parts = { id: "changes.headline", role: "headline", strength: "finding", direction: "up" } as const;
  const values = { subject: nameOf(first), ratio: bindTerm(first), window: windowOf(first) };
  return share && (share.estimate ?? 0) > 0 && !first.labels?.service
    ? claimOf(finding, {
      ...parts,
      text: "{share} of incidents come on top of the usual after {subject} ({ratio} within {window})",
      values: { ...values, share: bindTerm(share) },
    })
    : claimOf(finding, {
      ...parts,
      text: "After {subject}: {ratio} the usual incidents within {window}",
      values,
    });
}

function emptyHeadline(finding: Finding<object>): Claim {
  const parts = { id: "changes.headline", role: "headline" } as const;
  if (finding.method.hypotheses > 0) {
    return claimOf(finding, {
      ...parts,
      text: "No kind of change is followed by more incidents than chance leaves",
      values: {},
      strength: "no-evidence",
      direction: "none",
    });
  }
  return contextOf(finding, {
    ...parts,
    text: "Too few incidents and changes are known together to tell what follows changes",
    values: {},
  });
}

function searched(finding: Finding<object>): Claim[] {
  const { hypotheses } = finding.method;
  const weeks = termOf(finding, "weeks");
  if (hypotheses === 0 || !weeks) return [];
  const passed = finding.terms.filter((term) => passes(term, finding)).length;
  return [searchedClaim(finding, {
    id: "changes.searched",
    what: "{tested} tests of kinds, sequences, services and windows over {weeks} weeks",
    why: "had too few incidents",
    values: {
      tested: counted(hypotheses, finding.name),
      weeks: bindTerm(weeks),
      passed: counted(passed, finding.name),
      thin: counted(finding.skipped.length, finding.name),
    },
  })];
}

/** The widest that the intervals of kinds leave open: no evidence is no proof of safety. */
function openClaim(finding: Finding<object>): Claim[] {
  const kinds = ratiosOf(finding, ({ service, first, on }) => !service && !first && !on)
    .filter((ratio) => !passes(ratio, finding) && ratio.confHigh !== null);
  const widest = kinds.toSorted((a, b) => (b.confHigh ?? 0) - (a.confHigh ?? 0))[0];
  if (!widest) return [];
  return [contextOf(finding, {
    id: "changes.open",
    text: "No evidence is no proof: after {subject} the ratio may still lie anywhere in {ratio.interval}.",
    values: { subject: nameOf(widest), ratio: bindTerm(widest) },
    role: "support",
  })];
}

function caveatOf(finding: Finding<object>, any: boolean): Claim {
  return contextOf(finding, {
    id: "changes.caveat",
    text: any
      ? "Associations: changes made together share what follows them, and repairs are made because something failed."
      : "Changes whose service no export names, and incidents on services nobody changed, are in no comparison.",
    values: {},
    role: "caveat",
  });
}

function definitionClaim(finding: Finding<object>): Claim {
  return contextOf(finding, {
    id: "changes.definition",
    text: "Usual: incidents of the same service at the same hour of the other weeks of that half-year.",
    values: {},
    role: "definition",
  });
}

/**
 * Which kinds of change are followed by more incidents, said of kinds and services, never of people.
 *
 * @returns one headline; its evidence, what passed besides and what the search left open as support; a caveat; the
 * definition.
 *
 * @example
 * ```ts
 * import { changeClaims, changeFinding, parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = changeFinding([], { period: parsePeriod("2026-Q3") });
 * assert.match(changeClaims(finding)[0]?.text ?? "", /^Too few incidents and changes/);
 * ```
 */
export function changeClaims(finding: Finding<object>): Claim[] {
  const { kinds, services, sequences, dependents } = passingOf(finding);
  const others = [...dependents, ...sequences, ...services].slice(0, most);
  const first = kinds[0] ?? others[0];
  const told = kinds.slice(0, most).flatMap((ratio, place) => [
    evidenceClaim(finding, ratio, `changes.kind.${place + 1}`),
    ...shareClaim(finding, ratio, `changes.share.${place + 1}`),
  ]);
  return [
    first ? headlineOf(finding, first) : emptyHeadline(finding),
    ...told,
    ...others.map((ratio, place) => evidenceClaim(finding, ratio, `changes.also.${place + 1}`)),
    ...searched(finding),
    ...openClaim(finding),
    caveatOf(finding, first !== undefined),
    definitionClaim(finding),
  ];
}
