import type { ErrorCode } from "../model/errors.ts";
import { literal } from "../sources/sql.ts";
import type { Warehouse } from "./warehouse.ts";

/** What became of one file. */
export interface FileOutcome {
  /** Path inside the folder that was loaded. */
  readonly name: string;
  /** Kind of export it was recognised as; null when it was not. */
  readonly kind: string | null;
  /** `loaded` now, `known` from an earlier load, `refused`, or `no export`: a note or picture that lies beside them. */
  readonly status: "loaded" | "known" | "refused" | "no export";
  /** Records in it; loaded, updated, unchanged and rejected add up to them. */
  readonly rowsRead: number;
  /** Records that were new. */
  readonly loaded: number;
  /** Records that replaced an older state. */
  readonly updated: number;
  /** Records that were known, or changed no table. */
  readonly unchanged: number;
  /** Records left out, each with its reason in the table `rejects`. */
  readonly rejected: number;
  /** Machine code of a refusal; null otherwise. */
  readonly code: ErrorCode | null;
  /** Why it was refused and what to do; of a file that was taken, what was noticed; null where there is nothing to say. */
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
  /** What people should know of a file that is taken. */
  readonly notes: readonly string[];
}

/** What the ledger knows of a file. */
export interface KnownFile {
  readonly sha256: string;
  /** Path inside the folder it was loaded from. */
  readonly name: string;
  readonly mapping: string | null;
  readonly status: string;
  /** Why it was refused. */
  readonly reason: string | null;
  /** Records that were taken of it. */
  readonly taken: number;
  readonly loadedAt: string;
}

const known = `SELECT file_id AS "fileId", sha256, name, mapping_hash AS mapping, status, reason,
  loaded + updated + unchanged AS taken, loaded_at AS "loadedAt" FROM files`;

async function readKnown(warehouse: Warehouse, where: string): Promise<Map<string, KnownFile>> {
  const rows = await warehouse.query<KnownFile & { fileId: string }>("ledger", `${known} ${where}`);
  return new Map(rows.map((row) => [row.fileId, row]));
}

/** The whole ledger, by file. */
export function readLedger(warehouse: Warehouse): Promise<Map<string, KnownFile>> {
  return readKnown(warehouse, "");
}

/** What the ledger knows of some files. */
export function readLedgerLines(
  warehouse: Warehouse,
  fileIds: readonly string[],
): Promise<Map<string, KnownFile>> {
  return readKnown(warehouse, `WHERE file_id IN (${fileIds.map(literal).join(", ")})`);
}

/**
 * Finds the file an earlier load reached through a folder further up or down: the same bytes, and of both paths one is
 * the end of the other. Where rows depend on the path (a log's name, a meeting's folder) these are one file all the same.
 */
export function reachedBefore(
  known: ReadonlyMap<string, KnownFile>,
): (sha256: string, name: string) => string | null {
  const loaded = [...known].filter(([, { status }]) => status === "loaded");
  const bySha = Map.groupBy(loaded, ([, { sha256 }]) => sha256);
  const endsIn = (path: string, end: string) => path.endsWith(`/${end}`);
  return (sha256, name) =>
    bySha.get(sha256)?.find(([, before]) => endsIn(name, before.name) || endsIn(before.name, name))?.[0] ??
      null;
}

/** A file's line: who it is, what became of it, and whether the ledger has one already. */
export interface LedgerLine {
  readonly entry: FileEntry;
  readonly outcome: FileOutcome;
  readonly again: boolean;
}

function valuesOf({ entry, outcome }: LedgerLine): string {
  const text = (value: string | null) => (value === null ? "NULL" : literal(value));
  const values = [
    text(entry.fileId),
    text(entry.sha256),
    text(entry.name),
    text(entry.kind),
    text(entry.mapping),
    entry.bytes,
    text(outcome.status),
    text(outcome.code),
    text(outcome.message),
    outcome.rowsRead,
    outcome.loaded,
    outcome.updated,
    outcome.unchanged,
    outcome.rejected,
    "current_localtimestamp()",
  ];
  return `(${values.join(", ")})`;
}

/** Refusals of files of the folder that is being loaded, as a condition. */
const refusedHere = `status = 'refused' AND file_id IN (
  SELECT f.file_id FROM files AS f ASOF JOIN loads AS l ON f.loaded_at >= l.started_at
  JOIN (FROM loads ORDER BY started_at DESC LIMIT 1) AS now
    ON l.folder_id = now.folder_id OR (l.folder_id IS NULL AND l.folder = now.folder))`;

function anyRefused(known: ReadonlyMap<string, KnownFile>): boolean {
  return known.values().some(({ status }) => status === "refused");
}

/** Refusals of files that stood under the same names in the same folder: what lies there now takes their place. */
async function dropOutdated(warehouse: Warehouse, lines: readonly LedgerLine[]): Promise<void> {
  const names = lines.map(({ entry }) => literal(entry.name)).join(", ");
  await warehouse.run(`DELETE FROM files WHERE ${refusedHere} AND name IN (${names})`);
}

/** Forgets refusals of files that lie in the folder no longer: somebody moved them out, or saved them otherwise. */
export async function dropVanished(
  warehouse: Warehouse,
  known: ReadonlyMap<string, KnownFile>,
  names: readonly string[],
): Promise<void> {
  if (!anyRefused(known)) return;
  await warehouse.run(
    `DELETE FROM files WHERE ${refusedHere} AND name NOT IN (SELECT unnest(from_json($names, '["VARCHAR"]')))`,
    { names: JSON.stringify(names) },
  );
}

/** Forgets that a file was refused. */
export async function dropRefusal(warehouse: Warehouse, { fileId }: FileEntry): Promise<void> {
  await warehouse.run("DELETE FROM files WHERE status = 'refused' AND file_id = $fileId", { fileId });
}

/** Writes lines into the ledger that knows these files, in the place of older ones and of refusals of what lay there before. */
export async function enter(
  warehouse: Warehouse,
  known: ReadonlyMap<string, KnownFile>,
  lines: readonly LedgerLine[],
): Promise<void> {
  if (lines.length === 0) return;
  const older = lines.filter(({ again }) => again).map(({ entry }) => literal(entry.fileId));
  if (older.length > 0) await warehouse.run(`DELETE FROM files WHERE file_id IN (${older.join(", ")})`);
  if (anyRefused(known)) await dropOutdated(warehouse, lines);
  await warehouse.run(
    `INSERT INTO files (file_id, sha256, name, kind, mapping_hash, bytes, status, code, reason, rows_read, loaded, updated,
       unchanged, rejected, loaded_at)
     VALUES ${lines.map(valuesOf).join(",\n")}`,
  );
}
