import type { BulkPlan } from "../../model/source.ts";
import { literal } from "../../sources/sql.ts";
import type { BulkFile } from "./bulk_file.ts";
import type { Books } from "./_load_records.ts";
import { disjoint, mergeSeries } from "./_merge_points.ts";
import { addPoints, fileNumber, sound } from "./_offered_points.ts";
import { layRanges, measureRanges } from "./_offered_ranges.ts";
import { type PlainPlan, PlainSamples } from "./_plain_samples.ts";
import { readOrRefuse } from "./_read_fields.ts";
import { noneRejected, stageNumbered } from "./_staged.ts";
import { type LeftOut, takeRejects } from "./_take_rejects.ts";
import type { Warehouse } from "../warehouse.ts";

function isPlainPlan(plan: BulkPlan): plan is PlainPlan {
  return plan.reading.format === "csv" && plan.metrics?.cells !== undefined;
}

function isPlainFile({ scan, faults }: BulkFile): boolean {
  return scan?.sound === true && scan.plain && faults.length === 0;
}

/** Samples of a file's lines that are not plain, and what is in no table of them. */
interface Left extends LeftOut {
  readonly added: number;
}

/** Has the database read the lines of a file that are not plain. */
async function addLeft(
  warehouse: Warehouse,
  kind: string,
  plan: PlainPlan,
  samples: PlainSamples,
  file: BulkFile,
): Promise<Left> {
  const lines = samples.leftOf(file);
  if (lines === null) return { added: 0, rejected: 0, idle: 0 };
  await warehouse.run(noneRejected);
  await stageNumbered(warehouse, plan.reading, [{ fileId: file.fileId, plain: lines }]);
  await readOrRefuse(warehouse, kind, plan, [file]);
  await samples.offerSeries();
  const added = await warehouse.run(addPoints(`(${plan.metrics.points}) WHERE ${sound}`));
  const { rejected = 0, idle = 0 } = (await takeRejects(warehouse)).get(file.fileId) ?? {};
  return { added, rejected, idle };
}

/** Adds all samples of files; null where the database has to read them all. */
async function addAll(
  warehouse: Warehouse,
  kind: string,
  plan: PlainPlan,
  samples: PlainSamples,
  files: readonly BulkFile[],
): Promise<Map<string, Books> | null> {
  const books = new Map<string, Books>();
  let leftAdded = 0;
  for (const file of files) {
    const plain = await samples.add(file);
    if (plain === null) return null;
    const { added, rejected, idle } = await addLeft(warehouse, kind, plan, samples, file);
    const read = file.read ?? 0;
    if (plain + added + rejected + idle !== read) return null;
    leftAdded += added;
    books.set(file.fileId, { loaded: read - rejected - idle, updated: 0, unchanged: idle, rejected, read });
  }
  const mine = `(FROM metric_points WHERE file_number IN (${numbersOf(files)}))`;
  if (leftAdded > 0) await measureRanges(warehouse, mine);
  else await layRanges(warehouse, samples.ranges);
  return await disjoint(warehouse, mine) ? books : null;
}

function numbersOf(files: readonly BulkFile[]): string {
  return files.map(({ fileId }) => fileNumber(fileId)).join(", ");
}

/**
 * Adds the samples of files whose lines are plain, straight out of the files, which takes a fifth of the time that laying
 * all of them down takes; the few lines that are not plain are read by the database.
 *
 * @returns null where that cannot be, or where a sample may be known: then nothing was added.
 */
export async function addSamples(
  warehouse: Warehouse,
  kind: string,
  plan: BulkPlan,
  files: readonly BulkFile[],
): Promise<Map<string, Books> | null> {
  const isEmpty = files.every(({ read }) => read === 0);
  if (isEmpty || !isPlainPlan(plan) || !files.every(isPlainFile)) return null;
  const samples = new PlainSamples(warehouse, plan);
  try {
    const books = await addAll(warehouse, kind, plan, samples, files);
    if (books) await mergeSeries(warehouse);
    else {
      await warehouse.run(`DELETE FROM metric_points WHERE file_number IN (${numbersOf(files)})`);
      const ids = files.map(({ fileId }) => literal(fileId)).join(", ");
      await warehouse.run(`DELETE FROM rejects WHERE file_id IN (${ids})`);
      await warehouse.run(`DELETE FROM idle_records WHERE file_id IN (${ids})`);
    }
    return books;
  } finally {
    samples.close();
  }
}
