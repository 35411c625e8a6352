import type { Config } from "../../model/config.ts";
import type { SourceRow } from "../../model/source.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { readEpochSeconds } from "../_instant.ts";
import { incidentType, severityOf, vendor, withoutPeople } from "./_pagerduty.ts";
import { serviceRows } from "../_service_rows.ts";
import { canonicalService, canonicalStatus, canonicalTeam } from "../_words.ts";

/** Fields of PagerDuty's reports that name people; only pseudonyms of a REST export stand for them. */
const people = "acknowledged assigned joined resolved_by".split(" ")
  .flatMap((what) => ["", "s"].flatMap((s) => [`${what}_user_id${s}`, `${what}_user_name${s}`]))
  .concat("acknowledged_by_user_ids", "acknowledged_by_user_names", "resolved_by_user_name");

const placed = new Set([
  ..."id description summary service_name team_name priority_name urgency status auto_resolved".split(" "),
  ..."created_at created_on resolved_at resolved_on updated_at incident_type_name".split(" "),
  ..."seconds_to_first_ack seconds_to_resolve".split(" "),
  ...people,
]);

function acknowledgedAt(fields: Fields, declared: string | null, seconds: number | null): string | null {
  if (declared === null || seconds === null) return null;
  return fields.taken("seconds_to_first_ack", readEpochSeconds(Date.parse(declared) / 1000 + seconds));
}

/**
 * One row of a PagerDuty report, in which the tool states durations beside the times. Rows that contradict themselves
 * are kept as they are: which of the two is wrong is for the checks to say.
 *
 * @param stamp reads the field of that name as a stamp.
 */
export function statedRows(
  fields: Fields,
  id: string,
  source: string,
  stamp: (name: string) => string | null,
  config: Config,
): readonly [SourceRow, ...SourceRow[]] {
  const record_id = `${source}:${id}`;
  const declared_at = stamp("created_at") ?? stamp("created_on");
  const resolved_at = stamp("resolved_at") ?? stamp("resolved_on");
  const acknowledged = fields.number("seconds_to_first_ack");
  const status_raw = fields.text("status");
  const service_raw = fields.text("service_name");
  const row = {
    record_id,
    source,
    vendor,
    vendor_id: id,
    title: fields.text("description"),
    // No column of PagerDuty's own: reports to which somebody added the text of the incident.
    summary: fields.text("summary"),
    status: canonicalStatus(status_raw, config) ??
      (status_raw === null && resolved_at !== null ? "resolved" : null),
    status_raw,
    ...severityOf(fields.text("priority_name"), fields.text("urgency"), config),
    incident_type: incidentType(fields.text("incident_type_name")),
    team: canonicalTeam(fields.text("team_name"), config),
    service: canonicalService(service_raw, config),
    declared_at,
    acknowledged_at: acknowledgedAt(fields, declared_at, acknowledged),
    resolved_at,
    updated_at: stamp("updated_at"),
    stated_acknowledge_s: acknowledged,
    stated_resolve_s: fields.number("seconds_to_resolve"),
    auto_resolved: fields.boolean("auto_resolved"),
    extra: extraJson(fields.values, (key) => !placed.has(key), withoutPeople),
  };
  return [{ table: "incident_records", row }, ...serviceRows(record_id, [service_raw], config)];
}
