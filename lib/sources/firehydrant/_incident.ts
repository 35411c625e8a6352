import type { Config } from "../../model/config.ts";
import type { SourceRow } from "../../model/source.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { incidentsKind, peopleIn, vendor, withoutPeople } from "./_firehydrant.ts";
import { eventRows, milestoneRows } from "./_events.ts";
import { type Milestone, milestonesOf, statusOf, timesOf } from "./_milestones.ts";
import { actionRows, trackedAs } from "./_tickets.ts";
import { hideIn } from "../_hide_in.ts";
import { lookUp } from "../_look_up.ts";
import { incidentRecord } from "../_incident_record.ts";
import { type Mapped, missing } from "../_map_records.ts";
import { latest } from "../_moments.ts";
import type { Once } from "../_once.ts";
import { type HideNames, hidingNames, personRows } from "../_people.ts";
import { serviceRows } from "../_service_rows.ts";
import { canonicalService, canonicalSeverity } from "../_words.ts";

/** Fields with a place of their own, addresses that are secrets, and definitions of roles. */
const placed = new Set([
  ..."id name description summary customer_impact_summary current_milestone severity".split(" "),
  ..."created_at started_at updated_at milestones lifecycle_phases events services incident_url".split(" "),
  ..."private_id private_status_page_url incident_roles incident_tickets last_note last_update organization"
    .split(" "),
]);

/** Words FireHydrant offers in place of a severity that say what kind of thing it is. */
const typeOfSeverity: Readonly<Record<string, string>> = { MAINTENANCE: "maintenance", GAMEDAY: "test" };

/** The severity, or the priority where none was set. */
function severityOf(fields: Fields, config: Config) {
  const severity = fields.text("severity");
  const raw = severity === null || severity === "UNSET" ? fields.text("priority") : severity;
  return { severity: canonicalSeverity(raw, config), severity_raw: raw };
}

function serviceNames(fields: Fields): (string | null)[] {
  const impacted = fields.list("impacts").filter((impact) => impact.text("type") === "service");
  return [
    ...fields.list("services").map((service) => service.text("name")),
    ...impacted.map((impact) => impact.object("impact").text("name")),
  ];
}

/** The newest moment the record tells of: the API gives none of its own. */
function updatedAt(fields: Fields, milestones: readonly Milestone[], zone: string | undefined) {
  const stamps = [
    fields.instant("updated_at", zone),
    fields.instant("created_at", zone),
    fields.object("last_note").instant("created_at", zone),
    ...fields.list("milestones").map((milestone) => milestone.instant("updated_at", zone)),
    ...fields.list("events").map((event) => event.instant("occurred_at", zone)),
    ...milestones.map(({ at }) => at),
  ];
  return latest(stamps);
}

/** One incident, whose ticket in another tool, or else its chat channel, is its reference there. */
function incidentRow(
  fields: Fields,
  id: string,
  milestones: readonly Milestone[],
  hide: HideNames,
  config: Config,
): SourceRow {
  const zone = config.zones.sources[incidentsKind];
  const current = fields.text("current_milestone");
  return incidentRecord(incidentsKind, vendor, id, {
    external_ref: trackedAs(fields) ?? fields.text("channel_id"),
    title: fields.text("name"),
    summary: fields.text("summary") ?? fields.text("description") ?? fields.text("customer_impact_summary"),
    status: statusOf(current, milestones, config),
    status_raw: current,
    ...severityOf(fields, config),
    incident_type: lookUp(typeOfSeverity, fields.text("severity") ?? "") ?? "incident",
    service: canonicalService(serviceNames(fields)[0], config),
    started_at: fields.instant("started_at", zone),
    declared_at: fields.instant("created_at", zone),
    ...timesOf(milestones, config),
    updated_at: updatedAt(fields, milestones, zone),
    url: fields.text("incident_url"),
    extra: extraJson(
      fields.values,
      (key) => !placed.has(key),
      (value) => hideIn(withoutPeople(value), hide),
    ),
  });
}

/** An incident with its milestones, events and tickets. */
export function mapIncident(fields: Fields, config: Config, once: Once): Mapped {
  const zone = config.zones.sources[incidentsKind];
  const id = fields.text("id");
  if (id === null) return missing("id");
  const milestones = milestonesOf(fields, zone);
  const people = peopleIn(fields.values);
  const hide = hidingNames(vendor, people);
  return {
    rows: [
      incidentRow(fields, id, milestones, hide, config),
      ...serviceRows(`${incidentsKind}:${id}`, serviceNames(fields), config),
      ...milestoneRows(milestones, id),
      ...eventRows(fields, id, hide, zone),
      ...actionRows(fields, id, hide, config),
      ...once.rows(personRows(vendor, people)),
    ],
  };
}
