import type { ListItem } from "./_json_list.ts";
import { refusedEnd } from "./_vendor_defects.ts";
import { objectIdOf } from "./_vendor_ids.ts";
import { listFiles } from "./_vendor_pages.ts";
import type { Company } from "./company.ts";
import type { ExportText } from "./export_text.ts";
import type { Incident } from "./incident.ts";

/** What Squadcast writes where there is no such moment. */
const never = "0001-01-01T00:00:00Z";
const envelope = { member: null, pageSize: 1_000, tail: () => "" };

/** Id of an incident in Squadcast. */
export function squadcastId({ id }: Incident): string {
  return objectIdOf(`squadcast/incident/${id}`);
}

const stamp = (at: number | null) => (at === null ? never : new Date(at).toISOString().replace(".000", ""));
const userId = (name: string) => objectIdOf(`squadcast/user/${name}`);
const policyId = (team: string) => objectIdOf(`squadcast/policy/${team}`);

function entry(action: string, assignedTo: string, id: string, at: number): Record<string, unknown> {
  return { action, assignedTo, id, time: stamp(at), reason: "", additionalInfo: null };
}

function logOf(incident: Incident): Record<string, unknown>[] {
  const { createdAt, acknowledgedAt, resolvedAt, autoResolved, responder, service } = incident;
  const policy = policyId(service.team.name);
  const user = userId(responder.name);
  const kind = autoResolved ? "escalationpolicy" : "user";
  return [
    entry("triggered", "escalationpolicy", policy, createdAt),
    ...(acknowledgedAt === null ? [] : [
      entry("reassigned", "user", user, acknowledgedAt),
      entry("acknowledged", "user", user, acknowledgedAt),
    ]),
    ...(resolvedAt === null ? [] : [entry("resolved", kind, autoResolved ? policy : user, resolvedAt)]),
  ];
}

function incidentItem(incident: Incident): ListItem {
  const { title, body, service, createdAt, acknowledgedAt, resolvedAt, recordedResolvedAt } = incident;
  const id = squadcastId(incident);
  const status = resolvedAt !== null ? "resolved" : acknowledgedAt === null ? "triggered" : "acknowledged";
  const json = {
    id,
    title,
    description: body,
    status,
    service: service.pagerName,
    alert_source: "Incident Webhook",
    assignee: acknowledgedAt === null ? `${service.team.name} on call` : incident.responder.name,
    created_at: stamp(createdAt),
    acknowledged_at: stamp(acknowledgedAt),
    resolved_at: stamp(recordedResolvedAt),
    tags: null,
    event_count: 1,
    "tta (ms)": acknowledgedAt === null ? 0 : acknowledgedAt - createdAt,
    "ttr (ms)": recordedResolvedAt === null ? 0 : recordedResolvedAt - createdAt,
    logs: logOf(incident),
    url: `https://app.squadcast.com/incident/${id}`,
  };
  return { json, ...refusedEnd(incident, "resolved_at") };
}

function serviceItems({ services }: Company): ListItem[] {
  return services.map(({ pagerName, team }) => ({
    json: {
      id: objectIdOf(`squadcast/service/${pagerName}`),
      name: pagerName,
      slug: pagerName,
      escalation_policy_id: policyId(team.name),
      organization_id: objectIdOf("squadcast/organisation"),
      description: "",
      depends: null,
      owner: { id: objectIdOf(`squadcast/team/${team.name}`), type: "team" },
      on_maintenance: false,
    },
  }));
}

/** The company's incidents as Squadcast exports them, newest first, and its services. */
export function squadcastFiles(company: Company): readonly ExportText[] {
  const items = company.incidents.toReversed().map(incidentItem);
  const services = serviceItems(company);
  return [
    ...listFiles({ path: "raw/squadcast/incidents", source: "squadcast_incidents", items }, envelope),
    ...listFiles({ path: "raw/squadcast/services", source: "squadcast_services", items: services }, envelope),
  ];
}
