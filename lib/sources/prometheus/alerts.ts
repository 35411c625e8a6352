import type { Config } from "../../model/config.ts";
import type { Source, SourceRow } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { jsonHead } from "../_json_head.ts";
import { jsonListSource } from "../_json_list.ts";
import type { Mapped } from "../_map_records.ts";
import { alertRow, labelsKey } from "./_alert.ts";

const kind = "prometheus_alerts";
const placed = new Set("labels annotations state activeAt".split(" "));

/** An alert that waits for its rule's `for` has not fired. */
function firingRow(alert: Fields, config: Config): SourceRow | null {
  if (alert.text("state") === "pending") return null;
  const labels = alert.object("labels");
  const startedAt = alert.instant("activeAt", undefined);
  const rest = Object.entries(alert.values).filter(([name]) => !placed.has(name));
  return alertRow({
    source: kind,
    key: labelsKey(labels),
    fingerprint: null,
    labels,
    annotations: alert.object("annotations"),
    status: alert.text("state"),
    startedAt,
    resolvedAt: null,
    updatedAt: startedAt,
    rest: Object.fromEntries(rest),
  }, config);
}

function mapRecord(fields: Fields, config: Config): Mapped {
  const isGroup = Array.isArray(fields.values["rules"]);
  const alerts = isGroup ? fields.list("rules").flatMap((rule) => rule.list("alerts")) : [fields];
  const [first, ...rest] = alerts.flatMap((alert) => firingRow(alert, config) ?? []);
  if (first !== undefined) return { rows: [first, ...rest] };
  return { nothing: isGroup ? "rules of which none fires" : "an alert that waits and has not fired" };
}

const list = jsonListSource({
  kind,
  title: "Prometheus alerts",
  members: ["data.alerts", "data.groups"],
  why: "rules with Prometheus' groups and files",
  fits: (first) => first.has("rules", "file"),
  map: mapRecord,
});

/** `GET /api/v1/alerts` of Prometheus, and the alerts of its `/api/v1/rules`: what fires now, and since when. */
export const prometheusAlerts: Source = {
  ...list,
  recognise: (head) => {
    const json = jsonHead(head);
    if (json.text("$.status") !== "success") return null;
    const isActive = json.kind("$.data.alerts") === "array";
    return isActive ? { sure: 0.95, why: "an answer with Prometheus' active alerts" } : list.recognise(head);
  },
};
