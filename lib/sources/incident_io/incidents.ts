import type { Config } from "../../model/config.ts";
import type { Source, SourceRow } from "../../model/source.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import {
  incidentsKind,
  issueReference,
  peopleIn,
  severityOf,
  statusOf,
  vendor,
  withoutPeople,
} from "./_incident_io.ts";
import { customFields, customValues, durationNamed, timestampNamed, timestamps } from "./_entries.ts";
import { jsonListSource } from "../_json_list.ts";
import { incidentRecord } from "../_incident_record.ts";
import { type Mapped, missing } from "../_map_records.ts";
import type { Once } from "../_once.ts";
import { hidingNames, personRows } from "../_people.ts";
import { serviceRows } from "../_service_rows.ts";
import { canonicalIncidentType, canonicalService, canonicalTeam } from "../_words.ts";

const placed = new Set([
  ..."id reference name summary mode incident_status severity created_at updated_at permalink".split(" "),
  ..."incident_timestamp_values custom_field_entries external_issue_reference".split(" "),
]);

const servicesField = /^(?:affected |impacted )?services?$/i;
const teamField = /^(?:owning |responsible |affected )?teams?$/i;

function times(fields: Fields) {
  const named = (name: RegExp) => timestampNamed(fields, name);
  return {
    started_at: named(/impact (?:start|began)|^started|incident start/i),
    detected_at: named(/detected/i),
    declared_at: named(/^declared/i) ?? named(/^reported/i) ?? fields.instant("created_at", undefined),
    acknowledged_at: named(/acknowledged|responded|first response/i),
    mitigated_at: named(/mitigated|^fixed|stabili[sz]ed|impact end/i),
    resolved_at: named(/^resolved/i) ?? named(/^closed/i),
    updated_at: fields.instant("updated_at", undefined),
    stated_acknowledge_s: durationNamed(fields, /time to (?:acknowledge|respon)/i),
    stated_resolve_s: durationNamed(fields, /time to (?:resolve|resolution)/i),
  };
}

function extraOf(fields: Fields): string | null {
  const more = { custom_fields: customFields(fields), timestamps: timestamps(fields) };
  return extraJson({ ...fields.values, ...more }, (key) => !placed.has(key), withoutPeople);
}

function incidentRow(fields: Fields, id: string, config: Config): SourceRow {
  const hide = hidingNames(vendor, peopleIn(fields.values));
  return incidentRecord(incidentsKind, vendor, id, {
    // People and channels know an incident by its reference, INC-123; the tool's other lists by its id.
    vendor_id: fields.text("reference") ?? id,
    external_ref: issueReference(fields.object("external_issue_reference")),
    title: hide(fields.text("name")),
    summary: hide(fields.text("summary")),
    status: statusOf(fields.object("incident_status"), config),
    status_raw: fields.object("incident_status").text("name"),
    ...severityOf(fields.object("severity"), config),
    incident_type: canonicalIncidentType(fields.text("mode"), config),
    team: canonicalTeam(customValues(fields, teamField)[0], config),
    service: canonicalService(customValues(fields, servicesField)[0], config),
    ...times(fields),
    url: fields.text("permalink"),
    extra: extraOf(fields),
  });
}

function mapIncident(fields: Fields, config: Config, once: Once): Mapped {
  const id = fields.text("id");
  if (id === null) return missing("id");
  const services = serviceRows(`${incidentsKind}:${id}`, customValues(fields, servicesField), config);
  const people = once.rows(personRows(vendor, peopleIn(fields.values)));
  return { rows: [incidentRow(fields, id, config), ...services, ...people] };
}

/** `GET /v2/incidents` of incident.io: the organisation's own timestamps and custom fields are found by their names. */
export const incidentIoIncidents: Source = jsonListSource({
  kind: incidentsKind,
  title: "incident.io incidents",
  members: ["incidents", "incident"],
  why: "incidents with incident.io's mode and category of status",
  fits: (first) =>
    first.has("id", "name", "created_at") &&
    /^(?:standard|retrospective|test|tutorial)$/.test(first.text("mode")) &&
    first.has("incident_status.category"),
  map: mapIncident,
});
