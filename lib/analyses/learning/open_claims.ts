import { bindName } from "../../model/bind_name.ts";
import { bindTerm } from "../../model/bind_term.ts";
import type { Claim } from "../../model/claim.ts";
import { contextOf, counted, termOf } from "../../model/claim_parts.ts";
import type { Finding, Term } from "../../model/finding.ts";

/** Families told one by one. */
const most = 5;

function headlineOf(finding: Finding<object>): Claim {
  const [withItems, open, recurred] = ["families.with_items", "families.open", "families.recurred"]
    .map((name) => termOf(finding, name)?.estimate ?? 0);
  if (recurred) {
    return contextOf(finding, {
      id: "learning.open",
      text: "{recurred} of {open} families with things to do still open came again since",
      values: {
        recurred: counted(recurred, "families.recurred"),
        open: counted(open ?? 0, "families.open"),
      },
      role: "headline",
    });
  }
  return contextOf(finding, {
    id: "learning.none_open",
    text: withItems
      ? "No family with things to do still open came again since"
      : "No export tells of anything to do about a family of incidents",
    values: {},
    role: "headline",
  });
}

function familyClaim(finding: Finding<object>, { term, estimate, labels }: Term): Claim[] {
  const age = termOf(finding, term.replace(/^since/, "open"));
  if (age === undefined) return [];
  return [contextOf(finding, {
    id: `learning.${term}`,
    text: labels?.items === "1"
      ? "{family}: {since} came in the {age} since its one open item was noted."
      : "{family}: {since} came in the {age} since the oldest of its {items} open items was noted.",
    values: {
      family: bindName(labels?.family ?? "", term),
      since: counted(estimate ?? 0, term),
      age: bindTerm(age),
      ...(labels?.items === "1" ? {} : { items: counted(Number(labels?.items), term) }),
    },
    role: "support",
  })];
}

/**
 * Families of incidents that came again while things to do about them are still open.
 *
 * @returns one headline (`learning.open` where there are any), a sentence for each of the first families, a caveat.
 *
 * @example
 * ```ts
 * import { learningFinding, learningOpenClaims, parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = learningFinding([], { period: parsePeriod("2026-Q3") });
 * assert.match(learningOpenClaims(finding)[0]?.text ?? "", /^No export tells/);
 * ```
 */
export function learningOpenClaims(finding: Finding<object>): Claim[] {
  const told = finding.terms.filter(({ term, estimate }) => term.startsWith("since.") && (estimate ?? 0) > 0);
  const items = termOf(finding, "items");
  const placed = termOf(finding, "items.in_families");
  return [
    headlineOf(finding),
    ...told.slice(0, most).flatMap((term) => familyClaim(finding, term)),
    ...(items?.estimate && placed
      ? [contextOf(finding, {
        id: "learning.placed",
        text: "{placed} of {items} things to do are about an incident of a family.",
        values: { placed: bindTerm(placed), items: bindTerm(items) },
        role: "support",
      })]
      : []),
    contextOf(finding, {
      id: "learning.open.caveat",
      text: "Open is what a tool or report calls so: some of it may be done and nobody said so.",
      values: {},
      role: "caveat",
    }),
  ];
}
