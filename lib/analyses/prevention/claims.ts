import { bindName } from "../../model/bind_name.ts";
import { bindTerm } from "../../model/bind_term.ts";
import type { BoundValue, Claim } from "../../model/claim.ts";
import { claimOf, contextOf, counted, termOf } from "../../model/claim_parts.ts";
import type { Finding, Term } from "../../model/finding.ts";
import type { PreventionShare } from "./analysis.ts";

function countOf(finding: Finding<PreventionShare>, term: string): BoundValue {
  return counted(termOf(finding, term)?.estimate ?? 0, term);
}

function isAbove(term: Term | undefined): boolean {
  return (term?.confLow ?? 0) > 0;
}

/** Whether the warnings say something and acting on them changed it. */
function passes(finding: Finding<PreventionShare>): boolean {
  return isAbove(termOf(finding, "avoided")) && isAbove(termOf(finding, "excess"));
}

function thinHeadline(finding: Finding<PreventionShare>): Claim {
  const parts = { id: "prevention.avoided", role: "headline" } as const;
  const firings = countOf(finding, "firings");
  return firings.value === 0
    ? contextOf(finding, {
      ...parts,
      text: "Nothing can be told of prevention: no warning since a rule was found (rules: {rules})",
      values: { rules: countOf(finding, "rules") },
    })
    : contextOf(finding, {
      ...parts,
      text: "Nothing can be told of prevention yet: {acted} of {firings} warnings acted on",
      values: { acted: countOf(finding, "acted_firings"), firings },
    });
}

function headline(finding: Finding<PreventionShare>): Claim {
  const [avoided, acted, unacted, base] = ["avoided", "acted", "unacted", "base"].map((name) =>
    termOf(finding, name)
  );
  if (!avoided || !acted || !unacted || !base) return thinHeadline(finding);
  const shares = { acted: bindTerm(acted), unacted: bindTerm(unacted), base: bindTerm(base) };
  const parts = { id: "prevention.avoided", role: "headline" } as const;
  return passes(finding)
    ? claimOf(finding, {
      ...parts,
      text:
        "About {avoided} incidents avoided ({avoided.interval}): {acted} of warnings acted on were followed by one, " +
        "{unacted} of the others, {base} of times without",
      values: { avoided: bindTerm(avoided), ...shares },
      strength: "finding",
      direction: "down",
    })
    : claimOf(finding, {
      ...parts,
      text:
        "No evidence that incidents were avoided: {acted} of warnings acted on were followed by one, {unacted} of the " +
        "others, {base} of times without",
      values: shares,
      strength: "no-evidence",
      direction: "none",
    });
}

function savedClaim(finding: Finding<PreventionShare>): Claim[] {
  const [saved, base] = [termOf(finding, "saved"), termOf(finding, "base")];
  if (!passes(finding) || !base || saved?.estimate === null || saved === undefined) return [];
  return [claimOf(finding, {
    id: "prevention.saved",
    text:
      "At the median time to resolve that is {saved} of response ({saved.interval}); {base} of horizons without a " +
      "warning hold an incident.",
    values: { saved: bindTerm(saved), base: bindTerm(base) },
    strength: "finding",
    role: "support",
    direction: null,
  })];
}

function ruleClaims(finding: Finding<PreventionShare>): Claim[] {
  const rules = [...new Set(finding.rows.map(({ rule }) => rule))];
  return rules.flatMap((rule, at) => {
    const [wrong, lead] = [termOf(finding, `false ${rule}`), termOf(finding, `lead ${rule}`)];
    if (!wrong || wrong.n === 0) return [];
    const values = {
      rule: bindName(rule, wrong.term),
      wrong: bindTerm(wrong),
      n: counted(wrong.n, wrong.term),
    };
    const id = `prevention.false.${at}`;
    const told = "{rule}: {wrong} of warnings that nobody acted on were false ({wrong.interval}; n = {n})";
    return [
      !lead || lead.estimate === null
        ? contextOf(finding, { id, role: "support", text: `${told}.`, values })
        : contextOf(finding, {
          id,
          role: "support",
          text: `${told}; the others came {lead} ahead ({lead.interval}).`,
          values: { ...values, lead: bindTerm(lead) },
        }),
    ];
  });
}

function closing(finding: Finding<PreventionShare>): Claim[] {
  return [
    contextOf(finding, {
      id: "prevention.caveat",
      role: "caveat",
      text:
        "People choose which warnings they act on: what was avoided is an association; warnings still open: {open}.",
      values: { open: countOf(finding, "open") },
    }),
    contextOf(finding, {
      id: "prevention.definition",
      role: "definition",
      text:
        "Only warnings after the time a rule was found on are counted, replayed from what was known then; avoided is " +
        "held against warnings not acted on and the base rate.",
      values: {},
    }),
  ];
}

/**
 * What can be said of prevention. Without enough warnings that were acted on, and as many that were not, it says that
 * nothing can be told; incidents avoided never stand without their base rate.
 *
 * @example
 * ```ts
 * import { preventionClaims, preventionFinding } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const [headline] = preventionClaims(preventionFinding([]));
 * assert.match(headline?.text ?? "", /^Nothing can be told of prevention/);
 * ```
 */
export function preventionClaims(finding: Finding<PreventionShare>): Claim[] {
  return [headline(finding), ...savedClaim(finding), ...ruleClaims(finding), ...closing(finding)];
}
