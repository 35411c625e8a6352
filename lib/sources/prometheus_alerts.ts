import type { Config } from "../model/config.ts";
import type { Head, Recognition, Source, SourceRow } from "../model/source.ts";
import type { Fields } from "./_fields.ts";
import { countJsonRecords } from "./_json_count.ts";
import { jsonHead } from "./_json_head.ts";
import { placeOf } from "./_json_place.ts";
import { mapJsonRecords, type Mapped } from "./_map_records.ts";
import { alertRow, labelsKey } from "./_prometheus_alert.ts";

const kind = "prometheus_alerts";
const names = ["data.alerts", "data.groups"] as const;
const placed = new Set("labels annotations state activeAt".split(" "));

function recognise(head: Head): Recognition | null {
  const json = jsonHead(head);
  if (json.text("$.status") !== "success") return null;
  if (json.kind("$.data.alerts") === "array") return { sure: 0.95, why: "Prometheus' active alerts" };
  const isRules = json.has("$.data.groups[0].rules", "$.data.groups[0].file");
  return isRules ? { sure: 0.95, why: "Prometheus' rules by their groups and files" } : null;
}

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

function mapping(config: Config): (fields: Fields) => Mapped {
  return (fields) => {
    const isGroup = Array.isArray(fields.values["rules"]);
    const alerts = isGroup ? fields.list("rules").flatMap((rule) => rule.list("alerts")) : [fields];
    const [first, ...rest] = alerts.flatMap((alert) => firingRow(alert, config) ?? []);
    if (first !== undefined) return { rows: [first, ...rest] };
    return { nothing: isGroup ? "rules of which none fires" : "it waits and has not fired" };
  };
}

/** `GET /api/v1/alerts` of Prometheus, and the alerts of its `/api/v1/rules`: what fires now, and since when. */
export const prometheusAlerts: Source = {
  kind,
  title: "Prometheus alerts",
  recognise,
  count: async (file) => countJsonRecords(file, await placeOf(file, ...names)),
  async *read(file) {
    yield* mapJsonRecords(file, await placeOf(file, ...names), mapping(file.config));
  },
};
