import type { ExportFile, Head, SourceRecord } from "../model/source.ts";
import { Fields } from "./_fields.ts";
import { readJsonLines } from "./_json_lines.ts";
import { isJsonObject } from "./_json_value.ts";
import { type Mapped, recordOf } from "./_map_records.ts";

/**
 * Whether a file is a log of records as connectors of the Airbyte protocol write it: one message a line,
 * `{"type":"RECORD","record":{"stream":"...__servicenow__incidents","data":{...}}}`.
 *
 * @param vendor the part of the stream's name before the last `__`.
 */
export function isStreamLog(head: Head, vendor: string): boolean {
  if (!/^\s*\{/.test(head.text) || !/"type"\s*:\s*"RECORD"/.test(head.text)) return false;
  return new RegExp(`"stream"\\s*:\\s*"(?:[^"]*__)?${vendor}__[^"]+"`).test(head.text);
}

/** Maps the records of such a log; `map` gets the last part of the stream's name and the record's data. */
export async function* mapStreamLog(
  file: ExportFile,
  map: (stream: string, fields: Fields) => Mapped,
): AsyncGenerator<SourceRecord> {
  for await (const message of readJsonLines(file)) {
    const origin = { line: message.line, path: null };
    if ("fault" in message) {
      yield recordOf({ rejected: message.fault }, [], origin, message.text);
      continue;
    }
    const outer = new Fields(message.value);
    const record = outer.object("record");
    const stream = record.text("stream")?.split("__").at(-1);
    if (stream === undefined || !isJsonObject(record.values["data"])) {
      const type = outer.text("type") ?? "unknown";
      yield { origin, nothing: `a message of type ${type}, which carries no record` };
      continue;
    }
    const fields = new Fields(record.values["data"]);
    yield recordOf(map(stream, fields), fields.defects, origin, message.text);
  }
}
