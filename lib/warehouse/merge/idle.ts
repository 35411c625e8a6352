import type { Origin } from "../../model/source.ts";
import { literal } from "../../sources/sql.ts";
import type { Warehouse } from "../warehouse.ts";

/** Records of one file that change no table for one reason, and where the first of them stands. */
interface Idle {
  readonly first: Origin;
  records: number;
}

/** A reason may name what the export holds; more different ones than this tell nobody more. */
const mostReasons = 100;
const furtherReasons = "further reasons, no longer told apart";

/** Records of one file that are understood and change no table, by reason. */
export class IdleRecords {
  readonly #byReason = new Map<string, Idle>();
  /** All of them. */
  records = 0;

  add(reason: string, first: Origin, records: number): void {
    this.records += records;
    const isNew = !this.#byReason.has(reason) && this.#byReason.size >= mostReasons;
    const key = isNew ? furtherReasons : reason;
    const idle = this.#byReason.get(key) ?? { first, records: 0 };
    idle.records += records;
    this.#byReason.set(key, idle);
  }

  /** As rows of `idle_records`, in SQL. */
  values(fileId: string): string[] {
    return [...this.#byReason].map(([reason, { first, records }]) =>
      `(${literal(fileId)}, ${literal(reason)}, ${records}, ${first.line ?? "NULL"}, ${
        first.path === null ? "NULL" : literal(first.path)
      })`
    );
  }
}

/** Writes rows into `idle_records`. */
export async function insertIdle(warehouse: Warehouse, values: readonly string[]): Promise<void> {
  if (values.length === 0) return;
  await warehouse.run(
    `INSERT INTO idle_records (file_id, reason, records, line, path) VALUES ${values.join(",\n")}`,
  );
}
