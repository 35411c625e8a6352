import { ExportError } from "../model/errors.ts";
import { refusal } from "../model/refusal.ts";
import type { BulkOutput, BulkPlan } from "../model/source.ts";
import type { BulkFile } from "./_bulk_file.ts";
import type { Books } from "./_load_records.ts";
import {
  type AddingPlan,
  addPlain,
  addPrepared,
  addSound,
  isAdding,
  isPlain,
  mergeAdded,
} from "./_add_rows.ts";
import { giveBack } from "./_give_back.ts";
import { mappedSql } from "./_mapped.ts";
import { type MergedFiles, mergeInto } from "./_merge.ts";
import { mergePoints } from "./_merge_points.ts";
import { isLarge, partsOf } from "./_parts.ts";
import { literal } from "../sources/sql.ts";
import { stage } from "./_staged.ts";
import type { Warehouse } from "./warehouse.ts";

/** What stands in the file of a record, as SQL: its line, or its cells without the columns that say where they stood. */
function asItStands({ reading }: BulkPlan): string {
  if (reading.format === "jsonl") return "staged.raw";
  const ours = JSON.stringify({ file_id: null, record: null, place: null, line: null });
  return `CAST(json_merge_patch(to_json(staged), ${literal(ours)}) AS VARCHAR)`;
}

/** Reads each field once, collects what cannot be taken, and takes rejected records out: each once, whatever it lacks. */
async function prepare(warehouse: Warehouse, plan: BulkPlan, which = "true"): Promise<void> {
  if (plan.prepare === undefined) return;
  await warehouse.run(
    `CREATE OR REPLACE TEMP TABLE prepared AS SELECT * FROM (${plan.prepare}) WHERE ${which}`,
  );
  if (plan.defects.length === 0) return;
  const defective = await warehouse.run(`
INSERT INTO staged_rejects
SELECT staged.file_id, found.record, staged.line, found.scope, found.code, found.field, found.value[:200], found.reason,
  CASE WHEN found.scope = 'record' THEN left(${asItStands(plan)}, 4000) END
FROM (${plan.defects.join("\nUNION ALL ")}) AS found JOIN staged USING (record)
QUALIFY found.scope <> 'record'
  OR row_number() OVER (PARTITION BY found.record, found.scope ORDER BY found.code = 'E-ID', found.code = 'E-DATE', found.field) = 1`);
  if (defective === 0) return;
  await warehouse.run(
    "DELETE FROM prepared WHERE record IN (SELECT record FROM staged_rejects WHERE scope = 'record' AND record IS NOT NULL)",
  );
}

/** The first output is what the ledger counts; the others ride along. */
async function loadOutputs(warehouse: Warehouse, outputs: readonly BulkOutput[]): Promise<MergedFiles> {
  let counted: MergedFiles = new Map();
  for (const [at, output] of outputs.entries()) {
    const rows = await mappedSql(warehouse, output, at === 0);
    await warehouse.run(`CREATE OR REPLACE TEMP VIEW mapped AS ${rows}`);
    const merged = await mergeInto(warehouse, output.table, "mapped");
    if (at === 0) counted = merged;
  }
  return counted;
}

async function parquetRows(warehouse: Warehouse, plain: string): Promise<number> {
  const [row] = await warehouse.query<{ n: number }>(
    "parquet footer",
    `SELECT sum(num_rows)::BIGINT AS n FROM parquet_file_metadata(${literal(plain)})`,
  );
  return row?.n ?? 0;
}

/** A stamp without an offset and a mapping without a zone: the file waits until somebody says which zone it is. */
async function refuseWithoutZone(
  warehouse: Warehouse,
  kind: string,
  files: readonly BulkFile[],
): Promise<void> {
  const [naive] = await warehouse.query<
    { file_id: string; line: number | null; field: string; value: string; n: number; reason: string }
  >(
    "naive stamps",
    `SELECT min(file_id) AS file_id, min(line) AS line, arg_min(field, record) AS field, arg_min(value, record) AS value,
       count(*) AS n, min(reason) AS reason
     FROM staged_rejects WHERE code = 'E-ZONE' HAVING count(*) > 0`,
  );
  if (!naive) return;
  throw new ExportError(
    "E-ZONE",
    refusal({
      action: "load",
      thing: files.find(({ fileId }) => fileId === naive.file_id)?.name ?? kind,
      line: naive.line ?? undefined,
      field: naive.field,
      value: naive.value,
      reason: naive.reason.startsWith("the letters")
        ? `${naive.reason} (${naive.n} stamps)`
        : `${naive.n} stamps name no time zone and none is configured`,
      remedy: naive.reason.startsWith("the letters")
        ? "Export with offsets such as +01:00, or without letters and with the IANA name of the zone configured"
        : `Add to hindcast.yaml, under zones: sources: { ${kind}: Europe/Berlin } (or the zone it is)`,
    }),
  );
}

const numericDate = "^\\d{1,2}[/-]\\d{1,2}[/-]\\d{2,4}\\b";

/** How a date made of numbers may be written, in both orders of days and months. */
function formatsOf(value: string): string {
  const [, mark = "/", year = ""] = /^\d+([/-])\d+[/-](\d+)/.exec(value) ?? [];
  const [, seconds = "", half = ""] = /\d:\d\d(:\d\d)?( ?[ap]m)?$/i.exec(value) ?? [];
  const clock = `${half ? "%I" : "%H"}:%M${seconds && ":%S"}${half.replace(/[ap]m/i, "%p")}`;
  const time = value.includes(":") ? ` ${clock}` : "";
  return [["%d", "%m"], ["%m", "%d"]]
    .map(([one, two]) => `"${one}${mark}${two}${mark}${year.length === 2 ? "%y" : "%Y"}${time}"`).join(
      " or ",
    );
}

/** Dates made of numbers that no order was declared for: 4/5/2026 is in May here and in April there. */
async function refuseAmbiguousDates(warehouse: Warehouse, files: readonly BulkFile[]): Promise<void> {
  const [found] = await warehouse.query<
    { file_id: string; line: number | null; field: string; value: string; open: number; n: number }
  >(
    "dates of two readings",
    `SELECT min(file_id) AS file_id, min(line) AS line, arg_min(field, line) AS field, arg_min(value, line) AS value,
       count(*) FILTER (split_part(translate(value, '-', '/'), '/', 1)::INTEGER <= 12
         AND split_part(translate(value, '-', '/'), '/', 2)::INTEGER <= 12) AS open, count(*) AS n
     FROM staged_rejects WHERE code = 'E-DATE' AND regexp_matches(value, '${numericDate}') HAVING open > 0`,
  );
  if (!found) return;
  throw new ExportError(
    "E-DATE",
    refusal({
      action: "load",
      thing: files.find(({ fileId }) => fileId === found.file_id)?.name ?? "",
      line: found.line ?? undefined,
      field: found.field,
      value: found.value,
      reason: `day first and month first are both possible in ${found.open} of ${found.n} dates`,
      remedy: `Add time_format, such as ${formatsOf(found.value)}, to the mapping in hindcast.yaml`,
    }),
  );
}

async function takeRejects(warehouse: Warehouse): Promise<ReadonlyMap<string, number>> {
  const rows = await warehouse.query<{ file_id: string; n: number }>(
    "rejected",
    "SELECT file_id, count(*) FILTER (scope = 'record') AS n FROM staged_rejects GROUP BY file_id",
  );
  if (rows.length > 0) {
    await warehouse.run(`
INSERT INTO rejects (scope, code, field, value, reason, raw, file_id, line, path)
SELECT scope, code, field, value, reason, raw, file_id, line, NULL FROM staged_rejects ORDER BY file_id, line, record, field`);
  }
  return new Map(rows.map(({ file_id: file, n }) => [file, n]));
}

const views = ["mapped", "staged"];
const tables = [
  "prepared",
  "records",
  "cells",
  "staged_rejects",
  "merged_series",
  "contested",
  "contested_keys",
  "taken",
  "ranked",
  "decided",
  "shifts",
  "csv_errors",
  "csv_scans",
  "offered_series",
  "offered_ranges",
  "kept_points",
];

async function clear(warehouse: Warehouse): Promise<void> {
  const drops = [
    ...views.map((view) => `DROP VIEW IF EXISTS temp.${view}`),
    ...tables.map((table) => `DROP TABLE IF EXISTS temp.${table}`),
  ];
  await warehouse.run(drops.join("; "));
}

async function prepareAll(
  warehouse: Warehouse,
  kind: string,
  plan: BulkPlan,
  files: readonly BulkFile[],
  which?: string,
): Promise<void> {
  await prepare(warehouse, plan, which);
  await refuseWithoutZone(warehouse, kind, files);
  await refuseAmbiguousDates(warehouse, files);
}

/** Adds the rows of the staged records to their table; those in which something is amiss are looked at one by one. */
async function addRows(
  warehouse: Warehouse,
  kind: string,
  plan: AddingPlan,
  files: readonly BulkFile[],
  soundAdded: boolean,
): Promise<void> {
  if (!soundAdded) {
    const added = await addSound(warehouse, plan);
    const [staged] = await warehouse.query<{ n: number }>("staged", "SELECT count(*) AS n FROM staged");
    if (staged?.n === added) return;
  }
  await prepareAll(warehouse, kind, plan, files, `(${plan.sound}) IS NOT TRUE`);
  await addPrepared(warehouse, plan);
}

async function merge(
  warehouse: Warehouse,
  kind: string,
  plan: BulkPlan,
  files: readonly BulkFile[],
  offered: number,
): Promise<MergedFiles> {
  await prepareAll(warehouse, kind, plan, files);
  return plan.metrics
    ? await mergePoints(warehouse, plan.metrics, files, offered)
    : await loadOutputs(warehouse, plan.outputs);
}

/**
 * Reads files, or a part of one, that fit into memory. Rows that are added stay to be merged: what became of them is told
 * when all parts are there.
 *
 * @param soundAdded whether the rows of the records in which nothing is amiss are in their table already.
 */
async function loadTogether(
  warehouse: Warehouse,
  kind: string,
  plan: BulkPlan,
  files: readonly BulkFile[],
  soundAdded = false,
): Promise<Map<string, Books>> {
  await stage(warehouse, plan.reading, files);
  const counts = new Map<string, number>();
  for (const { fileId, plain, read } of files) {
    counts.set(fileId, read ?? await parquetRows(warehouse, plain));
  }
  let merged: MergedFiles = new Map();
  if (isAdding(plan)) await addRows(warehouse, kind, plan, files, soundAdded);
  else {
    const offered = [...counts.values()].reduce((sum, n) => sum + n, 0);
    merged = await merge(warehouse, kind, plan, files, offered);
  }
  const rejected = await takeRejects(warehouse);
  const books = new Map<string, Books>();
  for (const [fileId, counted] of counts) {
    const { loaded = 0, updated = 0, unchanged = 0 } = merged.get(fileId) ?? {};
    books.set(fileId, { loaded, updated, unchanged, rejected: rejected.get(fileId) ?? 0, read: counted });
  }
  if (files[0]?.before !== undefined) await giveBack(warehouse, tables);
  await clear(warehouse);
  return books;
}

/** Reads a large file part by part, in the one transaction it is loaded in. */
async function loadInParts(
  warehouse: Warehouse,
  kind: string,
  plan: BulkPlan,
  file: BulkFile,
  soundAdded: boolean,
): Promise<Map<string, Books>> {
  const read = file.read ?? await parquetRows(warehouse, file.plain);
  const total = { loaded: 0, updated: 0, unchanged: 0, rejected: 0 };
  for await (const part of partsOf(file, plan.reading, read)) {
    const books = (await loadTogether(warehouse, kind, plan, [{ ...file, ...part }], soundAdded))
      .get(file.fileId);
    total.loaded += books?.loaded ?? 0;
    total.updated += books?.updated ?? 0;
    total.unchanged += books?.unchanged ?? 0;
    total.rejected += books?.rejected ?? 0;
  }
  return new Map([[file.fileId, { ...total, read }]]);
}

/** Books of files of which every record was added. */
function allAdded(files: readonly BulkFile[]): Map<string, Books> {
  return new Map(files.map(({ fileId, read }) => {
    const count = read ?? 0;
    return [fileId, { loaded: count, updated: 0, unchanged: 0, rejected: 0, read: count }];
  }));
}

/** Reads files whose records must be laid down, or of which some of the records are still missing from their table. */
async function loadLaid(
  warehouse: Warehouse,
  kind: string,
  plan: BulkPlan,
  files: readonly BulkFile[],
  soundAdded: boolean,
): Promise<Map<string, Books>> {
  const [first, ...more] = files;
  if (!first) return new Map();
  return more.length === 0 && isLarge(first, plan.reading)
    ? await loadInParts(warehouse, kind, plan, first, soundAdded)
    : await loadTogether(warehouse, kind, plan, files, soundAdded);
}

async function loadAll(
  warehouse: Warehouse,
  kind: string,
  plan: BulkPlan,
  files: readonly BulkFile[],
): Promise<Map<string, Books>> {
  const plain = isAdding(plan) ? files.filter((file) => isPlain(file, plan)) : [];
  const added = isAdding(plan) ? await addPlain(warehouse, plan, plain) : [];
  const short = plain.filter((file) => !added.includes(file));
  const others = files.filter((file) => !plain.includes(file));
  return new Map([
    ...allAdded(added),
    ...await loadLaid(warehouse, kind, plan, short, true),
    ...await loadLaid(warehouse, kind, plan, others, false),
  ]);
}

/** Reads files of one plan in SQL and merges their rows; to be run inside a transaction. */
export async function loadBulk(
  warehouse: Warehouse,
  kind: string,
  plan: BulkPlan,
  files: readonly BulkFile[],
): Promise<Map<string, Books>> {
  const books = await loadAll(warehouse, kind, plan, files);
  const [output] = plan.outputs;
  if (!output || !isAdding(plan)) return books;
  const merged = await mergeAdded(warehouse, output.table, [...books.keys()]);
  await clear(warehouse);
  return new Map([...books].map(([fileId, book]) => [fileId, { ...book, ...merged.get(fileId) }]));
}
