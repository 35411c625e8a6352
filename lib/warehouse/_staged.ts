import type { BulkReading } from "../model/source.ts";
import { type CsvScan, scanCsv } from "../sources/csv_scan.ts";
import { fileError, pieces } from "./_inspect.ts";
import { identifier, literal } from "./_sql.ts";
import type { Warehouse } from "./warehouse.ts";

const lineLimit = 16 * 2 ** 20;

/** What reading a file into `staged` gave. */
export interface Staged {
  /** Records the database could not split, already in `staged_rejects (record, line, code, reason, raw)`. */
  readonly rejected: number;
}

const noRejects = `CREATE OR REPLACE TEMP TABLE staged_rejects (
  record BIGINT, line INTEGER, scope VARCHAR, code VARCHAR, field VARCHAR, value VARCHAR, reason VARCHAR, raw VARCHAR
)`;

function readCsv(plain: string, delimiter: string, header: readonly string[]): string {
  const columns = header.map((name) => `${literal(name)}: 'VARCHAR'`).join(", ");
  return `read_csv(${literal(plain)}, auto_detect = false, header = true, delim = ${
    literal(delimiter)
  }, quote = '"',
    escape = '"', columns = {${columns}}, max_line_size = ${lineLimit}, strict_mode = true, null_padding = false,
    nullstr = '', store_rejects = true, rejects_table = 'csv_errors', rejects_scan = 'csv_scans', rejects_limit = 0)`;
}

/** Rejected records in the order of the file, one row each, with reasons as people read them. */
const csvRejects = `
INSERT INTO staged_rejects
SELECT line - 2, line, 'record',
  CASE WHEN error_type IN ('UNQUOTED VALUE') THEN 'E-QUOTE' WHEN error_type LIKE 'LINE SIZE%' THEN 'E-LIMIT' ELSE 'E-FIELDS' END,
  column_name, NULL,
  CASE
    WHEN error_type = 'MISSING COLUMNS' THEN 'expected ' || $fields || ' fields, found ' || column_idx || ' (cut short, or a separator is missing)'
    WHEN error_type = 'TOO MANY COLUMNS' THEN regexp_replace(error_message, '^Expected Number of Columns: (\\d+) Found: (\\d+).*$', 'expected \\1 fields, found \\2 (an unquoted separator, most likely)')
    WHEN error_type = 'UNQUOTED VALUE' THEN 'a quote inside a field is not doubled, or is never closed'
    WHEN error_type LIKE 'LINE SIZE%' THEN 'it is longer than 16 MiB'
    ELSE lower(error_type)
  END,
  csv_line[:4000]
FROM (FROM csv_errors QUALIFY row_number() OVER (PARTITION BY line ORDER BY column_idx) = 1)`;

async function place(warehouse: Warehouse, scan: CsvScan): Promise<void> {
  await warehouse.run(`
UPDATE staged SET record = staged.record + skipped.before
FROM (
  SELECT staged.record AS record, moved.before AS before
  FROM staged ASOF JOIN (
    SELECT record - row_number() OVER (ORDER BY record) + 1 AS adjusted, row_number() OVER (ORDER BY record) AS before
    FROM staged_rejects
  ) AS moved ON staged.record >= moved.adjusted
) AS skipped
WHERE staged.record = skipped.record`);
  if (scan.shifts.length === 0) {
    await warehouse.run("UPDATE staged SET line = record + 2");
    await warehouse.run("UPDATE staged_rejects SET line = record + 2");
    return;
  }
  const values = scan.shifts.map(({ record, lines }) => `(${record}, ${lines})`).join(", ");
  await warehouse.run(
    `CREATE OR REPLACE TEMP TABLE shifts AS FROM (VALUES ${values}) AS shifts (record, lines)`,
  );
  for (const table of ["staged", "staged_rejects"]) {
    await warehouse.run(`
UPDATE ${table} SET line = ${table}.record + 2 + drift.lines
FROM (SELECT s.record, coalesce(shifts.lines, 0) AS lines FROM ${table} AS s ASOF LEFT JOIN shifts ON s.record >= shifts.record) AS drift
WHERE ${table}.record = drift.record`);
  }
}

async function stageCsv(
  warehouse: Warehouse,
  plain: string,
  name: string,
  delimiter: string,
  header: readonly string[],
): Promise<Staged> {
  await warehouse.run("DROP TABLE IF EXISTS csv_errors");
  await warehouse.run("DROP TABLE IF EXISTS csv_scans");
  const scanning = scanCsv(pieces(plain));
  await warehouse.run(`
CREATE OR REPLACE TEMP TABLE staged AS
SELECT row_number() OVER () - 1 AS record, (row_number() OVER () + 1)::INTEGER AS line, *
FROM ${readCsv(plain, delimiter, header)}`);
  const rejected = await warehouse.run(csvRejects, { fields: header.length });
  const scan = await scanning;
  if (scan.openQuoteLine !== null) {
    throw fileError(
      "E-QUOTE",
      name,
      "a quote opens here and the file ends before it closes",
      "Export it again",
      scan.openQuoteLine,
    );
  }
  if (rejected > 0 || scan.shifts.length > 0) await place(warehouse, scan);
  return { rejected };
}

/** Lines as they are: a separator no text holds, and no quoting. */
async function stageJsonLines(warehouse: Warehouse, plain: string): Promise<Staged> {
  await warehouse.run(`
CREATE OR REPLACE TEMP TABLE staged AS
SELECT row_number() OVER () - 1 AS record, line, raw, try_cast(raw AS JSON) AS doc
FROM (
  SELECT row_number() OVER ()::INTEGER AS line, raw
  FROM read_csv(${
    literal(plain)
  }, auto_detect = false, header = false, delim = chr(31), quote = '', escape = '',
    columns = {raw: 'VARCHAR'}, max_line_size = ${lineLimit}, strict_mode = true, null_padding = false)
)
WHERE raw IS NOT NULL AND trim(raw, chr(32) || chr(9) || chr(13)) <> ''`);
  const rejected = await warehouse.run(`
INSERT INTO staged_rejects
SELECT record, line, 'record', 'E-JSON', NULL, NULL, 'the line is not one JSON object', raw[:4000]
FROM staged WHERE doc IS NULL OR json_type(doc) <> 'OBJECT'`);
  await warehouse.run("DELETE FROM staged WHERE doc IS NULL OR json_type(doc) <> 'OBJECT'");
  return { rejected };
}

async function stageJson(
  warehouse: Warehouse,
  plain: string,
  columns: Readonly<Record<string, string>>,
  select: string,
): Promise<Staged> {
  const { size } = await Deno.stat(plain);
  const shape = Object.entries(columns).map(([name, type]) => `${identifier(name)}: ${literal(type)}`).join(
    ", ",
  );
  await warehouse.run(`
CREATE OR REPLACE TEMP TABLE staged AS
WITH document AS (
  FROM read_json(${literal(plain)}, format = 'unstructured', maximum_object_size = ${
    size + 1024
  }, columns = {${shape}})
)
${select}`);
  return { rejected: 0 };
}

async function stageParquet(warehouse: Warehouse, plain: string): Promise<Staged> {
  await warehouse.run(`
CREATE OR REPLACE TEMP TABLE staged AS
SELECT file_row_number AS record, NULL::INTEGER AS line, CAST(COLUMNS(* EXCLUDE (file_row_number)) AS VARCHAR)
FROM read_parquet(${literal(plain)}, file_row_number = true)`);
  return { rejected: 0 };
}

/** Reads a plain file into the temporary table `staged`: `record` from 0, `line`, and the file's columns as text. */
export async function stage(
  warehouse: Warehouse,
  reading: BulkReading,
  plain: string,
  name: string,
): Promise<Staged> {
  await warehouse.run(noRejects);
  switch (reading.format) {
    case "csv":
      return await stageCsv(warehouse, plain, name, reading.delimiter, reading.header);
    case "jsonl":
      return await stageJsonLines(warehouse, plain);
    case "json":
      return await stageJson(warehouse, plain, reading.columns, reading.select);
    case "parquet":
      return await stageParquet(warehouse, plain);
  }
}
