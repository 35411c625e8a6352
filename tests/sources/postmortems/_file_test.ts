import type { Config } from "../../../lib/model/config.ts";
import { parseConfig } from "../../../lib/model/parse_config.ts";
import type { ExportFile, SourceTable } from "../../../lib/model/source.ts";
import { postmortemMarkdown } from "../../../lib/sources/postmortems/markdown.ts";

/** A document in memory, as the loader would open it. */
export function documentFile(text: string, path = "report.md", config: Config = parseConfig({})): ExportFile {
  const bytes = new TextEncoder().encode(text);
  return {
    path,
    fileId: "000000000000",
    bytes: bytes.length,
    config,
    async *stream() {
      yield await Promise.resolve(bytes);
    },
    text: () => Promise.resolve(text),
    async *entries() {},
  };
}

export type Row = Readonly<Record<string, unknown>>;

/** Rows of a document by table, with its defects. */
export async function readDocument(text: string, path?: string, config?: Config) {
  const records = await Array.fromAsync(postmortemMarkdown.read(documentFile(text, path, config)));
  const [record] = records;
  if (records.length !== 1 || !record || !("rows" in record)) throw new Error("one document is one record");
  const rows = (table: SourceTable): Row[] =>
    record.rows.filter((each) => each.table === table).map((each) => each.row);
  return {
    first: record.rows[0],
    head: record.rows[0].row as Row,
    sections: rows("postmortem_sections"),
    events: rows("incident_events"),
    actions: rows("action_items"),
    people: rows("people"),
    defects: record.defects ?? [],
  };
}

/** Timeline of a document as lines "raw | UTC | first line of text". */
export async function timelineOf(text: string, path?: string, config?: Config): Promise<string[]> {
  const { events } = await readDocument(text, path, config);
  return events.map(({ occurred_at_raw, occurred_at, text }) =>
    `${occurred_at_raw} | ${occurred_at} | ${String(text).split("\n")[0]}`
  );
}

/** Configuration with a zone for postmortems that name none. */
export function configuredZone(zone: string): Config {
  return parseConfig({ zones: { sources: { postmortem_markdown: zone } } });
}
