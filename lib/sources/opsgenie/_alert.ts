import type { Config } from "../../model/config.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { readEpochSeconds } from "../_instant.ts";
import { type Mapped, missing } from "../_map_records.ts";
import type { Once } from "../_once.ts";
import { peopleIn, vendor, withoutPeople } from "./_opsgenie.ts";
import { hidingNames, personRows } from "../_people.ts";
import { canonicalService, canonicalSeverity } from "../_words.ts";

/** Source of alerts. */
export const alertsKind = "opsgenie_alerts";

const placed = new Set("id alias message status createdAt updatedAt priority".split(" "));

/**
 * When an alert was answered or closed: `report` counts milliseconds from its creation. A moment after the last change
 * of the alert cannot be, so there the unit is another one.
 */
function reported(fields: Fields, name: "ackTime" | "closeTime", created: string | null): string | null {
  const report = fields.object("report");
  const milliseconds = report.number(name);
  if (milliseconds === null || created === null) return null;
  const at = Date.parse(created) + milliseconds;
  const updated = Date.parse(fields.text("updatedAt") ?? "");
  if (at > updated + 1000) {
    const reason = "so many milliseconds after its creation lie after its last change";
    return report.taken(name, { code: "E-NUMBER", reason });
  }
  return report.taken(name, readEpochSeconds(at / 1000));
}

/** An alert; of an incident's own alerts the detail view names the incident and its services. */
export function mapAlert(fields: Fields, config: Config, once: Once): Mapped {
  const zone = config.zones.sources[alertsKind];
  const id = fields.text("id");
  if (id === null) return missing("id");
  const { owner, report, responders } = fields.values;
  const people = peopleIn([owner, report, responders]);
  const details = fields.object("details");
  const started_at = fields.instant("createdAt", zone);
  const priority = fields.text("priority");
  const row = {
    alert_id: `${alertsKind}:${id}`,
    source: alertsKind,
    vendor_id: id,
    service: canonicalService(details.text("impacted-services")?.split(",")[0], config),
    rule: fields.text("alias"),
    title: hidingNames(vendor, people)(fields.text("message")),
    severity: canonicalSeverity(priority, config),
    severity_raw: priority,
    status: fields.text("status"),
    started_at,
    acknowledged_at: reported(fields, "ackTime", started_at),
    resolved_at: fields.text("status") === "closed" ? reported(fields, "closeTime", started_at) : null,
    incident_ref: details.text("incident-id"),
    updated_at: fields.instant("updatedAt", zone),
    extra: extraJson(fields.values, (key) => !placed.has(key), withoutPeople),
  };
  return { rows: [{ table: "alerts", row }, ...once.rows(personRows(vendor, people))] };
}
