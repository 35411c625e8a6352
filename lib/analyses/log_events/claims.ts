import { bindName } from "../../model/bind_name.ts";
import { bindTerm } from "../../model/bind_term.ts";
import type { BoundValue, Claim } from "../../model/claim.ts";
import { claimOf, contextOf, counted, termOf } from "../../model/claim_parts.ts";
import type { Finding, Term } from "../../model/finding.ts";
import { bindPeriod } from "../../model/bind_period.ts";
import type { LogEvent } from "./events.ts";

const told = 3;

function countOf(finding: Finding<LogEvent>, term: string): BoundValue {
  return counted(termOf(finding, term)?.estimate ?? 0, term);
}

function passes(term: Term | undefined, { method }: Finding<LogEvent>): boolean {
  return (term?.qValue ?? 1) <= 1 - method.confidence;
}

function headline(finding: Finding<LogEvent>): Claim {
  const parts = { id: "log_events.burst", role: "headline" } as const;
  const [bursts, tested] = [countOf(finding, "bursts"), countOf(finding, "tested")];
  if (tested.value === 0) {
    return contextOf(finding, {
      ...parts,
      text: "No log tells what is usual before {window} (n = {tested})",
      values: { window: bindPeriod(finding), tested },
    });
  }
  if (bursts.value === 0) {
    return claimOf(finding, {
      ...parts,
      text: "No burst among {tested} log messages, {window}",
      values: { tested, window: bindPeriod(finding) },
      strength: "no-evidence",
      direction: "none",
    });
  }
  return claimOf(finding, {
    ...parts,
    text: "{bursts} of {tested} log messages burst, {window}",
    values: { bursts, tested, window: bindPeriod(finding) },
    strength: "finding",
    direction: "up",
  });
}

function burstClaim(finding: Finding<LogEvent>, { patternId, pattern, lines }: LogEvent): Claim[] {
  const term = termOf(finding, `burst.${patternId}`);
  if (!term) return [];
  return [claimOf(finding, {
    id: `log_events.burst.${patternId}`,
    text: lines === 1
      ? "“{pattern}”: {lines} line, {ratio} the usual rate ({ratio.interval})."
      : "“{pattern}”: {lines} lines, {ratio} the usual rate ({ratio.interval}).",
    values: {
      pattern: bindName(pattern, term.term),
      lines: counted(lines, term.term),
      ratio: bindTerm(term),
    },
    strength: "finding",
    role: "support",
    direction: "up",
  })];
}

function newClaim(finding: Finding<LogEvent>): Claim[] {
  const [fresh, before] = [termOf(finding, "new"), termOf(finding, "new.before")];
  if (!fresh?.estimate || !before) return [];
  const values = { new: bindTerm(fresh), before: bindTerm(before), blocks: counted(before.n, before.term) };
  const parts = { id: "log_events.new", values, role: "support" } as const;
  return passes(fresh, finding)
    ? [claimOf(finding, {
      ...parts,
      text:
        "{new} log messages were never seen before, more than usual: {before} in {blocks} such windows before it.",
      strength: "finding",
      direction: "up",
    })]
    : [contextOf(finding, {
      ...parts,
      text:
        "{new} log messages were never seen before the window; {before} in {blocks} such windows before it.",
    })];
}

function vanishedClaim(finding: Finding<LogEvent>): Claim[] {
  const vanished = countOf(finding, "vanished");
  if (vanished.value === 0) return [];
  return [claimOf(finding, {
    id: "log_events.vanished",
    text: "{vanished} of {tested} log messages that are usually written stopped.",
    values: { vanished, tested: countOf(finding, "tested") },
    strength: "finding",
    role: "support",
    direction: "down",
  })];
}

function closing(finding: Finding<LogEvent>): Claim[] {
  return [
    contextOf(finding, {
      id: "log_events.caveat",
      text:
        "What the logs say in the same window goes with the incident: it may be its cause, its effect or neither.",
      values: {},
      role: "caveat",
    }),
    contextOf(finding, {
      id: "log_events.definition",
      text: "A message bursts or stops against its own rate in blocks of the window's length before it.",
      values: {},
      role: "definition",
    }),
  ];
}

/**
 * What the logs say in the window that they do not usually say, no louder than the search allows.
 *
 * @returns one headline; the strongest bursts, new and vanished messages as support; a caveat; the definition.
 *
 * @example
 * ```ts
 * import { incidentWindow, logEventClaims, logEventFinding } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = logEventFinding([], { window: incidentWindow("2026-07-14T10:00:00Z") });
 * assert.match(logEventClaims(finding)[0]?.text ?? "", /^No log tells what is usual/);
 * ```
 */
export function logEventClaims(finding: Finding<LogEvent>): Claim[] {
  const bursts = finding.rows.filter(({ kind }) => kind === "burst").slice(0, told);
  return [
    headline(finding),
    ...bursts.flatMap((event) => burstClaim(finding, event)),
    ...newClaim(finding),
    ...vanishedClaim(finding),
    ...closing(finding),
  ];
}
