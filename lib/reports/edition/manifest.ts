import type { Narrative } from "../../model/narrative.ts";
import type { Period } from "../../model/period.ts";
import type { Warehouse } from "../../warehouse/mod.ts";

/** What an edition was made from and with: enough to make it again and to see why another differs. */
export interface Manifest {
  readonly period: Period;
  readonly against: Period | null;
  /** When it was written, ISO 8601 in UTC: the one stamp that differs between equal editions. */
  readonly writtenAt: string;
  readonly seed: number;
  readonly zone: string;
  readonly files: readonly InputFile[];
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
  readonly versions: Readonly<Record<string, string>>;
  readonly narrative: Pick<Narrative, "writer" | "model" | "promptHash" | "reason">;
  /** SHA-256 of every other file of the edition, of notebooks that of their cells' kinds and texts: what people change is told by it, and never replaced. */
  readonly written: Readonly<Record<string, string>>;
}

/** One export the warehouse was loaded from. */
export interface InputFile {
  readonly name: string;
  readonly sha256: string;
  readonly kind: string | null;
  readonly status: string;
  readonly rows_read: number;
  readonly rejected: number;
}

/** What the warehouse holds, for the manifest. */
export interface Inventory {
  readonly files: readonly InputFile[];
  readonly rows: Readonly<Record<string, number>>;
  readonly duckdb: string;
}

/** Reads the ledger and the number of rows of every table. */
export async function inventoryOf(warehouse: Warehouse): Promise<Inventory> {
  const files = await warehouse.query<InputFile>(
    "input files",
    "SELECT name, sha256, kind, status, rows_read, rejected FROM files ORDER BY name, sha256",
  );
  const tables = await warehouse.query<{ name: string }>(
    "tables",
    "SELECT table_name AS name FROM duckdb_tables() WHERE NOT internal AND NOT temporary AND table_name NOT IN ('loads', 'schema_migrations') ORDER BY name",
  );
  const rows: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await warehouse.query<{ n: number }>("rows", `SELECT count(*) AS n FROM "${name}"`);
    rows[name] = row?.n ?? 0;
  }
  const [version] = await warehouse.query<{ version: string }>("version", "SELECT version() AS version");
  return { files: [...files], rows, duckdb: version?.version ?? "" };
}
