import type { Config } from "../../model/config.ts";
import type { SourceRow } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { canonicalService, canonicalSeverity } from "../_words.ts";

/** Source of alerts; an alert embedded in its incident is told apart by it. */
export const alertsKind = "pagerduty_rest_alerts";

/** One alert of an incident; null without id. PagerDuty does not say when an alert cleared. */
export function alertRow(
  alert: Fields,
  incidentId: string,
  zone: string | undefined,
  config: Config,
): SourceRow | null {
  const id = alert.text("id");
  if (id === null) return null;
  const severity = alert.text("severity");
  return {
    table: "alerts",
    row: {
      alert_id: `${alertsKind}:${id}`,
      source: alertsKind,
      vendor_id: id,
      service: canonicalService(alert.object("service").text("summary"), config),
      rule: alert.text("alert_key"),
      title: alert.text("summary"),
      severity: canonicalSeverity(severity, config),
      severity_raw: severity,
      status: alert.text("status"),
      started_at: alert.instant("created_at", zone),
      incident_ref: incidentId,
    },
  };
}
