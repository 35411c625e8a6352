import type { Config } from "../../model/config.ts";
import type { Source, SourceRow } from "../../model/source.ts";
import { extraJson } from "../_extra.ts";
import { Fields } from "../_fields.ts";
import { incidentRecord } from "../_incident_record.ts";
import { type Mapped, missing } from "../_map_records.ts";
import type { Once } from "../_once.ts";
import { type HideNames, hidingNames, personRows } from "../_people.ts";
import { incidentsKind, peopleIn, resourceOf, severityOf, states, vendor, withoutPeople } from "./_rootly.ts";
import { actionRow } from "./_action.ts";
import { eventRow } from "./_event.ts";
import { namesOf, related, type RootlyPage } from "./_page.ts";
import { retrospectiveRows } from "./_retrospective.ts";
import { rootlySource } from "./_source.ts";
import { serviceRows } from "../_service_rows.ts";
import { canonicalIncidentType, canonicalService, canonicalStatus, canonicalTeam } from "../_words.ts";

const placed = new Set([
  ..."title summary status severity kind url created_at updated_at started_at detected_at".split(" "),
  ..."acknowledged_at mitigated_at resolved_at services groups user".split(" "),
]);

/** Records of other tools that Rootly keeps beside an incident: attribute → tool. */
const others: Readonly<Record<string, string>> = {
  pagerduty_incident_id: "pagerduty",
  opsgenie_incident_id: "opsgenie",
  service_now_incident_key: "servicenow",
  jira_issue_key: "jira",
  duplicate_incident_id: vendor,
};

function externalRef(attributes: Fields): string | null {
  for (const [attribute, tool] of Object.entries(others)) {
    const id = attributes.text(attribute);
    if (id !== null) return `${tool}:${id}`;
  }
  return null;
}

function times(attributes: Fields) {
  const at = (name: string) => attributes.instant(name, undefined);
  return {
    started_at: at("started_at"),
    detected_at: at("detected_at"),
    // What was entered afterwards was never declared.
    declared_at: attributes.text("kind") === "backfilled" ? null : at("created_at"),
    acknowledged_at: at("acknowledged_at"),
    mitigated_at: at("mitigated_at"),
    resolved_at: at("resolved_at"),
    updated_at: at("updated_at"),
  };
}

function incidentRow(
  record: Fields,
  id: string,
  page: RootlyPage,
  hide: HideNames,
  config: Config,
): SourceRow {
  const attributes = record.object("attributes");
  const status_raw = attributes.text("status");
  return incidentRecord(incidentsKind, vendor, id, {
    external_ref: externalRef(attributes),
    title: hide(attributes.text("title")),
    summary: hide(attributes.text("summary")),
    status: canonicalStatus(status_raw, config, states),
    status_raw,
    ...severityOf(resourceOf(attributes.object("severity")), config),
    incident_type: canonicalIncidentType(attributes.text("kind"), config),
    team: canonicalTeam(namesOf(record, "groups", page)[0], config),
    service: canonicalService(namesOf(record, "services", page)[0], config),
    ...times(attributes),
    url: attributes.text("url"),
    extra: extraJson(attributes.values, (key) => !placed.has(key), withoutPeople),
  });
}

/** What the page includes of an incident's story. */
function includedRows(
  record: Fields,
  id: string,
  page: RootlyPage,
  hide: HideNames,
  config: Config,
): SourceRow[] {
  return related(record, page).flatMap((resource) => {
    const fields = new Fields(resource, record.defects);
    const own = fields.text("id") ?? "";
    if (resource["type"] === "incident_events") return eventRow(fields, id, hide) ?? [];
    if (resource["type"] === "incident_action_items") return actionRow(fields, id, hide, config) ?? [];
    if (resource["type"] === "incident_post_mortems") return retrospectiveRows(fields, own, id, hide);
    return [];
  });
}

function mapIncident(record: Fields, page: RootlyPage, config: Config, once: Once): Mapped {
  const id = record.text("id");
  if (id === null) return missing("id");
  const people = peopleIn([record.values, related(record, page)]);
  const hide = hidingNames(vendor, people);
  return {
    rows: [
      incidentRow(record, id, page, hide, config),
      ...serviceRows(`${incidentsKind}:${id}`, namesOf(record, "services", page), config),
      ...includedRows(record, id, page, hide, config),
      ...once.rows(personRows(vendor, people)),
    ],
  };
}

/** `GET /v1/incidents` of Rootly, with the events, action items and services the page includes. */
export const rootlyIncidents: Source = rootlySource({
  kind: incidentsKind,
  title: "Rootly incidents",
  types: ["incidents"],
  fits: (attributes) =>
    attributes.has("title", "status", "started_at") &&
    (attributes.has("slug") || attributes.has("sequential_id")),
  map: mapIncident,
});
