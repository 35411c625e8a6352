import type { ExportFile, Head, Recognition, Source, SourceRecord } from "../model/source.ts";
import { alertmanagerRow } from "./_alertmanager.ts";
import { countJsonLines } from "./_count_json_lines.ts";
import { Fields } from "./_fields.ts";
import { jsonHead } from "./_json_head.ts";
import { readJsonLines } from "./_json_lines.ts";
import { type Mapped, recordOf } from "./_map_records.ts";

function recognise(head: Head): Recognition | null {
  const [first, second] = head.text.split("\n", 2);
  const isLines = /^\s*\{.*\}\s*$/.test(first ?? "") && /^\s*\{/.test(second ?? "");
  const json = jsonHead({ ...head, text: isLines ? first ?? "" : "" });
  const isPayload = json.has("$.receiver", "$.groupLabels") && json.kind("$.alerts") === "array";
  return isPayload ? { sure: 0.97, why: "payloads of Alertmanager's webhook, one a line" } : null;
}

function mapped(fields: Fields, file: ExportFile): Mapped {
  const [first, ...rest] = fields.list("alerts").map((alert) => alertmanagerRow(alert, file.config));
  return first === undefined ? { nothing: "a payload without alerts" } : { rows: [first, ...rest] };
}

async function* read(file: ExportFile): AsyncGenerator<SourceRecord> {
  for await (const line of readJsonLines(file)) {
    const origin = { line: line.line, path: null };
    if ("fault" in line) {
      yield recordOf({ rejected: line.fault }, [], origin, line.text);
      continue;
    }
    const fields = new Fields(line.value);
    yield recordOf(mapped(fields, file), fields.defects, origin, line.text);
  }
}

/** What Alertmanager told a webhook, kept as it came: one payload a line. */
export const alertmanagerWebhooks: Source = {
  kind: "alertmanager_webhooks",
  title: "Alertmanager webhook payloads",
  recognise,
  count: countJsonLines,
  read,
};
