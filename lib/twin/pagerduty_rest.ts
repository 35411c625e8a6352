import { iso } from "./_clock.ts";
import { jsonList, type ListItem } from "./_json_list.ts";
import {
  dueFor,
  incidentUrl,
  lastChange,
  missingId,
  person,
  reference,
  serviceOf,
  statusOf,
} from "./_pagerduty_shapes.ts";
import type { ExportText } from "./export_text.ts";
import type { Incident } from "./incident.ts";

const pageSize = 100;
/** Incidents that stand in two neighbouring pages, as when new ones arrive between two requests. */
const pageOverlap = 3;
const pagesPerFile = 10;

function isByPerson({ resolvedAt, autoResolved, acknowledgedAt }: Incident): boolean {
  return resolvedAt === null ? acknowledgedAt !== null : !autoResolved;
}

function whileOpen({ acknowledgedAt, responder, resolvedAt }: Incident): Record<string, unknown> {
  if (resolvedAt !== null) return { assignments: [], acknowledgements: [] };
  const at = iso(acknowledgedAt ?? 0);
  return {
    assignments: [{ at, assignee: person(responder) }],
    acknowledgements: acknowledgedAt === null ? [] : [{ at, acknowledger: person(responder) }],
  };
}

function restIncident(incident: Incident): Record<string, unknown> {
  const { id, number, title, body, severity, service } = incident;
  const resolvedAt = incident.recordedResolvedAt;
  return {
    id,
    type: "incident",
    summary: `[#${number}] ${title}`,
    html_url: incidentUrl(incident),
    incident_number: number,
    title,
    created_at: iso(incident.createdAt),
    updated_at: iso(lastChange(incident)),
    status: statusOf(incident),
    incident_key: `${service.pagerName}/${number}`,
    service: serviceOf(incident),
    assigned_via: "escalation_policy",
    last_status_change_at: iso(lastChange(incident)),
    last_status_change_by: isByPerson(incident) ? person(incident.responder) : serviceOf(incident),
    resolved_at: resolvedAt === null ? null : iso(resolvedAt),
    ...whileOpen(incident),
    escalation_policy: reference(
      "escalation_policy",
      `PE${service.team.id.slice(2)}`,
      `${service.team.name} on call`,
    ),
    teams: [reference("team", service.team.id, service.team.name)],
    priority: severity === null ? null : reference("priority", `PP0000${severity}`, `P${severity}`),
    urgency: severity !== null && severity <= 3 ? "high" : "low",
    ...(incident.kind === "test" ? { incident_type: { name: "test" } } : {}),
    body: { type: "incident_body", details: body },
  };
}

// The state half an hour earlier, as an export taken then had it.
function earlierState(incident: Incident): Incident {
  return { ...incident, resolvedAt: null, recordedResolvedAt: null };
}

function* restPage(incidents: readonly Incident[], isFirst: boolean): Generator<ListItem> {
  for (const incident of incidents) yield { json: restIncident(incident), ...dueFor(incident.defect) };
  if (!isFirst) return;
  const repeated = incidents.find(({ acknowledgedAt, resolvedAt }) =>
    acknowledgedAt !== null && resolvedAt !== null
  );
  if (repeated) yield { json: restIncident(earlierState(repeated)) };
  yield { json: { ...restIncident(incidents[0] as Incident), id: undefined }, reject: missingId };
}

/** Answers of `GET /incidents`, page by page; neighbouring pages overlap. */
export function restFiles(incidents: readonly Incident[]): readonly ExportText[] {
  const perFile = pageSize * (incidents.length > 10 * pageSize ? pagesPerFile : 1);
  const count = Math.ceil(incidents.length / perFile);
  return Array.from({ length: count }, (_, index) => {
    const offset = index * perFile;
    const page = incidents.slice(Math.max(0, offset - pageOverlap), offset + perFile);
    const tail = `,"limit":${perFile},"offset":${offset},"more":${index < count - 1},"total":null`;
    return {
      path: `raw/pagerduty/incidents-${index + 1}.json`,
      source: "pagerduty_rest_incidents",
      pieces: () => jsonList(restPage(page, index === 0), "incidents", tail),
    };
  });
}
