import { bindName } from "../../model/bind_name.ts";
import { bindTerm } from "../../model/bind_term.ts";
import type { Claim } from "../../model/claim.ts";
import { contextOf, termOf } from "../../model/claim_parts.ts";
import type { Finding } from "../../model/finding.ts";
import { bindPeriod } from "../../model/bind_period.ts";
import type { CandidateChange } from "./candidates.ts";

function headlineOf(finding: Finding<CandidateChange>): Claim {
  const parts = { id: "change_candidates.headline", role: "headline" } as const;
  const period = bindPeriod(finding);
  const [all, pointed] = [termOf(finding, "incidents"), termOf(finding, "pointed")];
  if (!all?.estimate || !pointed) {
    return contextOf(finding, { ...parts, text: "No incident is known in {period}", values: { period } });
  }
  return contextOf(finding, {
    ...parts,
    text: "{pointed} of {all} incidents of {period} more likely than not followed from one change",
    values: { pointed: bindTerm(pointed), all: bindTerm(all), period },
  });
}

function owedClaim(finding: Finding<CandidateChange>): Claim[] {
  const [all, owed] = [termOf(finding, "incidents"), termOf(finding, "owed")];
  if (!all?.estimate || !owed) return [];
  return [contextOf(finding, {
    id: "change_candidates.owed",
    text: "Added up, the probabilities of all candidate changes come to {owed} of {all} incidents.",
    values: { owed: bindTerm(owed), all: bindTerm(all) },
    role: "support",
  })];
}

/** The latest incident that one change brought more likely than not. */
function latestClaim(finding: Finding<CandidateChange>): Claim[] {
  const [p, none, lag] = ["probability", "none", "lag"].map((name) => termOf(finding, `latest.${name}`));
  if (!p || !none || !lag) return [];
  const { incident = "", kind = "", service = "" } = p.labels ?? {};
  return [contextOf(finding, {
    id: "change_candidates.latest",
    text:
      "Latest: {incident}: {kind} on {service} {lag} before, probability {p}; none of its candidates: {none}.",
    values: {
      incident: bindName(incident, p.term),
      kind: bindName(kind.replaceAll("_", " "), p.term),
      service: bindName(service, p.term),
      lag: bindTerm(lag),
      p: bindTerm(p),
      none: bindTerm(none),
    },
    role: "support",
  })];
}

/**
 * How many incidents may have followed from a change, and the latest of them.
 *
 * @returns one headline; what the probabilities add up to and the latest incident as support; a caveat; the definition.
 *
 * @example
 * ```ts
 * import { candidateClaims, candidateFinding, parsePeriod } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const finding = candidateFinding([], [], { period: parsePeriod("2026-Q3") });
 * assert.match(candidateClaims(finding)[0]?.text ?? "", /^No incident is known/);
 * ```
 */
export function candidateClaims(finding: Finding<CandidateChange>): Claim[] {
  return [
    headlineOf(finding),
    ...owedClaim(finding),
    ...latestClaim(finding),
    contextOf(finding, {
      id: "change_candidates.caveat",
      text:
        "A probability is no verdict: it knows kinds, services and lags of changes, and nothing of what was changed.",
      values: {},
      role: "caveat",
    }),
    contextOf(finding, {
      id: "change_candidates.definition",
      text:
        "Probability: what a change adds to the usual rate of incidents at that lag, over all that is expected then.",
      values: {},
      role: "definition",
    }),
  ];
}
