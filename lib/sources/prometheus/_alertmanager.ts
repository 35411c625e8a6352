import type { Config } from "../../model/config.ts";
import type { SourceRow } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { isJsonObject } from "../_json_value.ts";
import { alertRow, labelsKey } from "./_alert.ts";

/** Source of alerts, from whichever of Alertmanager's answers. */
export const alertmanagerKind = "alertmanager_alerts";

const placed = new Set("labels annotations startsAt endsAt updatedAt fingerprint status".split(" "));

/** `active` in one answer's object, `firing` in another's text. */
function statusOf(alert: Fields): string | null {
  return isJsonObject(alert.values["status"]) ? alert.object("status").text("state") : alert.text("status");
}

/**
 * When the alert ended. While it fires, `endsAt` is when Alertmanager will give it up unless it is told again, or year 1:
 * an end is what a resolved alert says, or one that lay in the past when the alert was last touched.
 */
function endOf(alert: Fields, status: string | null, updatedAt: string | null): string | null {
  if (/^0001-/.test(alert.text("endsAt") ?? "0001-")) return null;
  const end = alert.instant("endsAt", undefined);
  if (status === "resolved") return end;
  return status !== "firing" && end !== null && updatedAt !== null && end <= updatedAt ? end : null;
}

/** One alert as Alertmanager tells it: by its API, its groups, or to a webhook. */
export function alertmanagerRow(alert: Fields, config: Config): SourceRow {
  const labels = alert.object("labels");
  const fingerprint = alert.text("fingerprint");
  const status = statusOf(alert);
  const updated = alert.instant("updatedAt", undefined);
  const startedAt = alert.instant("startsAt", undefined);
  const resolvedAt = endOf(alert, status, updated);
  const rest = Object.entries(alert.values).filter(([name]) => !placed.has(name));
  return alertRow({
    source: alertmanagerKind,
    key: fingerprint ?? labelsKey(labels),
    fingerprint,
    labels,
    annotations: alert.object("annotations"),
    status,
    startedAt,
    resolvedAt,
    updatedAt: updated ?? resolvedAt ?? startedAt,
    rest: Object.fromEntries(rest),
  }, config);
}
