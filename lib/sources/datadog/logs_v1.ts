import type { Source } from "../../model/source.ts";
import { lineOfTelemetry } from "./_mapping.ts";
import { countJsonRecords } from "../_json_count.ts";
import { jsonHead } from "../_json_head.ts";
import { mapJsonRecords } from "../_map_records.ts";

/** `POST /api/v1/logs-queries/list` of Datadog. */
export const datadogLogsV1: Source = {
  kind: "datadog_logs_v1",
  title: "Datadog logs (v1)",
  recognise(head) {
    const json = jsonHead(head);
    const isAnswer = json.has("$.nextLogId") || json.has("$.logs[0].content", "$.logs[0].id");
    return isAnswer && json.kind("$.logs") === "array"
      ? { sure: 0.95, why: "logs with Datadog's content and id" }
      : null;
  },
  count: (file) => countJsonRecords(file, "logs"),
  read: (file) => mapJsonRecords(file, "logs", () => ({ nothing: lineOfTelemetry })),
};
