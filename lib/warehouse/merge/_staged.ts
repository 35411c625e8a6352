import type { BulkReading } from "../../model/source.ts";
import { type CsvScan, recordLimit } from "../../sources/csv_scan.ts";
import type { SiftedRecord } from "../../sources/csv_sift.ts";
import { cell, identifier, literal } from "../../sources/sql.ts";
import { hideInRecords } from "../secrets/hide_in_records.ts";
import type { SecretBook } from "../secrets/secret_book.ts";
import type { Warehouse } from "../warehouse.ts";

/** A plain file waiting for the database, and what scanning it told where it is a CSV. */
export interface StagedFile {
  readonly fileId: string;
  /** Ends in `<fileId>.plain`. */
  readonly plain: string;
  readonly bytes: number;
  readonly scan: CsvScan | null;
  /** Records that were taken out of it before. */
  readonly faults: readonly SiftedRecord[];
  /** Where secrets are hidden that lie in no text the program reads: those in the cells of a Parquet file. */
  readonly secrets: SecretBook;
  /** Of a part of a file: records (lines of JSON Lines) that stand before it. */
  readonly before?: number;
  /** Of a part of a Parquet file: how many rows it takes. */
  readonly rows?: number;
}

/** A file whose lines stand behind their numbers, without the header. */
export interface NumberedFile {
  readonly fileId: string;
  /** Ends in `<fileId>.plain`. */
  readonly plain: string;
}

/** How a CSV is read. */
export type CsvReading = Extract<BulkReading, { format: "csv" }>;

/** Begins with nothing rejected. */
export const noneRejected = `CREATE OR REPLACE TEMP TABLE staged_rejects (
  file_id VARCHAR, record BIGINT, line INTEGER, scope VARCHAR, code VARCHAR, field VARCHAR, value VARCHAR,
  reason VARCHAR, raw VARCHAR
)`;

/** Room of the reader's buffers: more than a record may take, and less than what makes the database give memory back. */
const bufferBytes = 1.5 * recordLimit;

/** The file's id, from the path the database read: its last twelve letters before `.plain`. */
const fileIdOf = (path: string) => `left(right(${path}, 18), 12)`;

function pathsOf(files: readonly { readonly plain: string }[]): string {
  return `[${files.map(({ plain }) => literal(plain)).join(", ")}]`;
}

function readCsv(files: readonly StagedFile[], delimiter: string, header: readonly string[]): string {
  const columns = header.map((name) => `${cell(name)}: 'VARCHAR'`).join(", ");
  return `read_csv(${pathsOf(files)}, auto_detect = false, header = true, delim = ${
    literal(delimiter)
  }, quote = '"',
    escape = '"', columns = {${columns}}, max_line_size = ${recordLimit}, buffer_size = ${bufferBytes},
    strict_mode = true, null_padding = false, nullstr = '', ${
    files.length > 1 ? "filename = 'read from', " : ""
  }store_rejects = true, rejects_table = 'csv_errors',
    rejects_scan = 'csv_scans', rejects_limit = 0)`;
}

/** SELECT of numbered records where they lie: those that cannot be split are left out, and are missed in the count. */
function numberedCsv(files: readonly NumberedFile[], { delimiter, header }: CsvReading): string {
  const columns = header.map((name) => `${cell(name)}: 'VARCHAR'`).join(", ");
  const [only, ...more] = files;
  const fileId = only && more.length === 0 ? literal(only.fileId) : fileIdOf("filename");
  return `SELECT line - 2 AS record, ${fileId} AS file_id, line - 2 AS place, line, ${
    header.map(cell).join(", ")
  }
    FROM read_csv(${pathsOf(files)}, auto_detect = false, header = false, delim = ${literal(delimiter)},
      quote = '"', escape = '"', columns = {line: 'INTEGER', ${columns}}, max_line_size = ${recordLimit},
      buffer_size = ${bufferBytes}, strict_mode = true, null_padding = false, nullstr = '',
      ignore_errors = true)`;
}

/** Separators a line may have been written with in place of its file's. */
const separators = `[';', chr(9), '|', ',']`;

/** Records the reader could not split, one row each, with reasons as people read them; `record` is their place. */
const csvRejects = (delimiter: string, header: readonly string[], before: number) => `
INSERT INTO staged_rejects
WITH errors AS (
  SELECT *, [${header.map(literal).join(", ")}] AS names,
    list_filter(${separators}, lambda x: x <> ${literal(delimiter)} AND ${header.length} > 2
      AND length(csv_line) - length(replace(csv_line, x, '')) >= ${header.length - 1})[1] AS other,
    list_position(list_transform(string_split(csv_line, ${
  literal(delimiter)
})[2:], lambda x: prefix(x, ' ')), true) AS split
  FROM csv_errors JOIN csv_scans USING (scan_id, file_id)
  QUALIFY row_number() OVER (PARTITION BY file_path, line ORDER BY column_idx) = 1
)
SELECT ${fileIdOf("file_path")}, line - 2 + ${before}, line + ${before}, 'record',
  CASE WHEN error_type = 'UNQUOTED VALUE' THEN 'E-QUOTE' WHEN error_type LIKE 'LINE SIZE%' THEN 'E-LIMIT'
    WHEN error_type = 'MISSING COLUMNS' AND other IS NOT NULL THEN 'E-DIALECT' ELSE 'E-FIELDS' END,
  CASE WHEN error_type = 'UNQUOTED VALUE' THEN column_name END, NULL,
  CASE
    WHEN error_type = 'MISSING COLUMNS' AND other IS NOT NULL
      THEN 'it is separated by "' || other || '", its file by "' || ${literal(delimiter)} || '"'
    WHEN error_type = 'MISSING COLUMNS'
      THEN 'expected ${header.length} fields, found ' || column_idx || '; from "' || names[column_idx::INTEGER + 1] || '" on'
    WHEN error_type = 'TOO MANY COLUMNS'
      THEN regexp_replace(error_message, '^Expected Number of Columns: (\\d+) Found: (\\d+).*$', 'expected \\1 fields, found \\2')
        || coalesce('; an unquoted separator in "' || names[split::INTEGER] || '"?', '; an unquoted separator, most likely')
    WHEN error_type = 'UNQUOTED VALUE' THEN 'a quote inside a field is not doubled, or is never closed'
    WHEN error_type LIKE 'LINE SIZE%' THEN 'it is longer than 16 MiB' || coalesce(' (' || nullif(regexp_extract(error_message, 'Actual Size:\\s*(\\d+)', 1), '') || ' bytes)', '')
    ELSE lower(error_type)
  END,
  csv_line[:4000]
FROM errors`;

/** A record's place counts the rejected ones before it. */
const skipRejects = `
UPDATE records SET place = records.place + skipped.before
FROM (
  SELECT s.record, moved.before
  FROM records AS s ASOF JOIN (
    SELECT file_id, record - row_number() OVER (PARTITION BY file_id ORDER BY record) + 1 AS adjusted,
      row_number() OVER (PARTITION BY file_id ORDER BY record) AS before
    FROM staged_rejects
  ) AS moved ON s.file_id = moved.file_id AND s.place >= moved.adjusted
) AS skipped
WHERE records.record = skipped.record`;

/** Where records span lines, or blank lines stand between, the line runs ahead of the place. */
async function placeLines(warehouse: Warehouse, files: readonly StagedFile[]): Promise<void> {
  const values = files.flatMap(({ fileId, scan }) =>
    (scan?.shifts ?? []).map(({ record, lines }) => `(${literal(fileId)}, ${record}, ${lines})`)
  );
  if (values.length === 0) {
    await warehouse.run("UPDATE records SET line = place + 2");
    return;
  }
  await warehouse.run(
    `CREATE OR REPLACE TEMP TABLE shifts AS FROM (VALUES ${
      values.join(", ")
    }) AS shifts (file_id, place, lines)`,
  );
  await warehouse.run(`
UPDATE records SET line = records.place + 2 + drift.lines
FROM (
  SELECT s.record, coalesce(shifts.lines, 0) AS lines
  FROM records AS s ASOF LEFT JOIN shifts ON s.file_id = shifts.file_id AND s.place >= shifts.place
) AS drift
WHERE records.record = drift.record`);
  await warehouse.run(`
UPDATE staged_rejects SET line = staged_rejects.record + 2 + drift.lines
FROM (
  SELECT s.file_id, s.record, coalesce(shifts.lines, 0) AS lines
  FROM staged_rejects AS s ASOF LEFT JOIN shifts ON s.file_id = shifts.file_id AND s.record >= shifts.place
) AS drift
WHERE staged_rejects.record = drift.record AND staged_rejects.file_id = drift.file_id`);
}

/** Numbers all records in the order of files and records, which the reader keeps. */
const numbered = (from: string, before: number) => `
CREATE OR REPLACE TEMP TABLE records AS
SELECT "row read" - 1 AS record, ${fileIdOf('"read from"')} AS file_id, "row read" - 1 + ${before} AS place,
  ("row read" + 1 + ${before})::INTEGER AS line,
  * EXCLUDE ("read from", "row read")
FROM (SELECT row_number() OVER () AS "row read", * FROM ${from})`;

/** Records before a part of a file; a group of whole files has none before it. */
const beforeOf = (files: readonly StagedFile[]) => files[0]?.before ?? 0;

/** The records of one file, numbered by where they lie in the table that they were read into, the reader keeping their order. */
async function numberedInPlace(warehouse: Warehouse, file: StagedFile, from: string): Promise<string> {
  await warehouse.run(`CREATE OR REPLACE TEMP TABLE cells AS FROM ${from}`);
  const [row] = await warehouse.query<{ first: string | null }>(
    "first record",
    "SELECT min(rowid)::VARCHAR AS first FROM cells",
  );
  const before = file.before ?? 0;
  const record = `rowid - ${row?.first ?? 0}`;
  return `SELECT ${record} AS record, ${literal(file.fileId)} AS file_id, ${record} + ${before} AS place,
    (${record} + ${before + 2})::INTEGER AS line, * FROM cells`;
}

/** Counts each file's records from 0. */
const placeInFile = `
UPDATE records SET place = records.place - firsts.first
FROM (SELECT file_id, min(record) AS first FROM records GROUP BY file_id) AS firsts
WHERE records.file_id = firsts.file_id AND firsts.first > 0`;

/** A last line without its line end and with fields missing was cut, not written short. */
async function tellCut(warehouse: Warehouse, files: readonly StagedFile[]): Promise<void> {
  for (const { fileId, scan } of files) {
    if (!scan || scan.endsWithNewline) continue;
    await warehouse.run(
      `UPDATE staged_rejects SET code = 'E-TRUNC', reason = 'the file ends inside this record; ' || reason
       WHERE file_id = $fileId AND record = $last AND code = 'E-FIELDS' AND reason LIKE '%; from %'`,
      { fileId, last: scan.records - 1 },
    );
  }
}

/** Records that name the columns again: two exports in one file, or a header of several lines. */
async function rejectHeaders(
  warehouse: Warehouse,
  header: readonly string[],
  again: string,
): Promise<void> {
  const found = await warehouse.run(`
INSERT INTO staged_rejects
SELECT file_id, record, line, 'record', 'E-HEADER', NULL, NULL, 'the header stands here again', ${
    literal(header.join(","))
  } FROM records WHERE ${again}`);
  if (found > 0) await warehouse.run(`DELETE FROM records WHERE ${again}`);
}

const faultsAtOnce = 500;

/** Records taken out before the database read the file: they have a line, and no place among those it read. */
async function takeFaults(warehouse: Warehouse, files: readonly StagedFile[]): Promise<void> {
  const rows = files.flatMap(({ fileId, faults }) =>
    faults.map(({ line, raw, defect: { code, field, value, reason } }) => {
      const texts = [code, field, value, reason, raw].map((text) => (text === null ? "NULL" : literal(text)));
      return `(${literal(fileId)}, NULL, ${line}, 'record', ${texts.join(", ")})`;
    })
  );
  for (let at = 0; at < rows.length; at += faultsAtOnce) {
    await warehouse.run(`INSERT INTO staged_rejects VALUES ${rows.slice(at, at + faultsAtOnce).join(", ")}`);
  }
}

/**
 * Lays the records down under their numbers.
 *
 * @returns how many could not be split, and SELECT of the records where they lie as they stand in their file.
 */
async function numberCsv(
  warehouse: Warehouse,
  files: readonly StagedFile[],
  { delimiter, header }: CsvReading,
  again: string,
): Promise<{ rejected: number; asRead: string | null }> {
  const from = readCsv(files, delimiter, header);
  const rejects = csvRejects(delimiter, header, beforeOf(files));
  const [only, ...more] = files;
  if (!only || more.length > 0) {
    await warehouse.run(numbered(from, beforeOf(files)));
    if (files.length > 1) await warehouse.run(placeInFile);
    return { rejected: await warehouse.run(rejects), asRead: null };
  }
  const records = await numberedInPlace(warehouse, only, from);
  const rejected = await warehouse.run(rejects);
  const [headers] = await warehouse.query<{ n: number }>(
    "headers",
    `SELECT count(*) AS n FROM cells WHERE ${again}`,
  );
  if (rejected === 0 && headers?.n === 0 && !only.scan?.shifts.length) return { rejected, asRead: records };
  await warehouse.run(`CREATE OR REPLACE TEMP TABLE records AS ${records}`);
  return { rejected, asRead: null };
}

/** Condition over cells under which they name the columns again. */
const isHeader = (header: readonly string[]) =>
  header.map((name) => `${cell(name)} = ${literal(name)}`).join(" AND ");

async function stageCsv(
  warehouse: Warehouse,
  files: readonly StagedFile[],
  reading: CsvReading,
): Promise<string> {
  const again = isHeader(reading.header);
  await warehouse.run("DROP TABLE IF EXISTS csv_errors; DROP TABLE IF EXISTS csv_scans");
  const { rejected, asRead } = await numberCsv(warehouse, files, reading, again);
  if (asRead === null) {
    if (rejected > 0) await tellCut(warehouse, files);
    if (rejected > 0) await warehouse.run(skipRejects);
    const shifted = files.some(({ scan }) => (scan?.shifts.length ?? 0) > 0);
    if (rejected > 0 || shifted || files.length > 1) await placeLines(warehouse, files);
    // Their places are not the numbers of records that were read.
    if (rejected > 0) await warehouse.run("UPDATE staged_rejects SET record = NULL");
    await rejectHeaders(warehouse, reading.header, again);
  }
  await takeFaults(warehouse, files);
  return asRead ?? "FROM records";
}

/** Lines as they are: a separator no text holds, and no quoting. */
async function stageJsonLines(warehouse: Warehouse, files: readonly StagedFile[]): Promise<void> {
  const from = `read_csv(${
    pathsOf(files)
  }, auto_detect = false, header = false, delim = chr(31), quote = '', escape = '',
    columns = {raw: 'VARCHAR'}, max_line_size = ${recordLimit}, strict_mode = true, null_padding = false,
    filename = 'read from')`;
  await warehouse.run(numbered(from, beforeOf(files)));
  if (files.length > 1) await warehouse.run(placeInFile);
  await warehouse.run(`
CREATE OR REPLACE TEMP TABLE records AS
SELECT * EXCLUDE (line), (place + 1)::INTEGER AS line, try_cast(raw AS JSON) AS doc
FROM records
WHERE raw IS NOT NULL AND trim(raw, chr(32) || chr(9) || chr(13)) <> ''`);
  await warehouse.run(`
INSERT INTO staged_rejects
SELECT file_id, record, line, 'record', 'E-JSON', NULL, NULL, 'the line is not one JSON object', raw[:4000]
FROM records WHERE doc IS NULL OR json_type(doc) <> 'OBJECT'`);
  await warehouse.run("DELETE FROM records WHERE doc IS NULL OR json_type(doc) <> 'OBJECT'");
}

/** SELECT of whole JSON files, one row each: these fields of theirs, `file_id` and `file_number`. */
function documentsOf(files: readonly StagedFile[], columns: Readonly<Record<string, string>>): string {
  const largest = Math.max(...files.map(({ bytes }) => bytes));
  const shape = Object.entries(columns).map(([name, type]) => `${identifier(name)}: ${literal(type)}`);
  return `SELECT *, ('0x' || file_id)::UBIGINT AS file_number
    FROM (
      SELECT * EXCLUDE ("read from"), ${fileIdOf('"read from"')} AS file_id
      FROM read_json(${pathsOf(files)}, format = 'unstructured', records = 'auto', auto_detect = false,
        maximum_object_size = ${largest + 1024}, columns = {${shape.join(", ")}}, filename = 'read from')
    )`;
}

async function stageJson(
  warehouse: Warehouse,
  files: readonly StagedFile[],
  reading: Extract<BulkReading, { format: "json" }>,
): Promise<void> {
  await warehouse.run(`
CREATE OR REPLACE TEMP TABLE records AS
WITH document AS (${documentsOf(files, reading.columns)})
${reading.select}`);
}

/** Names of the columns that hold lists or objects. */
async function nestedColumns(warehouse: Warehouse, from: string): Promise<readonly string[]> {
  const columns = await warehouse.query<{ column_name: string; column_type: string }>(
    "parquet columns",
    `DESCRIBE SELECT * FROM ${from}`,
  );
  return columns.filter(({ column_type: type }) => /^(?:STRUCT|MAP|UNION)\(|\]$/.test(type))
    .map(({ column_name: name }) => name);
}

async function stageParquet(warehouse: Warehouse, files: readonly StagedFile[]): Promise<void> {
  const before = beforeOf(files);
  const rows = files[0]?.rows;
  const part = rows === undefined
    ? ""
    : `WHERE file_row_number >= ${before} AND file_row_number < ${before + rows}`;
  const from = `read_parquet(${pathsOf(files)}, filename = 'read from', file_row_number = true)`;
  // Cast to text, a list is no JSON: [a, b] could be one value.
  const nested = (await nestedColumns(warehouse, from)).map(identifier);
  const asJson = nested.length === 0
    ? ""
    : `REPLACE (${nested.map((name) => `to_json(${name}) AS ${name}`).join(", ")})`;
  await warehouse.run(`
CREATE OR REPLACE TEMP TABLE records AS
SELECT row_number() OVER () - 1 + ${before} AS record, ${
    fileIdOf('"read from"')
  } AS file_id, NULL::INTEGER AS line,
  CAST(COLUMNS(* EXCLUDE ("read from", file_row_number)) AS VARCHAR)
FROM (SELECT * ${asJson} FROM ${from}) ${part}`);
  for (const { fileId, secrets } of files) await hideInRecords(warehouse, fileId, secrets);
}

async function lay(
  warehouse: Warehouse,
  reading: BulkReading,
  files: readonly StagedFile[],
): Promise<string | null> {
  switch (reading.format) {
    case "csv":
      return await stageCsv(warehouse, files, reading);
    case "jsonl":
      await stageJsonLines(warehouse, files);
      break;
    case "json":
      await stageJson(warehouse, files, reading);
      break;
    case "samples":
      return null;
    case "parquet":
      await stageParquet(warehouse, files);
  }
  return "FROM records";
}

/**
 * Reads plain files of one plan into the temporary view `staged`: `file_id`, `record`, `line` and the files' columns as
 * text. What cannot be split into columns is in `staged_rejects`.
 */
export async function stage(
  warehouse: Warehouse,
  reading: BulkReading,
  files: readonly StagedFile[],
): Promise<void> {
  await warehouse.run(noneRejected);
  const records = await lay(warehouse, reading, files);
  if (records !== null) await warehouse.run(`CREATE OR REPLACE TEMP VIEW staged AS ${records}`);
}

/**
 * Makes `staged` the records of numbered lines where they lie, but for those that name the columns again.
 *
 * They are joined to the files they come from, for a join keeps no order: in order, each buffer of the reader ends in a
 * row group that is not full, and the checkpoint puts half the table together once more.
 */
export async function stageNumbered(
  warehouse: Warehouse,
  reading: CsvReading,
  files: readonly NumberedFile[],
): Promise<void> {
  const ids = files.map(({ fileId }) => `(${literal(fileId)})`).join(", ");
  await warehouse.run(
    `CREATE OR REPLACE TEMP VIEW staged AS
     FROM (${numberedCsv(files, reading)}) SEMI JOIN (VALUES ${ids}) AS given (file_id) USING (file_id)
     WHERE (${isHeader(reading.header)}) IS NOT TRUE`,
  );
}
