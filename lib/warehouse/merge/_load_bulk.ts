import type { BulkOutput, BulkPlan } from "../../model/source.ts";
import type { BulkFile } from "./bulk_file.ts";
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
import { addSamples } from "./_add_samples.ts";
import { readOrRefuse } from "./_read_fields.ts";
import { takeRejects } from "./_take_rejects.ts";
import { literal } from "../../sources/sql.ts";
import { stage } from "./_staged.ts";
import type { Warehouse } from "../warehouse.ts";

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
  await readOrRefuse(warehouse, kind, plan, files, `(${plan.sound}) IS NOT TRUE`);
  await addPrepared(warehouse, plan);
}

async function merge(
  warehouse: Warehouse,
  kind: string,
  plan: BulkPlan,
  files: readonly BulkFile[],
  offered: number,
): Promise<MergedFiles> {
  await readOrRefuse(warehouse, kind, plan, files);
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
  const left = await takeRejects(warehouse);
  const books = new Map<string, Books>();
  for (const [fileId, counted] of counts) {
    const { loaded = 0, updated = 0, unchanged = 0 } = merged.get(fileId) ?? {};
    const { rejected, idle } = left.get(fileId) ?? { rejected: 0, idle: 0 };
    books.set(fileId, { loaded, updated, unchanged: unchanged + idle, rejected, read: counted });
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
  const samples = await addSamples(warehouse, kind, plan, files);
  if (samples) {
    await clear(warehouse);
    return samples;
  }
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
