import type { Claim } from "../../model/claim.ts";
import { bindSpan, bindText, fact, stampOf } from "./_fact.ts";
import type { DraftMaterial } from "./material.ts";

const most = 5;

function streamClaims(material: DraftMaterial): Claim[] {
  return material.unusual.slice(0, most).map((
    { kind, service, stream, beganAt, leadS, seen, usual },
    place,
  ) =>
    fact(
      material,
      `unusual.${place + 1}`,
      `{kind} “{stream}” of {service} stood at {seen} where {usual} is usual, from {at} on, {lead} ${
        leadS >= 0 ? "before" : "after"
      } the start.`,
      {
        kind: bindText({ metric: "Metric", alerts: "Alert", log: "Log message" }[kind as string] ?? kind),
        stream: bindText(stream),
        service: bindText(service ?? "an unnamed service"),
        seen: { value: seen, unit: "text", term: "incident_timeline" },
        usual: { value: usual, unit: "text", term: "incident_timeline" },
        at: bindText(stampOf(beganAt)),
        lead: bindSpan(Math.abs(leadS)),
      },
    )
  );
}

/** Changes that are not the first hypothesis but came shortly before as well. */
function changeClaims(material: DraftMaterial): Claim[] {
  const others = material.hypotheses.rows.filter(({ kind, rank }) => kind === "change" && rank > 1);
  if (others.length === 0) return [];
  return [fact(material, "changes", "Other changes came shortly before: {changes}.", {
    changes: bindText(others.map(({ title, subject }) => title ?? subject).join("; ")),
  })];
}

/** What else was not as usual. Whether it contributed is for people to say. */
export function contributingClaims(material: DraftMaterial): Claim[] {
  const found = [...streamClaims(material), ...changeClaims(material)];
  return found.length > 0
    ? found
    : [fact(material, "unusual", "No metric, alert or log message was unusual around it beyond chance.")];
}
