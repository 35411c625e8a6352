import type { ListItem } from "./_json_list.ts";
import { refusedEnd } from "./_vendor_defects.ts";
import { shortIdOf } from "./_vendor_ids.ts";
import { listFiles } from "./_vendor_pages.ts";
import type { Company } from "./company.ts";
import type { ExportText } from "./export_text.ts";
import type { Incident } from "./incident.ts";

const impacts = ["critical", "major", "minor"] as const;
const pageId = shortIdOf("statuspage/page");

/** Id of an incident on the company's status page. */
export function statuspageId({ id }: Incident): string {
  return shortIdOf(`statuspage/incident/${id}`);
}

/** Incidents a status page can tell: customers hear of no drill. */
export function statuspageIncidents({ incidents }: Company): readonly Incident[] {
  return incidents.filter(({ kind }) => kind === "incident");
}

const stamp = (at: number) => new Date(at).toISOString();

function update(incident: Incident, status: string, body: string, at: number): Record<string, unknown> {
  return {
    id: shortIdOf(`statuspage/update/${incident.id}/${status}`),
    status,
    body,
    incident_id: statuspageId(incident),
    // Somebody wrote it a little later than it says.
    created_at: stamp(at + 90_000),
    updated_at: stamp(at + 90_000),
    display_at: stamp(at),
    affected_components: null,
    deliver_notifications: true,
  };
}

function updatesOf(incident: Incident): readonly Record<string, unknown>[] {
  const { createdAt, resolvedAt } = incident;
  const opening = update(incident, "investigating", "We are looking into it.", createdAt);
  return resolvedAt === null
    ? [opening]
    : [update(incident, "resolved", "This incident has been resolved.", resolvedAt), opening];
}

function componentOf({ service }: Incident): Record<string, unknown> {
  return {
    id: shortIdOf(`statuspage/component/${service.name}`),
    name: service.name,
    status: "operational",
    created_at: "2025-03-01T08:00:00.000Z",
    updated_at: "2025-03-01T08:00:00.000Z",
    position: service.index + 1,
    description: null,
    showcase: true,
    start_date: "2025-03-01",
    group_id: null,
    page_id: pageId,
    group: false,
    only_show_if_degraded: false,
  };
}

function incidentItem(incident: Incident): ListItem {
  const { title, severity, createdAt, resolvedAt, recordedResolvedAt } = incident;
  const id = statuspageId(incident);
  const json = {
    id,
    name: title,
    status: resolvedAt === null ? "investigating" : "resolved",
    created_at: stamp(createdAt),
    updated_at: stamp((resolvedAt ?? createdAt) + 90_000),
    monitoring_at: null,
    resolved_at: recordedResolvedAt === null ? null : stamp(recordedResolvedAt),
    impact: impacts[(severity ?? 9) - 1] ?? "none",
    shortlink: `https://stspg.io/${id}`,
    started_at: stamp(createdAt),
    page_id: pageId,
    incident_updates: updatesOf(incident),
    components: [componentOf(incident)],
  };
  return { json, ...refusedEnd(incident, "resolved_at") };
}

/** The company's incidents as its status page tells them, newest first. */
export function statuspageFiles(company: Company): readonly ExportText[] {
  const items = statuspageIncidents(company).toReversed().map(incidentItem);
  const list = { path: "raw/statuspage/incidents", source: "statuspage_incidents", items };
  return listFiles(list, { member: null, pageSize: 100, tail: () => "" });
}
