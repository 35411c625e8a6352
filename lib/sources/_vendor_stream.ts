import type { Config } from "../model/config.ts";
import type { Defect, Source } from "../model/source.ts";
import { countJsonLines } from "./_count_json_lines.ts";
import type { Fields } from "./_fields.ts";
import type { Mapped } from "./_map_records.ts";
import { Once } from "./_once.ts";
import { refusingNaive } from "./_refuse_naive.ts";
import { mapSide, type SideKind } from "./_side_records.ts";
import { unwrapped } from "./_raw_table_record.ts";
import { isStreamLog, mapStreamLog } from "./_stream_log.ts";

const notJson: Defect = {
  code: "E-JSON",
  field: "_airbyte_data",
  value: null,
  reason: "it is not a JSON object",
};

/** How the records of one stream become rows. */
export type StreamMapping = (fields: Fields, config: Config, once: Once) => Mapped;

/** The source of a connector's log of a tool: streams by the last part of their name, all others by their shape. */
export function vendorStream(
  { kind, title, vendor, streams, others }: {
    readonly kind: string;
    readonly title: string;
    readonly vendor: string;
    readonly streams: Readonly<Record<string, StreamMapping>>;
    readonly others: readonly SideKind[];
  },
): Source {
  return {
    kind,
    title,
    recognise: (head) =>
      isStreamLog(head, vendor) ? { sure: 0.95, why: `a connector's log of ${vendor}'s records` } : null,
    count: countJsonLines,
    async *read(file) {
      const once = new Once();
      const records = mapStreamLog(file, (stream, given) => {
        const fields = unwrapped(given);
        if (fields === null) return { rejected: notJson };
        const map = Object.hasOwn(streams, stream) ? streams[stream] : undefined;
        return map?.(fields, file.config, once) ?? mapSide(others, fields, once);
      });
      yield* refusingNaive(file, kind, records);
    },
  };
}
