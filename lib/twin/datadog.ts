import { iso } from "./_clock.ts";
import type { ListItem } from "./_json_list.ts";
import { lastChange, statedResolve } from "./_pagerduty_shapes.ts";
import { refusedEnd } from "./_vendor_defects.ts";
import { uuidOf } from "./_vendor_ids.ts";
import { listFiles } from "./_vendor_pages.ts";
import type { Company } from "./company.ts";
import type { ExportText } from "./export_text.ts";
import type { Incident } from "./incident.ts";
import type { Person } from "./people.ts";

const pageSize = 100;

/** Id of an incident in Datadog. */
export function datadogId({ id }: Incident): string {
  return uuidOf(`datadog/incident/${id}`);
}

const userId = ({ name }: Person) => uuidOf(`datadog/user/${name}`);

/** To the microsecond, with its offset in digits. */
function stamp(at: number): string {
  return `${iso(at).slice(0, 19)}.000000+00:00`;
}

function fieldsOf({ body, service, severity, resolvedAt }: Incident): Record<string, unknown> {
  const dropdown = (value: string) => ({ type: "dropdown", value });
  return {
    severity: dropdown(severity === null ? "UNKNOWN" : `SEV-${severity}`),
    state: dropdown(resolvedAt === null ? "active" : "resolved"),
    detection_method: dropdown("monitor"),
    summary: { type: "textbox", value: body },
    root_cause: { type: "textbox", value: null },
    services: { type: "autocomplete", value: [service.pagerName] },
    teams: { type: "autocomplete", value: [service.team.name] },
  };
}

function attributesOf(incident: Incident): Record<string, unknown> {
  const { title, number, kind, severity, createdAt, resolvedAt, recordedResolvedAt } = incident;
  const end = recordedResolvedAt === null ? null : stamp(recordedResolvedAt);
  return {
    public_id: number,
    title,
    created: stamp(createdAt),
    declared: stamp(createdAt),
    detected: stamp(createdAt),
    customer_impacted: true,
    customer_impact_start: stamp(createdAt),
    customer_impact_end: resolvedAt === null ? null : stamp(resolvedAt),
    customer_impact_scope: "",
    resolved: end,
    modified: stamp(lastChange(incident)),
    archived: null,
    is_test: kind === "test",
    severity: severity === null ? "UNKNOWN" : `SEV-${severity}`,
    state: resolvedAt === null ? "active" : "resolved",
    // Durations that are not known yet are zero.
    time_to_resolve: statedResolve(incident) ?? 0,
    time_to_detect: 0,
    time_to_repair: 0,
    time_to_internal_response: 0,
    fields: fieldsOf(incident),
    notification_handles: null,
    visibility: "organization",
  };
}

function incidentItem(incident: Incident): ListItem {
  const data = { type: "users", id: userId(incident.responder) };
  const json = {
    type: "incidents",
    id: datadogId(incident),
    attributes: attributesOf(incident),
    relationships: { commander_user: { data }, integrations: { data: [] }, impacts: { data: [] } },
  };
  return { json, ...refusedEnd(incident, "attributes.resolved") };
}

function userItem(person: Person): ListItem {
  const { name, email } = person;
  const attributes = { name, email, handle: email, icon: "", disabled: false, verified: true, title: null };
  return { json: { type: "users", id: userId(person), attributes } };
}

/** The company's incidents and people as Datadog's API gives them. */
export function datadogFiles(company: Company): readonly ExportText[] {
  const tail = (page: number, pages: number) =>
    `,"meta":{"pagination":{"offset":${(page - 1) * pageSize},"next_offset":${page * pageSize},"size":${
      page === pages ? company.incidents.length % pageSize : pageSize
    }}}`;
  const incidents = {
    path: "raw/datadog/incidents",
    source: "datadog_incidents",
    items: company.incidents.map(incidentItem),
  };
  const users = { path: "raw/datadog/users", source: "datadog_users", items: company.people.map(userItem) };
  return [incidents, users].flatMap((list) => listFiles(list, { member: "data", pageSize, tail }));
}
