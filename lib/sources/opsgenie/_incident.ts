import type { Config } from "../../model/config.ts";
import type { SourceRow } from "../../model/source.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { hideIn } from "../_hide_in.ts";
import { incidentRecord } from "../_incident_record.ts";
import { type Mapped, missing } from "../_map_records.ts";
import type { Once } from "../_once.ts";
import { incidentsKind, peopleIn, vendor, withoutPeople } from "./_opsgenie.ts";
import { actorsOf, courseOf, eventRows } from "./_timeline.ts";
import { type HideNames, hidingNames, personRows } from "../_people.ts";
import { serviceRows } from "../_service_rows.ts";
import { canonicalService, canonicalSeverity, canonicalStatus, canonicalTeam } from "../_words.ts";

const placed = new Set([
  ..."id message description status createdAt updatedAt priority ownerTeam impactedServices".split(" "),
  ..."impactStartDate impactDetectDate impactEndDate links timelines".split(" "),
]);

/** Opsgenie sets the end of the impact when an incident is resolved; there is no other stamp of it. */
function times(fields: Fields, zone: string | undefined) {
  const status = fields.text("status");
  const isOver = status === "resolved" || status === "closed";
  const impactEnd = fields.instant("impactEndDate", zone);
  const course = courseOf(fields.list("timelines"), zone);
  return {
    started_at: fields.instant("impactStartDate", zone),
    detected_at: fields.instant("impactDetectDate", zone),
    declared_at: fields.instant("createdAt", zone),
    acknowledged_at: course.acknowledged_at,
    mitigated_at: impactEnd,
    resolved_at: isOver ? course.resolved_at ?? impactEnd : null,
    updated_at: fields.instant("updatedAt", zone),
  };
}

function incidentRow(fields: Fields, id: string, hide: HideNames, config: Config): SourceRow {
  const priority = fields.text("priority");
  return incidentRecord(incidentsKind, vendor, id, {
    title: fields.text("message"),
    summary: fields.text("description"),
    status: canonicalStatus(fields.text("status"), config),
    status_raw: fields.text("status"),
    severity: canonicalSeverity(priority, config),
    severity_raw: priority,
    incident_type: "incident",
    team: canonicalTeam(fields.text("ownerTeam"), config),
    service: canonicalService(fields.texts("impactedServices")[0], config),
    ...times(fields, config.zones.sources[incidentsKind]),
    url: fields.object("links").text("web"),
    extra: extraJson(
      fields.values,
      (key) => !placed.has(key),
      (value) => hideIn(withoutPeople(value), hide),
    ),
  });
}

/** An incident; a timeline fetched with it (`timelines`) becomes its events. */
export function mapIncident(fields: Fields, config: Config, once: Once): Mapped {
  const id = fields.text("id");
  if (id === null) return missing("id");
  const entries = fields.list("timelines");
  const actors = actorsOf(entries);
  const hide = hidingNames(vendor, actors);
  return {
    rows: [
      incidentRow(fields, id, hide, config),
      ...serviceRows(`${incidentsKind}:${id}`, fields.texts("impactedServices"), config),
      ...eventRows(entries, id, hide, config.zones.sources[incidentsKind]),
      ...once.rows(personRows(vendor, actors)),
      ...once.rows(personRows(vendor, peopleIn(fields.values["responders"]))),
    ],
  };
}
