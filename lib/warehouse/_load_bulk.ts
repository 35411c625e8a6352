import { ExportError } from "../model/errors.ts";
import { refusal } from "../model/refusal.ts";
import type { BulkOutput, BulkPlan, BulkSource, ExportFile } from "../model/source.ts";
import type { Books } from "./_load_records.ts";
import { type Merged, mergeInto } from "./_merge.ts";
import { mergePoints } from "./_merge_points.ts";
import { literal } from "./_sql.ts";
import { stage } from "./_staged.ts";
import { sourceColumns } from "./_tables.ts";
import type { Warehouse } from "./warehouse.ts";

async function columnsOf(warehouse: Warehouse, select: string): Promise<Set<string>> {
  const rows = await warehouse.query<{ column_name: string }>(
    "shape",
    `SELECT column_name FROM (DESCRIBE ${select})`,
  );
  return new Set(rows.map((row) => row.column_name));
}

/** Reads each field once, collects what cannot be taken, and takes rejected records out. */
async function prepare(warehouse: Warehouse, plan: BulkPlan): Promise<void> {
  if (plan.prepare === undefined) return;
  await warehouse.run(`CREATE OR REPLACE TEMP TABLE prepared AS ${plan.prepare}`);
  if (plan.defects.length === 0) return;
  const defective = await warehouse.run(`
INSERT INTO staged_rejects
SELECT found.record, staged.line, found.scope, found.code, found.field, found.value[:200], found.reason,
  CASE WHEN found.scope = 'record' THEN left(CAST(to_json(staged) AS VARCHAR), 4000) END
FROM (${plan.defects.join("\nUNION ALL ")}) AS found JOIN staged USING (record)`);
  if (defective === 0) return;
  await warehouse.run(
    "DELETE FROM prepared WHERE record IN (SELECT record FROM staged_rejects WHERE scope = 'record')",
  );
}

async function offer(
  warehouse: Warehouse,
  output: BulkOutput,
  principal: boolean,
  fileId: string,
): Promise<void> {
  const columns = await sourceColumns(warehouse, output.table);
  const present = await columnsOf(warehouse, output.select);
  const typed = columns.map(({ name, type }) =>
    present.has(name) ? `CAST(${name} AS ${type}) AS ${name}` : `NULL::${type} AS ${name}`
  );
  await warehouse.run(`
CREATE OR REPLACE TEMP VIEW mapped AS
SELECT *, hash(${columns.map(({ name }) => name).join(", ")}) AS row_hash
FROM (
  SELECT ${typed.join(", ")}, record, ${principal} AS principal, line, NULL::VARCHAR AS path, ${
    literal(fileId)
  } AS file_id
  FROM (${output.select})
)`);
}

async function insertRejects(warehouse: Warehouse, fileId: string): Promise<void> {
  await warehouse.run(`
INSERT INTO rejects (scope, code, field, value, reason, raw, file_id, line, path)
SELECT scope, code, field, value, reason, raw, ${
    literal(fileId)
  }, line, NULL FROM staged_rejects ORDER BY record, field`);
}

async function loadOutputs(warehouse: Warehouse, plan: BulkPlan, fileId: string): Promise<Merged> {
  const total = { loaded: 0, updated: 0, unchanged: 0 };
  for (const [at, output] of plan.outputs.entries()) {
    await offer(warehouse, output, at === 0, fileId);
    const merged = (await mergeInto(warehouse, output.table, "mapped")).get(fileId);
    total.loaded += merged?.loaded ?? 0;
    total.updated += merged?.updated ?? 0;
    total.unchanged += merged?.unchanged ?? 0;
  }
  return total;
}

async function parquetRows(warehouse: Warehouse, plain: string): Promise<number> {
  const [row] = await warehouse.query<{ n: number }>(
    "parquet footer",
    `SELECT sum(num_rows)::BIGINT AS n FROM parquet_file_metadata(${literal(plain)})`,
  );
  return row?.n ?? 0;
}

/**
 * Counts on this thread while the database reads on its own; JSON is counted first, because nesting so
 * deep that it would end the process is only seen by the count.
 */
async function countAndStage(
  warehouse: Warehouse,
  source: BulkSource,
  plan: BulkPlan,
  file: ExportFile,
  plain: string,
): Promise<number> {
  const { reading } = plan;
  if (reading.format === "csv") {
    const [read] = await Promise.all([source.count(file), stage(warehouse, reading, plain, file.path)]);
    return read;
  }
  const read = reading.format === "parquet" ? await parquetRows(warehouse, plain) : await source.count(file);
  await stage(warehouse, reading, plain, file.path);
  return read;
}

/** A stamp without an offset and a mapping without a zone: the file waits until somebody says which zone it is. */
async function refuseWithoutZone(warehouse: Warehouse, source: BulkSource, file: ExportFile): Promise<void> {
  const [naive] = await warehouse.query<{ line: number | null; field: string; value: string; n: number }>(
    "naive stamps",
    `SELECT min(line) AS line, arg_min(field, line) AS field, arg_min(value, line) AS value, count(*) AS n
     FROM staged_rejects WHERE code = 'E-ZONE' HAVING count(*) > 0`,
  );
  if (!naive) return;
  throw new ExportError(
    "E-ZONE",
    refusal({
      action: "load",
      thing: file.path,
      line: naive.line ?? undefined,
      field: naive.field,
      value: naive.value,
      reason: `${naive.n} stamps name no time zone and none is configured`,
      remedy:
        `Add to hindcast.yaml, under zones: sources: { ${source.kind}: Europe/Berlin } (or the zone it is)`,
    }),
  );
}

const staging = [
  "prepared",
  "staged",
  "staged_rejects",
  "merged_series",
  "ranked",
  "decided",
  "shifts",
  "csv_errors",
  "csv_scans",
  "offered_points",
  "offered_series",
];

/** Reads a file in SQL and merges its rows; to be run inside a transaction. */
export async function loadBulk(
  warehouse: Warehouse,
  source: BulkSource,
  file: ExportFile,
  plain: string,
): Promise<Books> {
  const plan = await source.plan(file);
  const read = await countAndStage(warehouse, source, plan, file, plain);
  await prepare(warehouse, plan);
  await refuseWithoutZone(warehouse, source, file);
  const done = plan.metrics
    ? await mergePoints(warehouse, plan.metrics, file.fileId)
    : await loadOutputs(warehouse, plan, file.fileId);
  const [row] = await warehouse.query<{ n: number }>(
    "rejected",
    "SELECT count(*) AS n FROM staged_rejects WHERE scope = 'record'",
  );
  await insertRejects(warehouse, file.fileId);
  await warehouse.run("DROP VIEW IF EXISTS temp.mapped");
  for (const table of staging) await warehouse.run(`DROP TABLE IF EXISTS temp.${table}`);
  return { ...done, read, rejected: row?.n ?? 0 };
}
