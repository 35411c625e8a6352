import type { BulkPlan } from "../../model/source.ts";
import { literal } from "../../sources/sql.ts";
import type { BulkFile } from "./bulk_file.ts";
import { refuseAmbiguousDates, refuseWithoutZone } from "./_refuse_stamps.ts";
import type { Warehouse } from "../warehouse.ts";

/** What stands in the file of a record, as SQL: its line, or its cells without the columns that say where they stood. */
function asItStands({ reading }: BulkPlan): string {
  if (reading.format === "jsonl") return "staged.raw";
  const ours = JSON.stringify({ file_id: null, record: null, place: null, line: null });
  return `CAST(json_merge_patch(to_json(staged), ${literal(ours)}) AS VARCHAR)`;
}

/**
 * Reads each field once, collects what cannot be taken, and takes rejected records out: each once, whatever it lacks.
 * Tells how many fields and records cannot be taken.
 */
export async function readFields(warehouse: Warehouse, plan: BulkPlan, which = "true"): Promise<number> {
  if (plan.prepare === undefined) return 0;
  await warehouse.run(
    `CREATE OR REPLACE TEMP TABLE prepared AS SELECT * FROM (${plan.prepare}) WHERE ${which}`,
  );
  if (plan.defects.length === 0) return 0;
  const defective = await warehouse.run(`
INSERT INTO staged_rejects
SELECT staged.file_id, found.record, staged.line, found.scope, found.code, found.field, found.value[:200], found.reason,
  CASE WHEN found.scope = 'record' THEN left(${asItStands(plan)}, 4000) END
FROM (${plan.defects.join("\nUNION ALL ")}) AS found JOIN staged USING (record)
QUALIFY found.scope = 'field'
  OR row_number() OVER (PARTITION BY found.record, found.scope = 'field' ORDER BY found.scope = 'idle', found.code = 'E-ID', found.code = 'E-DATE', found.field) = 1`);
  if (defective === 0) return 0;
  await warehouse.run(
    "DELETE FROM prepared WHERE record IN (SELECT record FROM staged_rejects WHERE scope <> 'field' AND record IS NOT NULL)",
  );
  return defective;
}

/** What the last line of a file without its line end leaves empty may have been cut off. */
async function tellLast(warehouse: Warehouse, files: readonly BulkFile[]): Promise<void> {
  for (const { fileId, scan } of files) {
    if (!scan || scan.endsWithNewline) continue;
    await warehouse.run(
      `UPDATE staged_rejects SET scope = 'record', reason = reason || ', and the file may end inside this record'
       WHERE scope = 'idle' AND file_id = $fileId AND line = (SELECT max(line) FROM staged WHERE file_id = $fileId)`,
      { fileId },
    );
  }
}

/** Reads each field once, and refuses files whose stamps nobody can place. */
export async function readOrRefuse(
  warehouse: Warehouse,
  kind: string,
  plan: BulkPlan,
  files: readonly BulkFile[],
  which?: string,
): Promise<void> {
  if (await readFields(warehouse, plan, which) === 0) return;
  await tellLast(warehouse, files);
  await refuseWithoutZone(warehouse, kind, files);
  await refuseAmbiguousDates(warehouse, files);
}
