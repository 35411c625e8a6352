import type { ErrorCode } from "../model/errors.ts";
import type { Warehouse } from "./warehouse.ts";

/** What became of one file. */
export interface FileOutcome {
  readonly name: string;
  readonly kind: string | null;
  /** `loaded` now, `known` from an earlier load, or `refused`. */
  readonly status: "loaded" | "known" | "refused";
  readonly rowsRead: number;
  readonly loaded: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** Machine code and message of a refusal. */
  readonly code: ErrorCode | null;
  readonly message: string | null;
}

/** Who a file is, for the ledger. */
export interface FileEntry {
  readonly fileId: string;
  readonly sha256: string;
  readonly name: string;
  readonly bytes: number;
  readonly kind: string | null;
  readonly mapping: string;
}

/** What the ledger knows of a file. */
export interface KnownFile {
  readonly mapping: string | null;
  readonly status: string;
  readonly loadedAt: string;
}

/** The whole ledger, by file. */
export async function readLedger(warehouse: Warehouse): Promise<Map<string, KnownFile>> {
  const rows = await warehouse.query<KnownFile & { fileId: string }>(
    "ledger",
    `SELECT file_id AS "fileId", mapping_hash AS mapping, status, loaded_at AS "loadedAt" FROM files`,
  );
  return new Map(rows.map((row) => [row.fileId, row]));
}

/** Writes a file's line in the ledger, in the place of an older one. */
export async function enter(
  warehouse: Warehouse,
  entry: FileEntry,
  outcome: FileOutcome,
  again: boolean,
): Promise<void> {
  if (again) await warehouse.run("DELETE FROM files WHERE file_id = $fileId", { fileId: entry.fileId });
  await warehouse.run(
    `INSERT INTO files (file_id, sha256, name, kind, mapping_hash, bytes, status, code, reason, rows_read, loaded, updated,
       unchanged, rejected, loaded_at)
     VALUES ($fileId, $sha256, $name, $kind, $mapping, $bytes, $status, $code, $reason, $rowsRead, $loaded, $updated,
       $unchanged, $rejected, current_localtimestamp())`,
    {
      ...entry,
      status: outcome.status,
      code: outcome.code,
      reason: outcome.message,
      rowsRead: outcome.rowsRead,
      loaded: outcome.loaded,
      updated: outcome.updated,
      unchanged: outcome.unchanged,
      rejected: outcome.rejected,
    },
  );
}
