import { bindName } from "../../model/bind_name.ts";
import { bindTerm } from "../../model/bind_term.ts";
import type { BoundValue, Claim } from "../../model/claim.ts";
import { claimOf, contextOf, counted, termOf } from "../../model/claim_parts.ts";
import type { Finding, Term } from "../../model/finding.ts";
import { detectable, heldTermsOf, isHeld, passes } from "./_evidence.ts";

/** Families told one by one. */
const most = 6;

const familyOf = ({ labels, term }: Term) => bindName(labels?.family ?? "", term);
const adjustedP = ({ qValue, term }: Term): BoundValue => ({ value: qValue ?? null, unit: "p", term });

function headlineOf(finding: Finding<object>, held: readonly Term[], judged: number): Claim {
  const parts = { id: "learning", role: "headline" } as const;
  const clearest = held.toSorted((a, b) => (a.estimate ?? 1) - (b.estimate ?? 1))[0];
  if (clearest !== undefined) {
    return claimOf(finding, {
      ...parts,
      text: held.length === 1
        ? "{family} comes at {ratio} its former rate since it was acted on ({done})"
        : "{held} of {judged} families come less often since something was done, above all {family}",
      values: {
        family: familyOf(clearest),
        ...(held.length === 1
          ? { ratio: bindTerm(clearest), done: bindName(clearest.labels?.done ?? "", clearest.term) }
          : { held: counted(held.length, "families.held"), judged: counted(judged, "families.judged") }),
      },
      strength: "finding",
      direction: "down",
    });
  }
  if (judged === 0) {
    return contextOf(finding, {
      ...parts,
      text: "Whether lessons held cannot be told: too little was done, or too little is known since",
      values: {},
    });
  }
  return claimOf(finding, {
    ...parts,
    text: "No family is shown to come less often since something was done about it ({judged} judged)",
    values: { judged: counted(judged, "families.judged") },
    strength: "no-evidence",
    direction: "none",
  });
}

function familyClaim(finding: Finding<object>, term: Term): Claim {
  const least = detectable(finding, term);
  const holds = isHeld(term, finding);
  const sides =
    "{family} ({done}): {before} incidents in the {weeksBefore} weeks counted before and {after} in the {weeksAfter} since, {ratio} the former rate";
  const number = (label: string) => counted(Number(term.labels?.[label]), term.term);
  const values = {
    family: familyOf(term),
    before: number("before"),
    weeksBefore: number("weeks_before"),
    after: number("after"),
    weeksAfter: number("weeks_after"),
    done: bindName(term.labels?.done ?? "", term.term),
    ratio: bindTerm(term),
    q: adjustedP(term),
  };
  const shown = least === null ? "" : "; a fall to {least} would have shown";
  return claimOf(finding, {
    id: `learning.${term.term}`,
    text: holds
      ? `${sides} ({ratio.interval}; adjusted p {q}).`
      : `${sides} ({ratio.interval}; adjusted p {q}): no evidence that it holds${shown}.`,
    values: holds || least === null ? values : {
      ...values,
      least: { value: least, unit: "ratio", term: term.term.replace(/^held/, "detectable") },
    },
    strength: holds ? "finding" : "no-evidence",
    role: "support",
    direction: holds ? "down" : "none",
  });
}

function againstClaim(finding: Finding<object>): Claim[] {
  const [ratio, done, left] = ["against", "against.done", "against.left"]
    .map((name) => termOf(finding, name));
  if (!ratio || !done || !left) return [];
  const passed = passes(ratio, finding);
  const sides =
    "Families of which something was done: {done} after it; of which nothing was: {left} at the same age";
  return [claimOf(finding, {
    id: "learning.against",
    text: passed
      ? `${sides}; the one over the other {ratio} ({ratio.interval}; adjusted p {q}).`
      : `${sides}; no more than chance gives ({ratio.interval} around {ratio}; adjusted p {q}).`,
    values: { done: bindTerm(done), left: bindTerm(left), ratio: bindTerm(ratio), q: adjustedP(ratio) },
    strength: passed ? "finding" : "no-evidence",
    role: "support",
    direction: passed ? (ratio.estimate ?? 1) < 1 ? "down" : "up" : "none",
  })];
}

/**
 * Whether families come less often since something was done about them.
 *
 * @returns one headline; each family and the comparison with those of which nothing was done as support; a caveat; a
 * definition. Nothing is said to have held below the size that so few incidents can show.
 *
 * @example
 * ```ts
 * import { learningClaims, learningFinding, parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = learningFinding([], { period: parsePeriod("2026-Q3") });
 * assert.match(learningClaims(finding)[0]?.text ?? "", /cannot be told/);
 * ```
 */
export function learningClaims(finding: Finding<object>): Claim[] {
  const judged = heldTermsOf(finding);
  const held = judged.filter((term) => isHeld(term, finding));
  const others = judged.filter((term) => !held.includes(term));
  return [
    headlineOf(finding, held, judged.length),
    ...[...held, ...others].slice(0, most).map((term) => familyClaim(finding, term)),
    ...againstClaim(finding),
    contextOf(finding, {
      id: "learning.caveat",
      text: "An association: whatever else changed for the family at that time counts as well.",
      values: {},
      role: "caveat",
    }),
    contextOf(finding, {
      id: "learning.definition",
      text:
        "A lesson held where a family comes less often since something was done, by itself and against all others.",
      values: {},
      role: "definition",
    }),
  ];
}
