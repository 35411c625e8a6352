import { hour, iso, minute } from "./_clock.ts";
import { jsonList, type ListItem } from "./_json_list.ts";
import { dueFor, lastChange, missingId, seconds, statedResolve, statusOf } from "./_pagerduty_shapes.ts";
import type { ExportText } from "./export_text.ts";
import type { Incident } from "./incident.ts";

const naive = (at: number | null) => at === null ? null : iso(at).slice(0, 19);

function analyticsRow(incident: Incident): Record<string, unknown> {
  const { service, severity, responder, acknowledgedAt, escalatedAt, resolvedAt } = incident;
  const isAcknowledged = acknowledgedAt !== null;
  return {
    id: incident.id,
    incident_number: incident.number,
    description: incident.title,
    service_id: service.pagerId,
    service_name: service.pagerName,
    team_id: service.team.id,
    team_name: service.team.name,
    ...(incident.kind === "test" ? { incident_type_name: "test" } : {}),
    priority_name: severity === null ? null : `P${severity}`,
    priority_order: severity === null ? null : 6 - severity,
    urgency: severity !== null && severity <= 3 ? "high" : "low",
    status: statusOf(incident),
    major: severity !== null && severity <= 2,
    auto_resolved: incident.autoResolved,
    created_at: naive(incident.createdAt),
    resolved_at: naive(incident.recordedResolvedAt),
    updated_at: naive(lastChange(incident) + 6 * hour + (incident.number % 600) * minute / 10),
    seconds_to_first_ack: seconds(incident.createdAt, acknowledgedAt),
    seconds_to_resolve: statedResolve(incident),
    engaged_seconds: isAcknowledged ? seconds(acknowledgedAt, resolvedAt) : null,
    acknowledgement_count: isAcknowledged ? 1 : 0,
    escalation_count: escalatedAt === null ? 0 : 1,
    acknowledged_user_ids: isAcknowledged ? [responder.pagerId] : [],
  };
}

function* analyticsRows(incidents: readonly Incident[]): Generator<ListItem> {
  for (const incident of incidents) yield { json: analyticsRow(incident), ...dueFor(incident.defect) };
  yield { json: { ...analyticsRow(incidents[0] as Incident), id: null }, reject: missingId };
}

/** The answer of the raw analytics of incidents: stamps without offset, the zone at the end of the file. */
export function analyticsFile(incidents: readonly Incident[]): ExportText {
  const tail = `,"limit":1000,"more":false,"order":"asc","order_by":"created_at","time_zone":"Etc/UTC"`;
  return {
    path: "raw/pagerduty/analytics.json",
    source: "pagerduty_analytics",
    pieces: () => jsonList(analyticsRows(incidents), "data", tail),
  };
}
