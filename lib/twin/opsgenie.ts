import { iso } from "./_clock.ts";
import type { ListItem } from "./_json_list.ts";
import { refusedEnd } from "./_vendor_defects.ts";
import { uuidOf } from "./_vendor_ids.ts";
import { listFiles } from "./_vendor_pages.ts";
import type { Company } from "./company.ts";
import type { ExportText } from "./export_text.ts";
import type { Incident } from "./incident.ts";
import { timelineFiles } from "./opsgenie_timelines.ts";
import { opsgenieId, opsgenieServiceId, requestTail } from "./opsgenie_shapes.ts";

const envelope = { member: "data", pageSize: 100, tail: requestTail };
const api = "https://api.opsgenie.com";

function statusOf({ resolvedAt, number }: Incident): string {
  if (resolvedAt === null) return "open";
  return number % 2 === 0 ? "closed" : "resolved";
}

function incidentItem(incident: Incident): ListItem {
  const { title, body, service, createdAt, acknowledgedAt, resolvedAt, recordedResolvedAt } = incident;
  const id = opsgenieId(incident);
  const json = {
    id,
    description: body,
    impactedServices: [opsgenieServiceId(service)],
    tinyId: String(incident.number),
    message: title,
    status: statusOf(incident),
    tags: incident.kind === "test" ? ["test"] : [],
    createdAt: iso(createdAt),
    updatedAt: iso(resolvedAt ?? acknowledgedAt ?? createdAt),
    // Opsgenie gives every incident a priority; P3 where nobody chose.
    priority: `P${incident.severity ?? 3}`,
    ownerTeam: "",
    responders: [{ type: "user", id: uuidOf(`opsgenie/user/${incident.responder.name}`) }],
    extraProperties: {},
    links: {
      web: `https://larkspur.app.opsgenie.com/incident/detail/${id}`,
      api: `${api}/v1/incidents/${id}`,
    },
    impactStartDate: iso(createdAt),
    ...(recordedResolvedAt === null ? {} : { impactEndDate: iso(recordedResolvedAt) }),
    actions: [],
  };
  return { json, ...refusedEnd(incident, "impactEndDate") };
}

/** The alert that paged whoever had to answer; its report counts milliseconds. */
function alertItem(incident: Incident): ListItem {
  const { title, number, createdAt, acknowledgedAt, resolvedAt, responder } = incident;
  const report = {
    ...(acknowledgedAt === null
      ? {}
      : { ackTime: acknowledgedAt - createdAt, acknowledgedBy: responder.email }),
    ...(resolvedAt === null ? {} : { closeTime: resolvedAt - createdAt, closedBy: responder.email }),
  };
  const json = {
    id: uuidOf(`opsgenie/alert/${incident.id}`),
    tinyId: String(number),
    alias: `incident-${number}`,
    message: title,
    status: resolvedAt === null ? "open" : "closed",
    acknowledged: acknowledgedAt !== null,
    isSeen: acknowledgedAt !== null,
    tags: [],
    snoozed: false,
    count: 1,
    lastOccurredAt: iso(createdAt),
    createdAt: iso(createdAt),
    updatedAt: iso(resolvedAt ?? acknowledgedAt ?? createdAt),
    source: "",
    owner: acknowledgedAt === null ? "" : responder.email,
    priority: `P${incident.severity ?? 3}`,
    responders: [{ type: "user", id: uuidOf(`opsgenie/user/${responder.name}`) }],
    integration: { id: uuidOf("opsgenie/integration"), name: "Default API", type: "API" },
    report,
    details: { "incident-alert-type": "Responder", "incident-id": opsgenieId(incident) },
  };
  return { json };
}

function serviceItems({ services }: Company): ListItem[] {
  return services.map((service) => {
    const id = opsgenieServiceId(service);
    const links = {
      web: `https://larkspur.app.opsgenie.com/service/${id}/status`,
      api: `${api}/v1/services/${id}`,
    };
    const teamId = uuidOf(`opsgenie/team/${service.team.name}`);
    return { json: { teamId, name: service.name, id, description: "", visibility: "OPSGENIE_USERS", links } };
  });
}

function userItems({ people }: Company): ListItem[] {
  return people.map(({ name, email, team }) => ({
    json: {
      blocked: false,
      verified: true,
      id: uuidOf(`opsgenie/user/${name}`),
      username: email,
      fullName: name,
      role: { id: "User", name: "User" },
      timeZone: team.zone,
      locale: "en_US",
      createdAt: "2025-03-01T08:00:00Z",
    },
  }));
}

/** The company's incidents as Opsgenie has them: incidents, their timelines and alerts, and the names of the rest. */
export function opsgenieFiles(company: Company): readonly ExportText[] {
  const newestFirst = company.incidents.toReversed();
  const file = (name: string, items: readonly ListItem[]) =>
    listFiles({ path: `raw/opsgenie/${name}`, source: `opsgenie_${name}`, items }, envelope);
  return [
    ...file("incidents", newestFirst.map(incidentItem)),
    ...timelineFiles(company.incidents),
    ...file("alerts", newestFirst.map(alertItem)),
    ...file("services", serviceItems(company)),
    ...file("users", userItems(company)),
  ];
}
