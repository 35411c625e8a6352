import { bindName } from "../../model/bind_name.ts";
import { bindTerm } from "../../model/bind_term.ts";
import type { BoundValue, Claim } from "../../model/claim.ts";
import { claimOf, contextOf, counted, termOf } from "../../model/claim_parts.ts";
import type { Finding } from "../../model/finding.ts";
import { leadName, termName } from "./_term_name.ts";
import type { AnomalousStream } from "./stream.ts";
import type { WorstIncidentRow } from "./worst_incident.ts";

const told = 3;

function countOf(finding: Finding<AnomalousStream>, term: string): BoundValue {
  return counted(termOf(finding, term)?.estimate ?? 0, term);
}

function headline(finding: Finding<AnomalousStream>, incident: string): Claim {
  const parts = { id: "anomalies.found", role: "headline" } as const;
  const [tested, anomalous] = [countOf(finding, "tested"), countOf(finding, "anomalous")];
  const first = finding.rows[0];
  if (tested.value === 0 || first === undefined) {
    return contextOf(finding, {
      ...parts,
      text: `No stream around ${incident} tells what is usual (n = {tested})`,
      values: { tested },
    });
  }
  if (!first.isAnomalous) {
    return claimOf(finding, {
      ...parts,
      text: `None of {tested} streams around ${incident} was unusual`,
      values: { tested },
      strength: "no-evidence",
      direction: "none",
    });
  }
  return claimOf(finding, {
    ...parts,
    text: anomalous.value === 1
      ? `{anomalous} of {tested} streams around ${incident} was unusual: {stream}`
      : `{anomalous} of {tested} streams around ${incident} were unusual; the most surprising is {stream}`,
    values: { anomalous, tested, stream: bindName(first.stream, termName(first)) },
    strength: "finding",
    direction: null,
  });
}

/** As sure as the hours, samples and events allow. */
function since(row: AnomalousStream): { readonly when: string; readonly values: Record<string, BoundValue> } {
  if (row.leadS === 0) return { when: "from about the time it began", values: {} };
  const lead: BoundValue = { value: Math.abs(row.leadS), unit: "s", term: leadName(row) };
  return {
    when: row.leadS > 0 ? "from at least {lead} before the incident" : "from at least {lead} after it began",
    values: { lead },
  };
}

function streamClaim(finding: Finding<AnomalousStream>, row: AnomalousStream, at: number): Claim[] {
  const term = termOf(finding, termName(row));
  if (term === undefined) return [];
  const { when, values } = since(row);
  const how = term.estimate === null ? "where it usually has none" : "at {ratio} its usual level";
  return [claimOf(finding, {
    id: `anomalies.stream.${at + 1}`,
    text: `{stream} was ${row.direction === "up" ? "high" : "low"}, ${how}, ${when}.`,
    values: {
      stream: bindName(row.service === null ? row.stream : `${row.service}: ${row.stream}`, term.term),
      ...values,
      ...(term.estimate === null ? {} : { ratio: bindTerm(term) }),
    },
    strength: "finding",
    role: "support",
    direction: row.direction,
  })];
}

function groupClaim(finding: Finding<AnomalousStream>): Claim[] {
  const [anomalous, groups] = [countOf(finding, "anomalous"), countOf(finding, "groups")];
  if (Number(anomalous.value) < 2) return [];
  return [contextOf(finding, {
    id: "anomalies.groups",
    text:
      "Streams that were unusual moved in {groups} ways: one group may be one thing seen in several places.",
    values: { groups },
    role: "support",
  })];
}

function skippedClaim(finding: Finding<AnomalousStream>): Claim[] {
  if (finding.skipped.length === 0) return [];
  return [contextOf(finding, {
    id: "anomalies.skipped",
    text: "{skipped} streams could not be judged: too little is known of them.",
    values: { skipped: counted(finding.skipped.length, finding.name) },
    role: "support",
  })];
}

function closing(finding: Finding<AnomalousStream>): Claim[] {
  return [
    contextOf(finding, {
      id: "anomalies.caveat",
      text: "What is unusual around an incident goes with it: it may be its cause, its effect or neither.",
      values: {},
      role: "caveat",
    }),
    contextOf(finding, {
      id: "anomalies.definition",
      text:
        "A stream is unusual where its farthest stretch from usual is farther than any stream's on nearly all other days; it begins in some hour, within which samples and events tell more.",
      values: {},
      role: "definition",
    }),
  ];
}

function worstClaim(
  finding: Finding<AnomalousStream>,
  { title, service, startedAt }: WorstIncidentRow,
): Claim {
  const began = `${startedAt.slice(0, 16).replace("T", " ")} UTC`;
  return contextOf(finding, {
    id: "anomalies.incident",
    text: title === null
      ? "The worst incident that is over began at {began} in {service}."
      : "The worst incident that is over began at {began} in {service}: {title}.",
    values: {
      began: bindName(began, finding.name),
      service: bindName(service, finding.name),
      ...(title === null ? {} : { title: bindName(title, finding.name) }),
    },
    role: "support",
  });
}

/**
 * What was unusual around the incident and since when, no louder than the search allows.
 *
 * @param worst the incident, where it is the one of {@link worstIncident}: it is then called so, and named.
 * @returns one headline; the incident, the three most surprising streams, their groups and what could not be judged as support; a caveat;
 * the definition.
 *
 * @example
 * ```ts
 * import { anomaliesClaims, anomaliesFinding } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = anomaliesFinding([], { incidentId: "INC-1" });
 * assert.match(anomaliesClaims(finding)[0]?.text ?? "", /^No stream around this incident/);
 * ```
 */
export function anomaliesClaims(
  finding: Finding<AnomalousStream>,
  worst: WorstIncidentRow | null = null,
): Claim[] {
  const anomalous = finding.rows.filter(({ isAnomalous }) => isAnomalous).slice(0, told);
  return [
    headline(finding, worst === null ? "this incident" : "the worst incident"),
    ...(worst === null ? [] : [worstClaim(finding, worst)]),
    ...anomalous.flatMap((row, at) => streamClaim(finding, row, at)),
    ...groupClaim(finding),
    ...skippedClaim(finding),
    ...closing(finding),
  ];
}
