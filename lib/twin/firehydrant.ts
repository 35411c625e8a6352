import type { ListItem } from "./_json_list.ts";
import { refusedEnd } from "./_vendor_defects.ts";
import { uuidOf } from "./_vendor_ids.ts";
import { listFiles } from "./_vendor_pages.ts";
import type { Company } from "./company.ts";
import type { ExportText } from "./export_text.ts";
import type { Incident } from "./incident.ts";

const pageSize = 100;

/** Id of an incident in FireHydrant. */
export function firehydrantId({ id }: Incident): string {
  return uuidOf(`firehydrant/incident/${id}`);
}

const stamp = (at: number) => new Date(at).toISOString();

function duration(from: number, to: number): string {
  const seconds = Math.max(0, Math.round((to - from) / 1000));
  return `PT${Math.floor(seconds / 3600)}H${Math.floor(seconds / 60) % 60}M${seconds % 60}S`;
}

function milestonesOf(incident: Incident): readonly Record<string, unknown>[] {
  const { createdAt, acknowledgedAt, recordedResolvedAt } = incident;
  const reached: (readonly [string, number | null])[] = [
    ["started", createdAt],
    ["acknowledged", acknowledgedAt],
    ["resolved", recordedResolvedAt],
  ];
  return reached.flatMap(([type, at]) =>
    at === null ? [] : [{
      id: uuidOf(`firehydrant/milestone/${incident.id}/${type}`),
      created_at: stamp(incident.resolvedAt ?? createdAt),
      updated_at: stamp(incident.resolvedAt ?? createdAt),
      type,
      occurred_at: stamp(at),
      duration: type === "started" ? null : duration(createdAt, at),
    }]
  );
}

function severityOf({ kind, severity }: Incident): string {
  if (kind === "test") return "GAMEDAY";
  return severity === null ? "UNSET" : `SEV${severity}`;
}

function incidentItem(incident: Incident): ListItem {
  const { title, body, service, createdAt, acknowledgedAt, resolvedAt, responder, number } = incident;
  const id = firehydrantId(incident);
  const milestones = milestonesOf(incident);
  const author = {
    id: uuidOf(`firehydrant/user/${responder.name}`),
    name: responder.name,
    source: "firehydrant_user",
    email: responder.email,
  };
  const json = {
    id,
    name: title,
    created_at: stamp(createdAt),
    started_at: stamp(createdAt),
    summary: "",
    description: body,
    current_milestone: resolvedAt !== null
      ? "resolved"
      : acknowledgedAt === null
      ? "started"
      : "acknowledged",
    number,
    priority: null,
    severity: severityOf(incident),
    tag_list: [],
    milestones,
    active: resolvedAt === null,
    labels: {},
    incident_url: `https://app.firehydrant.io/incidents/${id}/incident/overview`,
    services: [{ id: uuidOf(`firehydrant/service/${service.name}`), name: service.pagerName }],
    environments: [],
    functionalities: [],
    incident_tickets: [],
    impacts: [],
    created_by: author,
  };
  return { json, ...refusedEnd(incident, `milestones[${milestones.length - 1}].occurred_at`) };
}

/** The company's incidents as FireHydrant's API gives them, newest first. */
export function firehydrantFiles(company: Company): readonly ExportText[] {
  const items = company.incidents.toReversed().map(incidentItem);
  const tail = (page: number, pages: number) =>
    `,"pagination":{"count":${items.length},"page":${page},"items":${pageSize},"pages":${pages}}`;
  const list = { path: "raw/firehydrant/incidents", source: "firehydrant_incidents", items };
  return listFiles(list, { member: "data", pageSize, tail });
}
