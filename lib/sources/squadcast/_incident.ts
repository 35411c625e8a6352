import type { Config } from "../../model/config.ts";
import type { SourceRow } from "../../model/source.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { hideIn } from "../_hide_in.ts";
import { incidentRecord } from "../_incident_record.ts";
import { type Mapped, missing } from "../_map_records.ts";
import { latest } from "../_moments.ts";
import type { Once } from "../_once.ts";
import { type HideNames, hidingNames, personRows } from "../_people.ts";
import { serviceRows } from "../_service_rows.ts";
import { incidentsKind, stamp, vendor, withoutPeople } from "./_squadcast.ts";
import { eventRows, peopleIn } from "./_log.ts";
import { canonicalService, canonicalSeverity, canonicalStatus } from "../_words.ts";

const placed = new Set([
  ..."id title description status service created_at acknowledged_at resolved_at url logs".split(" "),
  ...["priority", "tta (ms)", "ttr (ms)"],
]);

/** Seconds a tool states in milliseconds; it writes 0 where there is no such moment. */
function stated(fields: Fields, name: string, at: string | null): number | null {
  const milliseconds = at === null ? null : fields.number(name);
  return milliseconds === null ? null : milliseconds / 1000;
}

function times(fields: Fields, zone: string | undefined) {
  const acknowledged_at = stamp(fields, "acknowledged_at", zone);
  const resolved_at = stamp(fields, "resolved_at", zone);
  const changes = fields.list("logs").map((entry) => stamp(entry, "time", zone));
  const declared_at = stamp(fields, "created_at", zone);
  return {
    declared_at,
    acknowledged_at,
    resolved_at,
    updated_at: latest([declared_at, acknowledged_at, resolved_at, ...changes]),
    stated_acknowledge_s: stated(fields, "tta (ms)", acknowledged_at),
    stated_resolve_s: stated(fields, "ttr (ms)", resolved_at),
  };
}

/** The priority, or the tag teams set by rules before there was one. */
function severityOf(fields: Fields, config: Config) {
  const priority = fields.text("priority");
  const isSet = priority !== null && priority !== "UNSET";
  const raw = isSet ? priority : fields.object("tags").object("severity").text("value");
  return { severity: canonicalSeverity(raw, config), severity_raw: raw };
}

function incidentRow(fields: Fields, id: string, hide: HideNames, config: Config): SourceRow {
  return incidentRecord(incidentsKind, vendor, id, {
    title: fields.text("title"),
    summary: fields.text("description"),
    status: canonicalStatus(fields.text("status"), config),
    status_raw: fields.text("status"),
    ...severityOf(fields, config),
    incident_type: "incident",
    service: canonicalService(fields.text("service"), config),
    ...times(fields, config.zones.sources[incidentsKind]),
    url: fields.text("url"),
    extra: extraJson(
      fields.values,
      (key) => !placed.has(key),
      (value) => hideIn(withoutPeople(value), hide),
    ),
  });
}

/** An incident of an export, with its log. */
export function mapIncident(fields: Fields, config: Config, once: Once): Mapped {
  const id = fields.text("id");
  if (id === null) return missing("id");
  const people = peopleIn(fields);
  const hide = hidingNames(vendor, people);
  return {
    rows: [
      incidentRow(fields, id, hide, config),
      ...serviceRows(`${incidentsKind}:${id}`, [fields.text("service")], config),
      ...eventRows(fields, id, hide, config.zones.sources[incidentsKind]),
      ...once.rows(personRows(vendor, people)),
    ],
  };
}
