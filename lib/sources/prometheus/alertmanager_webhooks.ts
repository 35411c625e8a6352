import type { Config } from "../../model/config.ts";
import type { Head, Recognition, Source } from "../../model/source.ts";
import { alertmanagerRow } from "./_alertmanager.ts";
import { countJsonLines } from "../_count_json_lines.ts";
import type { Fields } from "../_fields.ts";
import { jsonHead } from "../_json_head.ts";
import { mapJsonLines, type Mapped } from "../_map_records.ts";

function recognise(head: Head): Recognition | null {
  const [first, second] = head.text.split("\n", 2);
  const isLines = /^\s*\{.*\}\s*$/.test(first ?? "") && /^\s*\{/.test(second ?? "");
  const json = jsonHead({ ...head, text: isLines ? first ?? "" : "" });
  const isPayload = json.has("$.receiver", "$.groupLabels") && json.kind("$.alerts") === "array";
  return isPayload ? { sure: 0.97, why: "payloads with Alertmanager's receiver, one a line" } : null;
}

function mapPayload(fields: Fields, config: Config): Mapped {
  const [first, ...rest] = fields.list("alerts").map((alert) => alertmanagerRow(alert, config));
  return first === undefined ? { nothing: "a payload without alerts" } : { rows: [first, ...rest] };
}

/** What Alertmanager told a webhook, kept as it came: one payload a line. */
export const alertmanagerWebhooks: Source = {
  kind: "alertmanager_webhooks",
  title: "Alertmanager webhook payloads",
  recognise,
  count: countJsonLines,
  read: (file) => mapJsonLines(file, (fields) => mapPayload(fields, file.config)),
};
