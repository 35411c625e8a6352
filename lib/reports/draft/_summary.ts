import type { BoundValue, Claim } from "../../model/claim.ts";
import { isWrongYear } from "../../model/is_wrong_year.ts";
import { hypothesesClaims } from "../../analyses/hypotheses/claims.ts";
import { bindSpan, bindText, fact, spanOf, stampOf } from "./_fact.ts";
import { drillClaims } from "./drill.ts";
import { fixClaims } from "./_resolution.ts";
import type { DraftMaterial } from "./material.ts";

/** What, where, how bad. */
function whatClaim(material: DraftMaterial): Claim {
  const { title, incidentId, services, severity, severityRaw } = material.head;
  const told: Record<string, BoundValue> = { title: bindText(title ?? incidentId) };
  const parts = ["“{title}”"];
  if (services.length > 0) {
    parts.push(" affected {services}");
    told.services = bindText(services.join(", "));
  } else parts.push(" affected a service that no export names");
  if (severity !== null || severityRaw !== null) {
    parts.push(severityRaw?.startsWith("urgency ") ? ", {severity}" : ", severity {severity}");
    told.severity = bindText(severityRaw ?? `${severity}`);
  }
  return fact(material, "what", `${parts.join("")}.`, told);
}

/** Whether a tool tells of the impact; where none does, the start is the moment it was opened. */
function isImpactTold({ timeline }: DraftMaterial): boolean {
  return timeline.rows.some(({ what }) => what === "started");
}

/** How long, without the times that the summary tells; nothing where that is not known. */
export function lengthClaims(material: DraftMaterial): Claim[] {
  const { startedAt, mitigatedAt, resolvedAt } = material.head;
  const end = mitigatedAt ?? resolvedAt;
  const lasted = spanOf(material, "started_to_ended");
  if (startedAt === null || end === null || lasted === null || end < startedAt) return [];
  if (isWrongYear(Date.parse(startedAt), Date.parse(end))) return [];
  const [isBegun, isEnded] = [isImpactTold(material), mitigatedAt !== null];
  const text = isBegun
    ? `{lasted} passed from the start of impact until it ${isEnded ? "ended" : "was closed"}.`
    : isEnded
    ? "{lasted} passed from when it was opened until impact ended."
    : "It was open for {lasted}; no tool tells when impact began or ended.";
  return [fact(material, "impact.length", text, { lasted: bindSpan(lasted, "started_to_ended") })];
}

/** From when to when. */
export function whenClaim(material: DraftMaterial): Claim {
  const { startedAt, mitigatedAt, resolvedAt } = material.head;
  const lasted = spanOf(material, "started_to_ended");
  const end = mitigatedAt ?? resolvedAt;
  if (startedAt === null) return fact(material, "when", "No export says when it began.");
  const start = bindText(stampOf(startedAt));
  const began = isImpactTold(material) ? "It began" : "It was opened";
  if (end !== null && end < startedAt) {
    return fact(
      material,
      "when",
      `${began} at {start} UTC, and is told to have ended before that, at {end} UTC.`,
      {
        start,
        end: bindText(stampOf(end)),
      },
    );
  }
  if (end !== null && isWrongYear(Date.parse(startedAt), Date.parse(end))) {
    return fact(
      material,
      "when",
      `${began} at {start} UTC; its end is told as {end} UTC, a year that reads like a mistake: how long it took is not known.`,
      { start, end: bindText(stampOf(end)) },
    );
  }
  if (end === null || lasted === null) {
    return fact(material, "when", `${began} at {start} UTC, and its end was not seen.`, { start });
  }
  const ended = mitigatedAt === null ? "was closed" : "ended";
  return fact(material, "when", `${began} at {start} and ${ended} at {end} UTC, after {lasted}.`, {
    start,
    end: bindText(stampOf(end)),
    lasted: bindSpan(lasted, "started_to_ended"),
  });
}

/** The whole in a few sentences: what, when, why as far as it can be told, and what ended it. */
export function summaryClaims(material: DraftMaterial): Claim[] {
  const why = hypothesesClaims(material.hypotheses).filter(({ id }) =>
    ["hypotheses.1", "hypotheses.tied.1", "hypotheses.mechanism"].includes(id)
  );
  return [
    ...drillClaims(material),
    whatClaim(material),
    whenClaim(material),
    ...why,
    ...fixClaims(material).slice(0, 1),
  ];
}
