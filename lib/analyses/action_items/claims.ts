import { bindName } from "../../model/bind_name.ts";
import { bindTerm } from "../../model/bind_term.ts";
import type { Claim } from "../../model/claim.ts";
import { contextOf, counted, termOf } from "../../model/claim_parts.ts";
import type { Finding } from "../../model/finding.ts";

function countOf(finding: Finding<object>, name: string): number {
  return termOf(finding, name)?.estimate ?? 0;
}

function headlineOf(finding: Finding<object>): Claim {
  const parts = { id: "action_items", role: "headline" } as const;
  const half = termOf(finding, "half_life");
  const [open, items] = [countOf(finding, "items.open"), countOf(finding, "items")];
  if (items === 0) {
    return contextOf(finding, {
      ...parts,
      text: "No export tells of anything that was to be done after incidents",
      values: {},
    });
  }
  const values = { open: counted(open, "items.open"), items: counted(items, "items") };
  if (!half || half.n === 0) {
    return contextOf(finding, {
      ...parts,
      text: "{open} of {items} things to do are open; for how long, no export tells",
      values,
    });
  }
  return contextOf(finding, {
    ...parts,
    text: half.estimate === null
      ? "{open} of {items} things to do are open: fewer than half are done in the time they were seen"
      : "Half of the things to do are done within {half} ({half.interval}); {open} of {items} are open",
    values: half.estimate === null ? values : { ...values, half: bindTerm(half) },
  });
}

function overdueClaim(finding: Finding<object>): Claim[] {
  const share = termOf(finding, "overdue.share");
  const late = termOf(finding, "overdue.late");
  if (!share || share.n === 0) return [];
  const without = countOf(finding, "open.without_day");
  const ends = without > 0 ? "; {without} more have no day" : "";
  return [contextOf(finding, {
    id: "action_items.overdue",
    text: late?.estimate
      ? `Of {dated} open items with a day {overdue} are overdue ({share.interval}), half of them by {late} or more${ends}.`
      : `Of {dated} open items with a day {overdue} are overdue ({share.interval})${ends}.`,
    values: {
      dated: counted(share.n, share.term),
      overdue: counted(countOf(finding, "overdue"), "overdue"),
      share: bindTerm(share),
      ...(late?.estimate ? { late: bindTerm(late) } : {}),
      ...(without > 0 ? { without: counted(without, "open.without_day") } : {}),
    },
    role: "support",
  })];
}

function ageClaim(finding: Finding<object>): Claim[] {
  const age = termOf(finding, "age.open");
  if (!age || age.estimate === null) return [];
  return [contextOf(finding, {
    id: "action_items.age",
    text: "Half of the open ones have been open for {age} or longer ({age.interval}; n = {n}).",
    values: { age: bindTerm(age), n: counted(age.n, age.term) },
    role: "support",
  })];
}

function groupClaims(finding: Finding<object>): Claim[] {
  return finding.terms.filter(({ term }) => term.startsWith("done_in_quarter")).flatMap((share) => {
    if (share.estimate === null) return [];
    const name = share.labels?.team ?? share.labels?.priority;
    const who = share.labels?.team === undefined ? "Of priority {name}" : "{name}";
    return [contextOf(finding, {
      id: `action_items.${share.term}`,
      text: name === undefined
        ? "Done within ninety days: {share} ({share.interval}; n = {n})."
        : `${who}: {share} done within ninety days ({share.interval}; n = {n}).`,
      values: {
        ...(name === undefined ? {} : { name: bindName(name, share.term) }),
        share: bindTerm(share),
        n: counted(share.n, share.term),
      },
      role: "support",
    })];
  });
}

function caveatOf(finding: Finding<object>): Claim {
  const [untold, undated] = [countOf(finding, "items.untold"), countOf(finding, "items.undated")];
  const caveat = { id: "action_items.caveat", role: "caveat" } as const;
  if (untold + undated === 0) {
    return contextOf(finding, {
      ...caveat,
      text: "Done is what a tool or report calls done; whether it helped is another question.",
      values: {},
    });
  }
  return contextOf(finding, {
    ...caveat,
    text:
      "Of {untold} items no export tells where they stand, of {undated} not for how long: they are in no time.",
    values: { untold: counted(untold, "items.untold"), undated: counted(undated, "items.undated") },
  });
}

/**
 * How long things to do take, how many are overdue, and what could not be told.
 *
 * @returns one headline; what is overdue, how old, and what teams and priorities have done as support; a caveat; a
 * definition. No person is named and nobody ranked.
 *
 * @example
 * ```ts
 * import { actionItemClaims, actionItemFinding, parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = actionItemFinding([], { period: parsePeriod("2026-Q3") });
 * assert.match(actionItemClaims(finding)[0]?.text ?? "", /^No export tells/);
 * ```
 */
export function actionItemClaims(finding: Finding<object>): Claim[] {
  return [
    headlineOf(finding),
    ...overdueClaim(finding),
    ...ageClaim(finding),
    ...groupClaims(finding),
    caveatOf(finding),
    contextOf(finding, {
      id: "action_items.definition",
      text:
        "A thing to do is open while it is proposed or accepted; what was turned down or replaced is in no time.",
      values: {},
      role: "definition",
    }),
  ];
}
