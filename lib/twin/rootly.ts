import type { ListItem } from "./_json_list.ts";
import { refusedEnd } from "./_vendor_defects.ts";
import { uuidOf } from "./_vendor_ids.ts";
import { listFiles } from "./_vendor_pages.ts";
import { zoneOffset } from "./_zone.ts";
import type { ActionItem } from "./actions.ts";
import type { Company } from "./company.ts";
import type { ExportText } from "./export_text.ts";
import type { Incident } from "./incident.ts";
import type { Person } from "./people.ts";

const pageSize = 100;
/** Rootly writes stamps in the zone of the account, with their offset. */
const accountZone = "America/New_York";

/** Id of an incident in Rootly. */
export function rootlyId({ id }: Incident): string {
  return uuidOf(`rootly/incident/${id}`);
}

function stamp(at: number): string {
  const offset = zoneOffset(accountZone, at);
  const hours = String(Math.abs(offset) / 3_600_000).padStart(2, "0");
  return new Date(at + offset).toISOString().replace("Z", `${offset < 0 ? "-" : "+"}${hours}:00`);
}

const stampOrNull = (at: number | null) => at === null ? null : stamp(at);

function user({ name, email }: Person): Record<string, string> {
  return { id: uuidOf(`rootly/user/${name}`), full_name: name, email };
}

function resource(type: string, name: string): Record<string, unknown> {
  return { id: uuidOf(`rootly/${type}/${name}`), type, attributes: { name, slug: name.toLowerCase() } };
}

function statusOf({ resolvedAt, acknowledgedAt }: Incident): string {
  if (resolvedAt !== null) return "resolved";
  return acknowledgedAt === null ? "started" : "acknowledged";
}

function attributesOf(incident: Incident): Record<string, unknown> {
  const { title, body, service, createdAt, acknowledgedAt, resolvedAt, severity, kind, number, id } =
    incident;
  return {
    sequential_id: number,
    title,
    slug: `incident-${number}`,
    kind: kind === "test" ? "test" : "normal",
    private: false,
    summary: body,
    status: statusOf(incident),
    url: `https://rootly.example/account/incidents/${number}`,
    severity: severity === null ? null : { data: resource("severities", `SEV${severity}`) },
    services: { data: [resource("services", service.name)] },
    groups: { data: [resource("groups", service.team.name)] },
    labels: {},
    user: { data: { ...user(incident.responder), type: "users" } },
    pagerduty_incident_id: number % 2 === 0 ? id : null,
    created_at: stamp(createdAt),
    updated_at: stamp(resolvedAt ?? acknowledgedAt ?? createdAt),
    started_at: stamp(createdAt),
    detected_at: null,
    acknowledged_at: stampOrNull(acknowledgedAt),
    mitigated_at: null,
    resolved_at: stampOrNull(incident.recordedResolvedAt),
    cancelled_at: null,
  };
}

function incidentItem(incident: Incident): ListItem {
  const json = {
    id: rootlyId(incident),
    type: "incidents",
    attributes: attributesOf(incident),
    relationships: {},
  };
  return { json, ...refusedEnd(incident, "attributes.resolved_at") };
}

function actionItem(
  { reference, incident, title, status, createdAt, dueAt, completedAt }: ActionItem,
): ListItem {
  const json = {
    id: uuidOf(`rootly/action/${reference}`),
    type: "incident_action_items",
    attributes: {
      summary: title,
      kind: "follow_up",
      priority: "medium",
      status,
      due_date: new Date(dueAt).toISOString().slice(0, 10),
      jira_issue_key: reference,
      incident_id: rootlyId(incident),
      assigned_to: user(incident.responder),
      created_at: stamp(createdAt),
      updated_at: stamp(completedAt ?? createdAt),
    },
  };
  return { json };
}

function pagesOf(path: string, source: string, address: string, items: readonly ListItem[]) {
  const tail = (page: number, pages: number) =>
    `,"links":{"self":"https://api.rootly.com/v1/${address}?page%5Bnumber%5D=${page}"}` +
    `,"meta":{"current_page":${page},"total_pages":${pages},"total_count":${items.length}}`;
  return listFiles({ path: `raw/rootly/${path}`, source, items }, { member: "data", pageSize, tail });
}

/** The company's incidents and action items as Rootly's API gives them. */
export function rootlyFiles(company: Company): readonly ExportText[] {
  return [
    ...pagesOf("incidents", "rootly_incidents", "incidents", company.incidents.map(incidentItem)),
    ...pagesOf("action_items", "rootly_action_items", "action_items", company.actionItems.map(actionItem)),
  ];
}
