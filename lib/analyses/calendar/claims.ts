import { bindName } from "../../model/bind_name.ts";
import { bindTerm } from "../../model/bind_term.ts";
import { type Claim, claim } from "../../model/claim.ts";
import { counted, termOf } from "../../model/claim_parts.ts";
import type { Finding, Term } from "../../model/finding.ts";

const most = 3;

type Parts = Omit<Claim, "finding" | "id">;

function passing(finding: Finding<object>, exposure: string): Term[] {
  const level = 1 - finding.method.confidence;
  return finding.terms
    .filter(({ term, qValue }) =>
      term.startsWith(`${exposure}.slot.`) && typeof qValue === "number" && qValue <= level
    )
    .sort((a, b) => (b.estimate ?? 0) - (a.estimate ?? 0));
}

function slotParts(slot: Term, role: Claim["role"]): Parts {
  const more = (slot.estimate ?? 0) > 1;
  return {
    text: `Incidents start ${more ? "more" : "less"} often on {slot} than the clock explains`,
    values: { slot: bindName(slot.labels?.slot ?? "", slot.term) },
    strength: "finding",
    role,
    direction: more ? "up" : "down",
  };
}

function ratioParts(slot: Term): Parts {
  return {
    text:
      "On {slot} incidents start at {ratio} the rate the clock explains ({ratio.interval}; adjusted p {q}).",
    values: {
      slot: bindName(slot.labels?.slot ?? "", slot.term),
      ratio: bindTerm(slot),
      q: { value: slot.qValue ?? null, unit: "p", term: slot.term },
    },
    strength: "finding",
    role: "support",
    direction: (slot.estimate ?? 0) > 1 ? "up" : "down",
  };
}

function quietHeadline(finding: Finding<object>): Parts {
  const pattern = termOf(finding, "clock.pattern");
  const n = counted(finding.method.n, "incidents");
  const parts = { values: { n }, role: "headline", direction: "none" } as const;
  if (!pattern) {
    const text = "Too few incidents to tell whether they keep to hours of the week (n = {n})";
    return { ...parts, text, strength: "no-evidence" };
  }
  if ((pattern.qValue ?? 1) <= 1 - finding.method.confidence) {
    const text = "Incidents keep a weekly pattern, but no one part of the week stands out (n = {n})";
    return { ...parts, text, strength: "finding", direction: null };
  }
  const text = "No hour of the week stands out beyond chance (n = {n})";
  return { ...parts, text, strength: "no-evidence" };
}

/** Slots that differ from the share of changes in the way they differ from the clock. */
function unexplained(finding: Finding<object>, slots: readonly Term[]): number {
  const side = (term: Term) => Math.sign((term.estimate ?? 1) - 1);
  const against = passing(finding, "changes");
  return slots.filter((slot) =>
    against.some((term) => term.labels?.slot === slot.labels?.slot && side(term) === side(slot))
  ).length;
}

function changesParts(finding: Finding<object>, slots: readonly Term[]): Parts | null {
  const tested = termOf(finding, "changes.pattern");
  if (!tested || slots.length === 0) return null;
  const left = unexplained(finding, slots);
  if (left === 0) {
    return {
      text:
        "Changes keep such hours too: against the share of {changes} changes no slot stands out that way. " +
        "An association, not a cause.",
      values: { changes: counted(termOf(finding, "changes")?.estimate ?? 0, "changes") },
      strength: "no-evidence",
      role: "support",
      direction: "none",
    };
  }
  return {
    text:
      "The hours of changes do not explain it all: {left} of {slots} such slots differ from the share of " +
      "changes the same way.",
    values: { left: counted(left, finding.name), slots: counted(slots.length, finding.name) },
    strength: "finding",
    role: "support",
    direction: null,
  };
}

function contextParts(finding: Finding<object>): Parts[] {
  const zone = termOf(finding, "zone");
  const weeks = termOf(finding, "weeks");
  return [
    {
      text:
        "{n} incidents over {weeks} weeks; {hypotheses} hypotheses were tested and adjusted as one search.",
      values: {
        n: counted(finding.method.n, "incidents"),
        weeks: counted(weeks?.estimate ?? 0, "weeks"),
        hypotheses: counted(finding.method.hypotheses, finding.name),
      },
      strength: "context",
      role: "support",
      direction: null,
    },
    {
      text: "Hours are local to {zone}. People notice incidents while they work: some starts are late.",
      values: { zone: bindName(zone?.labels?.zone ?? "UTC", "zone") },
      strength: "context",
      role: "caveat",
      direction: null,
    },
    {
      text:
        "A part of the week stands out when more or fewer incidents start in it than the clock alone explains, after " +
        "adjustment.",
      values: {},
      strength: "context",
      role: "definition",
      direction: null,
    },
  ];
}

/**
 * What can be said about the hours incidents start at.
 *
 * @returns one headline, further slots, what changes explain, the caveat and the definition.
 *
 * @example
 * ```ts
 * import { calendarClaims, calendarFinding, parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = calendarFinding([], { period: parsePeriod("2026-Q3"), zone: "UTC" });
 * assert.match(calendarClaims(finding)[0]?.text ?? "", /^Too few incidents/);
 * ```
 */
export function calendarClaims(finding: Finding<object>): Claim[] {
  const slots = passing(finding, "clock");
  const told = slots.slice(0, most).map((slot, index) =>
    slotParts(slot, index === 0 ? "headline" : "support")
  );
  const changes = changesParts(finding, slots);
  const all = [
    ...(told.length === 0 ? [quietHeadline(finding)] : told),
    ...slots.slice(0, most).map(ratioParts),
    ...(changes === null ? [] : [changes]),
    ...contextParts(finding),
  ];
  return all.map((parts, index) =>
    claim({ ...parts, id: index === 0 ? "calendar" : `calendar.${index}`, finding: finding.name })
  );
}
