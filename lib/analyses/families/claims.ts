import { bindName } from "../../model/bind_name.ts";
import { bindTerm } from "../../model/bind_term.ts";
import type { Claim } from "../../model/claim.ts";
import { contextOf, counted, termOf } from "../../model/claim_parts.ts";
import type { Finding } from "../../model/finding.ts";
import { bindPeriod } from "../../model/bind_period.ts";
import { type FamilyShare, unstableBelow } from "./analysis.ts";

function count(finding: Finding<object>, term: string): number {
  return termOf(finding, term)?.estimate ?? 0;
}

function headline(finding: Finding<FamilyShare>): Claim {
  const period = bindPeriod(finding);
  const [incidents, families] = [count(finding, "incidents"), count(finding, "families")];
  const n = counted(incidents, "incidents");
  const parts = { id: "families.most", role: "headline" } as const;
  const named = termOf(finding, "named");
  if (named) {
    return contextOf(finding, {
      ...parts,
      text: `${
        named.labels?.instead_of === "one family" ? "Nearly all in one family" : "No families"
      } among {n} incidents of {period}: by {named} services their texts name; {none} name none`,
      values: {
        period,
        n,
        named: counted(named.estimate ?? 0, "named"),
        none: counted(count(finding, "names_none"), "names_none"),
      },
    });
  }
  if (families === 0) {
    return contextOf(finding, {
      ...parts,
      text: "No family can be told among the incidents of {period} (n = {n})",
      values: { period, n },
    });
  }
  return contextOf(finding, {
    ...parts,
    text: `{own} of {n} incidents in {period} belong to {families} ${
      families === 1 ? "family" : "families"
    }; {none} in none`,
    values: {
      own: counted(count(finding, "in_families"), "in_families"),
      n,
      period,
      families: counted(families, "families"),
      none: counted(count(finding, "in_none"), "in_none"),
    },
  });
}

function familyClaims(finding: Finding<FamilyShare>): Claim[] {
  return finding.rows.filter(({ incidents }) => incidents > 0).slice(0, 3).flatMap(
    ({ familyId, family, isUnstable }) => {
      const term = termOf(finding, `share.${familyId}`);
      if (!term) return [];
      return [contextOf(finding, {
        id: `families.${familyId}`,
        text: `{family}: {n} ${term.n === 1 ? "incident" : "incidents"}, {share} of all ({share.interval})${
          isUnstable ? "; the family is unstable" : ""
        }.`,
        values: { family: bindName(family, term.term), n: counted(term.n, term.term), share: bindTerm(term) },
        role: "support",
      })];
    },
  );
}

function unstableClaim(finding: Finding<FamilyShare>): Claim[] {
  const unstable = termOf(finding, "unstable");
  if (!unstable?.estimate) return [];
  return [contextOf(finding, {
    id: "families.unstable",
    text: `{unstable} of {families} families ${
      unstable.estimate === 1 ? "is" : "are"
    } unstable: when incidents are drawn anew, less than {limit} of them comes back.`,
    values: {
      unstable: bindTerm(unstable),
      families: counted(unstable.n, "families"),
      limit: { value: unstableBelow, unit: "share", term: "unstable" },
    },
    role: "support",
  })];
}

function thinClaim(finding: Finding<FamilyShare>): Claim[] {
  const thin = finding.skipped.find(({ term }) => term === "families.too_thin");
  if (!thin) return [];
  return [contextOf(finding, {
    id: "families.too_thin",
    text: `{thin} ${thin.n === 1 ? "incident says" : "incidents say"} too little to be put into a family.`,
    values: { thin: counted(thin.n, thin.term) },
    role: "support",
  })];
}

function caveat(finding: Finding<FamilyShare>): Claim {
  const titles = finding.warnings.some((warning) => warning.includes("templates of titles"));
  return contextOf(finding, {
    id: "families.caveat",
    text: termOf(finding, "named")
      ? "A service that a text names is where it showed, not a kind of failure."
      : titles
      ? "Most incidents say nothing but their title: families are only as fine as the templates of titles."
      : "A family is a likeness of words, not a shown common cause.",
    values: {},
    role: "caveat",
  });
}

/**
 * Which families the incidents belong to; unstable ones are said to be so.
 *
 * @returns one headline, the largest families as support, a caveat, the definition.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { familiesClaims, familiesFinding, parsePeriod } from "hindcast";
 *
 * const finding = familiesFinding([], { period: parsePeriod("2026-Q3") });
 * assert.match(familiesClaims(finding)[0]?.text ?? "", /^No family can be told/);
 * ```
 */
export function familiesClaims(finding: Finding<FamilyShare>): Claim[] {
  return [
    headline(finding),
    ...familyClaims(finding),
    ...unstableClaim(finding),
    ...thinClaim(finding),
    caveat(finding),
    contextOf(finding, {
      id: "families.definition",
      text:
        "Families are found by the words of titles and summaries, whatever the service; what people decided in " +
        "families.yaml wins.",
      values: {},
      role: "definition",
    }),
  ];
}
