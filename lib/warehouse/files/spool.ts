import type { Origin, SourceRecord, SourceTable } from "../../model/source.ts";
import { IdleRecords } from "../merge/idle.ts";
import { keys } from "../_tables.ts";

const flushBytes = 1 << 20;
const rawLength = 4000;
const encoder = new TextEncoder();
/** Where text becomes bytes: one for all, for a new one each time would wait for the collector. */
const buffer = new Uint8Array(flushBytes * 2);

/** Escapes of control characters but tab and line ends, and of halves of letters, as JSON writes them. */
const escapes = /(?<!\\)((?:\\\\)*)\\(?:u00(?:0[0-7bef]|1[0-9a-f])|ud[89a-f][0-9a-f]{2}|[bf])/g;

/** One table's rows on their way into the database, as JSON Lines beside it. */
class Lines {
  #file: Deno.FsFile;
  #pending: string[] = [];
  #size = 0;
  /** Characters of the longest row. */
  longest = 0;
  /** Characters that were no text and became U+FFFD. */
  controls = 0;
  #isOpen = true;
  constructor(readonly path: string) {
    this.#file = Deno.openSync(path, { write: true, create: true, truncate: true });
  }

  add(row: unknown): void {
    const line = this.#clean(JSON.stringify(row));
    this.#pending.push(line, "\n");
    this.#size += line.length;
    if (line.length > this.longest) this.longest = line.length;
    if (this.#size > flushBytes) this.flush();
  }

  /** Few rows hold any escape: only those are looked at closer. */
  #clean(line: string): string {
    if (!line.includes("\\u") && !line.includes("\\b") && !line.includes("\\f")) return line;
    return line.replace(escapes, (_, before: string) => {
      this.controls++;
      return `${before}\ufffd`;
    });
  }

  flush(): void {
    let text = this.#pending.join("");
    while (text.length > 0) {
      const { read, written } = encoder.encodeInto(text, buffer);
      for (let at = 0; at < written;) at += this.#file.writeSync(buffer.subarray(at, written));
      text = text.slice(read);
    }
    this.#pending = [];
    this.#size = 0;
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.flush();
    this.#file.close();
  }
}

/** Records of one file, laid out per table for the database to read in columns. */
export class Spool {
  readonly #lines = new Map<SourceTable | "rejects", Lines>();
  records = 0;
  rejected = 0;
  /** Records that are understood and change nothing. */
  readonly idle = new IdleRecords();
  constructor(readonly folder: string, readonly fileId: string) {}

  #of(table: SourceTable | "rejects"): Lines {
    let lines = this.#lines.get(table);
    if (!lines) {
      if (table !== "rejects" && !(table in keys)) {
        throw new TypeError(`Cannot spool table "${table}": no source may fill it.`);
      }
      lines = new Lines(`${this.folder}/${this.fileId}.${table}.jsonl`);
      this.#lines.set(table, lines);
    }
    return lines;
  }

  #reject(scope: "record" | "field", origin: Origin, defect: object, raw: string | null): void {
    this.#of("rejects").add({
      scope,
      ...defect,
      raw: raw?.slice(0, rawLength) ?? null,
      ...origin,
      file_id: this.fileId,
    });
  }

  /** Takes one record, or one that stands for many: its rows, or the reason there are none. */
  add(found: SourceRecord): void {
    const record = this.records++;
    const { records = 1 } = found;
    for (const defect of found.defects ?? []) this.#reject("field", found.origin, defect, null);
    if ("rejected" in found) {
      this.rejected += records;
      this.#reject("record", found.origin, found.rejected, found.raw);
      return;
    }
    if ("nothing" in found) {
      this.idle.add(found.nothing, found.origin, records);
      return;
    }
    found.rows.forEach(({ table, row, line = found.origin.line }, at) =>
      this.#of(table).add({
        ...row,
        record,
        principal: at === 0,
        records,
        line,
        path: found.origin.path,
        file_id: this.fileId,
      })
    );
  }

  /** Tables that got rows, rejects aside. */
  get tables(): SourceTable[] {
    return [...this.#lines.keys()].filter((table) => table !== "rejects");
  }

  /** Characters in all rows that were no text and became U+FFFD. */
  get controls(): number {
    return [...this.#lines.values()].reduce((sum, { controls }) => sum + controls, 0);
  }

  /** The file that holds a table's rows, if there are any. */
  pathOf(table: SourceTable | "rejects"): string | undefined {
    return this.#lines.get(table)?.path;
  }

  /** Bytes no row of a table is longer than: a character takes three at most. */
  longestOf(table: SourceTable | "rejects"): number {
    return (this.#lines.get(table)?.longest ?? 0) * 3;
  }

  /** Ends writing. */
  close(): void {
    for (const lines of this.#lines.values()) lines.close();
  }

  /** Removes what was laid out. */
  remove(): void {
    for (const lines of this.#lines.values()) {
      lines.close();
      try {
        Deno.removeSync(lines.path);
      } catch (error) {
        if (!(error instanceof Deno.errors.NotFound)) throw error;
      }
    }
  }
}
