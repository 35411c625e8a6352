import type { Config } from "../../model/config.ts";
import type { Source } from "../../model/source.ts";
import { alertmanagerKind, alertmanagerRow } from "./_alertmanager.ts";
import type { Fields } from "../_fields.ts";
import { jsonHead } from "../_json_head.ts";
import { jsonListSource } from "../_json_list.ts";
import { type Mapped, missing } from "../_map_records.ts";

/** A list holds alerts, or the groups and payloads that hold them. */
function mapRecord(fields: Fields, config: Config): Mapped {
  if (Array.isArray(fields.values["alerts"])) {
    const [first, ...rest] = fields.list("alerts").map((alert) => alertmanagerRow(alert, config));
    return first === undefined ? { nothing: "a group without alerts" } : { rows: [first, ...rest] };
  }
  if (fields.text("startsAt") === null) return missing("startsAt");
  return { rows: [alertmanagerRow(fields, config)] };
}

const list = jsonListSource({
  kind: alertmanagerKind,
  title: "Alertmanager alerts",
  members: ["alerts", "data"],
  why: "alerts with Alertmanager's labels and startsAt",
  fits: (first) => first.has("labels", "startsAt") || first.inner("alerts[0]").has("labels", "startsAt"),
  map: mapRecord,
});

/**
 * `GET /api/v2/alerts` of Alertmanager, `/alerts/groups`, the first version's `/api/v1/alerts`, whose list is `data`, and
 * payloads of webhooks; groups without alerts as well.
 */
export const alertmanagerAlerts: Source = {
  ...list,
  recognise: (head) => {
    const json = jsonHead(head);
    const isGroup = json.has("$.receiver", "$.groupKey") || json.has("$[0].receiver", "$[0].alerts");
    return list.recognise(head) ??
      (isGroup ? { sure: 0.9, why: "groups with Alertmanager's receiver" } : null);
  },
};
