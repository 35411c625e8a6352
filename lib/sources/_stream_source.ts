import type { ExportFile, Source, SourceRecord } from "../model/source.ts";
import { countJsonLines } from "./_count_json_lines.ts";
import type { Fields } from "./_fields.ts";
import { lookUp } from "./_look_up.ts";
import type { Mapped, Mapping } from "./_map_records.ts";
import { Once } from "./_once.ts";
import { unwrapped } from "./_raw_table_record.ts";
import { refusingNaive } from "./_refuse_naive.ts";
import { mapSide, type SideKind } from "./_side_records.ts";
import { isStreamLog, mapStreamLog } from "./_stream_log.ts";

/** A tool whose records a connector copied into one log. */
export interface ToolStreams {
  /** The tool's name in the names of the streams. */
  readonly vendor: string;
  /** For people: "Opsgenie records (connector log)". */
  readonly title: string;
  /** What becomes of the records of each stream, by the last part of its name. */
  readonly streams: Readonly<Record<string, Mapping>>;
  /** What the other streams may hold. */
  readonly others?: readonly SideKind[];
  /** The kind whose configured zone holds for stamps without one; the tool's incidents unless told. */
  readonly zonedAs?: string;
}

const notJson: Mapped = {
  rejected: { code: "E-JSON", field: "_airbyte_data", value: null, reason: "it is not a JSON object" },
};

function read({ streams, others }: ToolStreams, file: ExportFile): AsyncGenerator<SourceRecord> {
  const once = new Once();
  const ofOther = (stream: string, fields: Fields): Mapped =>
    others ? mapSide(others, fields, once) : { nothing: `the stream ${stream} tells of no incident` };
  return mapStreamLog(file, (stream, given) => {
    const fields = unwrapped(given);
    if (fields === null) return notJson;
    return lookUp(streams, stream)?.(fields, file.config, once) ?? ofOther(stream, fields);
  });
}

/** The source of a connector's log of a tool: the same records as in the tool's own lists, one a line. */
export function streamSource(tool: ToolStreams): Source {
  const { vendor, title, zonedAs = `${vendor}_incidents` } = tool;
  const claim = { sure: 0.95, why: `a connector's log of ${vendor}'s records` };
  return {
    kind: `${vendor}_stream`,
    title,
    recognise: (head) => isStreamLog(head, vendor) ? claim : null,
    count: countJsonLines,
    read: (file) => refusingNaive(file, zonedAs, read(tool, file)),
  };
}
