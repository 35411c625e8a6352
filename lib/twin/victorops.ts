import { iso } from "./_clock.ts";
import type { ListItem } from "./_json_list.ts";
import { refusedEnd } from "./_vendor_defects.ts";
import { uuidOf } from "./_vendor_ids.ts";
import { listFiles } from "./_vendor_pages.ts";
import type { Company } from "./company.ts";
import type { ExportText } from "./export_text.ts";
import type { Incident } from "./incident.ts";
import type { Person } from "./people.ts";

const pageSize = 100;

const username = ({ email }: Person) => email.replace(/@.*$/, "");

interface Transition {
  readonly name: string;
  readonly at: string;
  readonly by?: string;
}

function transitionsOf(incident: Incident): readonly Transition[] {
  const { createdAt, acknowledgedAt, recordedResolvedAt, autoResolved, responder } = incident;
  const by = username(responder);
  return [
    { name: "triggered", at: iso(createdAt) },
    ...(acknowledgedAt === null ? [] : [{ name: "acknowledged", at: iso(acknowledgedAt), by }]),
    ...(recordedResolvedAt === null
      ? []
      : [{ name: "resolved", at: iso(recordedResolvedAt), by: autoResolved ? "SYSTEM" : by }]),
  ];
}

function incidentItem(incident: Incident): ListItem {
  const { title, service, createdAt, acknowledgedAt, resolvedAt, responder } = incident;
  const slug = `team-${service.team.name}`;
  const alertId = uuidOf(`victorops/alert/${incident.id}`);
  const phase = resolvedAt !== null ? "resolved" : acknowledgedAt === null ? "triggered" : "acknowledged";
  const transitions = transitionsOf(incident);
  const json = {
    alertCount: 1,
    currentPhase: phase,
    entityDisplayName: title,
    entityId: uuidOf(`victorops/entity/${incident.id}`),
    entityState: "critical",
    entityType: "service",
    incidentNumber: String(incident.number),
    lastAlertId: alertId,
    lastAlertTime: iso(createdAt),
    routingKey: service.team.name,
    service: service.pagerName,
    startTime: iso(createdAt),
    pagedTeams: [slug],
    pagedUsers: [username(responder)],
    pagedPolicies: [{ policy: { name: slug, slug }, team: { name: service.team.name, slug } }],
    transitions: transitions.map((transition) => ({ ...transition, alertId })),
  };
  return { json, ...refusedEnd(incident, `transitions[${transitions.length - 1}].at`) };
}

/** The company's incidents as VictorOps' reporting API gives them, newest first. */
export function victoropsFiles(company: Company): readonly ExportText[] {
  const items = company.incidents.toReversed().map(incidentItem);
  const tail = (page: number) =>
    `,"offset":${(page - 1) * pageSize},"limit":${pageSize},"total":${items.length}`;
  const list = { path: "raw/victorops/incidents", source: "victorops_incidents", items };
  return listFiles(list, { member: "incidents", pageSize, tail });
}
