import type { Config } from "../../model/config.ts";
import type { Source } from "../../model/source.ts";
import { extraJson } from "../_extra.ts";
import type { Fields } from "../_fields.ts";
import { incidentRecordId, withoutPeople } from "./_incident_io.ts";
import { attributeValues } from "./_entries.ts";
import { jsonListSource } from "../_json_list.ts";
import { type Mapped, missing } from "../_map_records.ts";
import { canonicalService, canonicalSeverity } from "../_words.ts";

const kind = "incident_io_alerts";

const placed = new Set("id title status deduplication_key created_at resolved_at updated_at".split(" "));

/** An alert, or the record that ties an alert to its incident and holds both. */
function mapAlert(fields: Fields, config: Config): Mapped {
  const tied = fields.object("alert");
  const alert = tied.text("id") === null ? fields : tied;
  const id = alert.text("id");
  if (id === null) return missing("id");
  const severity = attributeValues(alert, /^(?:severity|priority)$/i)[0] ?? null;
  const row = {
    alert_id: `${kind}:${id}`,
    source: kind,
    vendor_id: id,
    service: canonicalService(attributeValues(alert, /^(?:affected )?services?$/i)[0], config),
    rule: alert.text("deduplication_key"),
    title: alert.text("title"),
    severity: canonicalSeverity(severity, config),
    severity_raw: severity,
    status: alert.text("status"),
    started_at: alert.instant("created_at", undefined),
    resolved_at: alert.instant("resolved_at", undefined),
    incident_ref: alert === tied ? incidentRecordId(fields.object("incident").text("id")) : null,
    updated_at: alert.instant("updated_at", undefined),
    extra: extraJson(alert.values, (key) => !placed.has(key), withoutPeople),
  };
  return { rows: [{ table: "alerts", row }] };
}

/** `GET /v2/alerts` of incident.io, and `GET /v2/incident_alerts`, which also tells the incident of an alert. */
export const incidentIoAlerts: Source = jsonListSource({
  kind,
  title: "incident.io alerts",
  members: ["alerts", "incident_alerts", "alert"],
  why: "alerts with incident.io's source and deduplication key",
  fits: (first) =>
    [first, first.inner("alert")].some((alert) =>
      alert.has("id", "title", "deduplication_key", "created_at", "alert_source_id") &&
      /^(?:firing|resolved)$/.test(alert.text("status"))
    ),
  map: mapAlert,
});
