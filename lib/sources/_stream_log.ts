import type { ExportFile, Head, SourceRecord } from "../model/source.ts";
import { Fields } from "./_fields.ts";
import { isJsonObject } from "./_json_value.ts";
import { mapJsonLines, type Mapped } from "./_map_records.ts";

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
export function mapStreamLog(
  file: ExportFile,
  map: (stream: string, fields: Fields) => Mapped,
): AsyncGenerator<SourceRecord> {
  return mapJsonLines(file, (message) => {
    const { stream, data } = message.object("record").values;
    if (typeof stream !== "string" || !isJsonObject(data)) {
      return { nothing: `a message of type ${message.text("type") ?? "unknown"}, which carries no record` };
    }
    return map(stream.split("__").at(-1) ?? "", new Fields(data, message.defects));
  });
}
