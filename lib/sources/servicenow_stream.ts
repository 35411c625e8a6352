import type { ExportFile, Source, SourceRecord } from "../model/source.ts";
import { countJsonLines } from "./_count_json_lines.ts";
import { Once } from "./_once.ts";
import { refusingNaive } from "./_refuse_naive.ts";
import { mapTableIncident, mapTableUser, tableKind } from "./_servicenow_record.ts";
import { isStreamLog, mapStreamLog } from "./_stream_log.ts";

function read(file: ExportFile): AsyncGenerator<SourceRecord> {
  const once = new Once();
  return mapStreamLog(file, (stream, fields) => {
    if (stream === "incidents") return mapTableIncident(fields, once, file.config);
    if (stream === "users") return mapTableUser(fields, file.config);
    return { nothing: `the stream ${stream} tells of no incident` };
  });
}

/** ServiceNow's tables as a connector logs them: incidents and users, one message a line. */
export const servicenowStream: Source = {
  kind: "servicenow_stream",
  title: "ServiceNow (connector's log)",
  recognise: (head) =>
    isStreamLog(head, "servicenow") ? { sure: 0.95, why: "records of streams named after ServiceNow" } : null,
  count: countJsonLines,
  read: (file) => refusingNaive(file, tableKind, read(file)),
};
