import type { Config } from "../../model/config.ts";
import type { Source, SourceRow } from "../../model/source.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { jsonHead } from "../_json_head.ts";
import { jsonListSource } from "../_json_list.ts";
import { incidentRecord } from "../_incident_record.ts";
import { type Mapped, missing } from "../_map_records.ts";
import { earliest } from "../_moments.ts";
import type { Once } from "../_once.ts";
import { incidentsKind, incidentType, peopleIn, severityOf, vendor, withoutPeople } from "./_pagerduty.ts";
import { alertRow } from "./_alert.ts";
import { eventRow } from "./_event.ts";
import { type HideNames, hidingNames, personRows } from "../_people.ts";
import { serviceRows } from "../_service_rows.ts";
import { canonicalService, canonicalStatus, canonicalTeam } from "../_words.ts";

/** Fields with a column of their own, and those that repeat them or hold whole other objects. */
const placed = new Set([
  ..."id type summary self html_url title status created_at updated_at resolved_at service".split(" "),
  ..."last_status_change_at last_status_change_by acknowledgements body description log_entries alerts".split(
    " ",
  ),
  ..."first_trigger_log_entry pending_actions incidents_responders responder_requests".split(" "),
  ..."subscriber_requests is_mergeable basic_alert_grouping alert_grouping teams priority".split(" "),
]);

function acknowledgedAt(fields: Fields, zone: string | undefined): string | null {
  const entries = fields.list("log_entries").filter((entry) =>
    entry.text("type") === "acknowledge_log_entry"
  );
  return earliest([
    ...fields.list("acknowledgements").map((given) => given.instant("at", zone)),
    ...entries.map((entry) => entry.instant("created_at", zone)),
  ]);
}

/** Who resolved it: true for a service (its monitor, or a timeout), false for a person, NULL where nobody is named. */
function autoResolved(fields: Fields): boolean | null {
  if (fields.text("status") !== "resolved") return null;
  const by = fields.object("last_status_change_by").text("type");
  if (by === null) return null;
  return /^user/.test(by) ? false : /^service|integration/.test(by) ? true : null;
}

function times(fields: Fields, zone: string | undefined) {
  const changed = fields.instant("last_status_change_at", zone);
  const isResolved = fields.text("status") === "resolved";
  return {
    declared_at: fields.instant("created_at", zone),
    acknowledged_at: acknowledgedAt(fields, zone),
    resolved_at: fields.instant("resolved_at", zone) ?? (isResolved ? changed : null),
    updated_at: fields.instant("updated_at", zone) ?? changed,
  };
}

function summaryOf(fields: Fields, title: string | null): string | null {
  const body = fields.object("body");
  const details = body.values["details"];
  const text = typeof details === "object" && details !== null
    ? JSON.stringify(details)
    : body.text("details");
  const description = fields.text("description");
  return text ?? (description === title ? null : description);
}

/** PagerDuty resolves an incident that was merged into another: the two are one, and the other has the id. */
function mergedInto(fields: Fields): string | null {
  const into = fields.object("resolve_reason").object("incident").text("id");
  return into === null ? null : `${vendor}:${into}`;
}

function incidentRow(fields: Fields, id: string, config: Config): SourceRow {
  const zone = config.zones.sources[incidentsKind];
  const title = fields.text("title") ?? fields.text("description") ?? fields.text("summary");
  const type = fields.object("incident_type").text("name");
  return incidentRecord(incidentsKind, vendor, id, {
    external_ref: mergedInto(fields),
    title,
    summary: summaryOf(fields, title),
    status: canonicalStatus(fields.text("status"), config),
    status_raw: fields.text("status"),
    ...severityOf(fields.object("priority").text("summary"), fields.text("urgency"), config),
    incident_type: incidentType(type),
    team: canonicalTeam(fields.list("teams")[0]?.text("summary"), config),
    service: canonicalService(fields.object("service").text("summary"), config),
    ...times(fields, zone),
    auto_resolved: autoResolved(fields),
    url: fields.text("html_url"),
    extra: extraJson(fields.values, (key) => !placed.has(key), withoutPeople),
  });
}

function eventRows(
  fields: Fields,
  id: string,
  hide: HideNames,
  config: Config,
): SourceRow[] {
  const zone = config.zones.sources[incidentsKind];
  return fields.list("log_entries").flatMap((entry) => eventRow(entry, id, hide, zone) ?? []);
}

function alertRows(fields: Fields, id: string, config: Config): SourceRow[] {
  const zone = config.zones.sources[incidentsKind];
  return fields.list("alerts").flatMap((alert) => alertRow(alert, id, zone, config) ?? []);
}

/** An incident with the log entries and alerts it carries. */
export function mapIncident(fields: Fields, config: Config, once: Once): Mapped {
  const id = fields.text("id");
  if (id === null) return missing("id");
  const people = peopleIn(fields.values);
  return {
    rows: [
      incidentRow(fields, id, config),
      ...serviceRows(`${incidentsKind}:${id}`, [fields.object("service").text("summary")], config),
      ...eventRows(fields, id, hidingNames(vendor, people), config),
      ...alertRows(fields, id, config),
      ...once.rows(personRows(vendor, people)),
    ],
  };
}

const list = jsonListSource({
  kind: incidentsKind,
  title: "PagerDuty incidents (REST)",
  members: ["incidents", "incident"],
  why: "incidents with PagerDuty's status, urgency and service",
  fits: (first) =>
    first.has("id", "created_at") && first.kind("service") === "object" &&
    /^(high|low)$/.test(first.text("urgency")) &&
    /^(triggered|acknowledged|resolved)$/.test(first.text("status")),
  map: mapIncident,
});

/** `GET /incidents` and `GET /incidents/{id}` of PagerDuty's REST API; log entries may be embedded. Claims its empty pages. */
export const pagerdutyRestIncidents: Source = {
  ...list,
  recognise: (head) => {
    const json = jsonHead(head);
    const isEmpty = json.kind("$.incidents") === "array" && !json.has("$.incidents[0]") &&
      json.has("$.limit", "$.offset", "$.more");
    return isEmpty ? { sure: 0.6, why: "an empty page of PagerDuty's incidents" } : list.recognise(head);
  },
};
