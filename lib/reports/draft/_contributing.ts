import type { AnomalousStream } from "../../analyses/anomalies/stream.ts";
import type { Claim } from "../../model/claim.ts";
import { bindSpan, bindText, fact, stampOf } from "./_fact.ts";
import type { DraftMaterial } from "./material.ts";

const most = 5;

/** The instant it began, or between which it did, and how that lies to the start as far as it is sure. */
function sinceText({ beganAt, beganBy, leadS }: AnomalousStream): string {
  const from = beganAt === beganBy ? "from {at} on" : "from some moment between {at} and {by} on";
  if (leadS === 0) return `${from}, about the start`;
  return `${from}, {lead} or more ${leadS > 0 ? "before" : "after"} the start`;
}

function streamClaims(material: DraftMaterial): Claim[] {
  return material.unusual.slice(0, most).map((row, place) => {
    const { kind, service, stream, beganAt, beganBy, leadS, seen, usual } = row;
    return fact(
      material,
      `unusual.${place + 1}`,
      `{kind} “{stream}” of {service} stood at {seen} where {usual} is usual, ${sinceText(row)}.`,
      {
        kind: bindText({ metric: "Metric", alerts: "Alert", log: "Log message" }[kind as string] ?? kind),
        stream: bindText(stream),
        service: bindText(service ?? "an unnamed service"),
        seen: { value: seen, unit: "text", term: "incident_timeline" },
        usual: { value: usual, unit: "text", term: "incident_timeline" },
        at: bindText(stampOf(beganAt)),
        ...(beganAt === beganBy ? {} : { by: bindText(stampOf(beganBy)) }),
        ...(leadS === 0 ? {} : { lead: bindSpan(Math.abs(leadS)) }),
      },
    );
  });
}

/** Changes that are not the first hypothesis but came shortly before as well. */
function changeClaims(material: DraftMaterial): Claim[] {
  const changes = material.hypotheses.rows.filter(({ kind }) => kind === "change");
  const others = changes.filter(({ rank }) => rank > 1);
  if (others.length === 0) return [];
  const opening = changes.length > others.length
    ? "Other changes came shortly before"
    : "Changed shortly before";
  return [fact(material, "changes", `${opening}: {changes}.`, {
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
