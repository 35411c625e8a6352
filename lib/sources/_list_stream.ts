import type { Config } from "../model/config.ts";
import type { ExportFile, Source, SourceRecord } from "../model/source.ts";
import { countJsonLines } from "./_count_json_lines.ts";
import type { Fields } from "./_fields.ts";
import type { Mapped } from "./_map_records.ts";
import { refusingNaive } from "./_refuse_naive.ts";
import { isStreamLog, mapStreamLog } from "./_stream_log.ts";

/** A tool whose records a connector copied into one log. */
export interface ListStream {
  /** The tool's name in the names of the streams. */
  readonly vendor: string;
  /** For people: "Opsgenie records (connector log)". */
  readonly title: string;
  /** What becomes of the records of each stream, by the last part of its name. */
  readonly streams: Readonly<Record<string, (config: Config) => (fields: Fields) => Mapped>>;
}

function read({ streams }: ListStream, file: ExportFile): AsyncGenerator<SourceRecord> {
  const mappings = new Map(Object.entries(streams).map(([stream, map]) => [stream, map(file.config)]));
  return mapStreamLog(
    file,
    (stream, fields) =>
      mappings.get(stream)?.(fields) ?? { nothing: `the stream ${stream} tells of no incident` },
  );
}

/** The source of a connector's log of a tool: the same records as in the tool's own lists, one a line. */
export function listStream(told: ListStream): Source {
  const { vendor, title } = told;
  const kind = `${vendor}_stream`;
  const claim = { sure: 0.95, why: `a connector's log of ${vendor}'s records` };
  return {
    kind,
    title,
    recognise: (head) => isStreamLog(head, vendor) ? claim : null,
    count: countJsonLines,
    read: (file) => refusingNaive(file, `${vendor}_incidents`, read(told, file)),
  };
}
