import { Buffer } from "node:buffer";
import { parseConfig } from "../../lib/model/parse_config.ts";
import type { ExportFile, Head, Source, SourceRecord } from "../../lib/model/source.ts";

/** What a test says about the file it makes up. */
export interface Given {
  readonly path?: string;
  /** Pieces the bytes come in; a prime far below the size of a record finds what breaks between pieces. */
  readonly piece?: number;
  readonly config?: unknown;
  readonly entries?: Readonly<Record<string, string>>;
}

/** An export in memory, as the loader would open it. */
export function givenFile(content: string | Uint8Array, given: Given = {}): ExportFile {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  const piece = given.piece ?? 65_536;
  return {
    path: given.path ?? "export/file.json",
    fileId: "0123456789ab",
    bytes: bytes.length,
    config: parseConfig(given.config),
    async *stream() {
      for (let at = 0; at < bytes.length; at += piece) {
        yield await Promise.resolve(bytes.subarray(at, at + piece));
      }
    },
    text: () => Promise.resolve(new TextDecoder().decode(bytes)),
    async *entries() {
      for (const [path, text] of Object.entries(given.entries ?? {})) {
        yield await Promise.resolve(givenFile(text, { ...given, path, entries: {} }));
      }
    },
  };
}

/** The start of such a file, as sources see it to recognise it. */
export function givenHead(text: string, path = "export/file.json", entries: readonly string[] = []): Head {
  const start = new TextDecoder().decode(Buffer.from(text).subarray(0, 65_536));
  return { path, text: start, entries, complete: start.length === text.length };
}

/** Everything a source reads from a file. */
export async function readAll(source: Source, file: ExportFile): Promise<SourceRecord[]> {
  return await Array.fromAsync(source.read(file));
}

/** Rows of one table among what was read. */
export function rowsOf(records: readonly SourceRecord[], table: string) {
  return records.flatMap((record) => "rows" in record ? record.rows : [])
    .filter((row) => row.table === table).map((row) => row.row);
}
