import { runAll } from "./_run_all.ts";
import type { Warehouse } from "./warehouse.ts";

/** A column that says something else now that its file was read under another configuration. */
export interface Rereading {
  /** Table and column: `incident_records.started_at`; a table alone where rows are gone. */
  readonly column: string;
  /** Rows that say something else. */
  readonly rows: number;
  /** Key of the first of them. */
  readonly example: string;
  /** What it said, as text. */
  readonly before: string | null;
  /** What it says now, as text. */
  readonly after: string | null;
}

/** What a load read once more. */
export interface Reread {
  /** Files that were loaded before and read again, because the configuration that reads them changed. */
  readonly files: number;
  /** What they say otherwise now, column by column. */
  readonly columns: readonly Rereading[];
}

interface Told {
  readonly table: string;
  readonly key: string;
  readonly columns: readonly string[];
}

/** What a configuration decides about rows: times by zones and orders of dates, words by their meaning. */
const told: readonly Told[] = [
  {
    table: "incident_records",
    key: "record_id",
    columns: [
      "status",
      "severity",
      "incident_type",
      "team",
      "service",
      "started_at",
      "detected_at",
      "declared_at",
      "acknowledged_at",
      "mitigated_at",
      "resolved_at",
    ],
  },
  { table: "alerts", key: "alert_id", columns: ["severity", "service", "started_at", "resolved_at"] },
  {
    table: "changes",
    key: "change_id",
    columns: ["status", "service", "environment", "started_at", "finished_at"],
  },
  { table: "messages", key: "message_id", columns: ["sent_at"] },
  { table: "incident_events", key: "event_id", columns: ["occurred_at"] },
];

function kept({ table, key, columns }: Told, where: string): string {
  return `SELECT ${[key, ...columns].join(", ")} FROM ${table} WHERE ${where}`;
}

/** Makes room for what files said before. */
export async function openFormer(warehouse: Warehouse): Promise<void> {
  await runAll(warehouse, [
    "CREATE OR REPLACE TEMP TABLE former_files AS SELECT file_id FROM files WHERE false",
    ...told.map((one) => `CREATE OR REPLACE TEMP TABLE former_${one.table} AS ${kept(one, "false")}`),
  ]);
}

/** Keeps what a file says, before it is read again. */
export async function keepFormer(warehouse: Warehouse, fileId: string): Promise<void> {
  await warehouse.run(
    "INSERT INTO former_files SELECT file_id FROM files WHERE file_id = $fileId AND status = 'loaded'",
    { fileId },
  );
  for (const one of told) {
    await warehouse.run(`INSERT INTO former_${one.table} ${kept(one, "file_id = $fileId")}`, { fileId });
  }
}

function changed({ table, key, columns }: Told): string[] {
  return columns.map((column) => `
SELECT '${table}.${column}' AS "column", count(*)::INTEGER AS rows, min(${key}) AS example,
  first(before ORDER BY ${key}) AS before, first(after ORDER BY ${key}) AS after
FROM (SELECT ${key}, f.${column}::VARCHAR AS before, t.${column}::VARCHAR AS after
  FROM former_${table} AS f JOIN ${table} AS t USING (${key}) WHERE f.${column} IS DISTINCT FROM t.${column})
HAVING count(*) > 0`);
}

function gone({ table, key }: Told): string {
  return `
SELECT '${table}' AS "column", count(*)::INTEGER AS rows, min(${key}) AS example, 'a row' AS before, NULL AS after
FROM former_${table} ANTI JOIN ${table} USING (${key}) HAVING count(*) > 0`;
}

/** Tells what the files that were read again say otherwise, and lets go of what they said. */
export async function rereadings(warehouse: Warehouse): Promise<Reread> {
  const [files] = await warehouse.query<{ n: number }>(
    "files read again",
    "SELECT count(DISTINCT file_id)::INTEGER AS n FROM former_files",
  );
  if (!files?.n) return { files: 0, columns: [] };
  const columns = await warehouse.query<Rereading>(
    "read otherwise",
    told.flatMap((one) => [...changed(one), gone(one)]).join("\nUNION ALL\n"),
  );
  await openFormer(warehouse);
  return { files: files.n, columns: [...columns] };
}
