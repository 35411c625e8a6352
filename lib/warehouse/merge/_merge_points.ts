import type { BulkPlan } from "../../model/source.ts";
import type { BulkFile } from "./bulk_file.ts";
import { byFile, type MergedFiles, type Outcome } from "./_merge.ts";
import { addPoints, fileNumber, offeredInSql, type OfferedPoints, sound } from "./_offered_points.ts";
import { measureRanges } from "./_offered_ranges.ts";
import { offeredSamples } from "./_samples.ts";
import type { Warehouse } from "../warehouse.ts";

type Metrics = NonNullable<BulkPlan["metrics"]>;

const described = "series_id, source, name, service, labels, unit";

/** The samples of files, and their series as `offered_series`. */
async function offer(
  warehouse: Warehouse,
  { series, points }: Metrics,
  files: readonly BulkFile[],
): Promise<OfferedPoints> {
  if (typeof points !== "string") return await offeredSamples(warehouse, points, files, series);
  await warehouse.run(`CREATE OR REPLACE TEMP TABLE offered_series AS ${series}`);
  return offeredInSql(warehouse, points);
}

/** Whether every sample is new: no time twice, and no piece of a series reaches into another or into what is known. */
export async function disjoint(warehouse: Warehouse, points: string): Promise<boolean> {
  const [row] = await warehouse.query<{ n: number }>(
    "overlap",
    `SELECT
       (SELECT count(*) FROM (
          SELECT first_at <= lag(last_at) OVER (PARTITION BY series_id ORDER BY first_at) AS reaches_back FROM offered_ranges
        ) WHERE reaches_back)
       + (SELECT count(*) FROM offered_ranges AS o JOIN metric_series AS s USING (series_id)
          WHERE o.first_at <= s.last_at AND o.last_at >= s.first_at)
       + (SELECT count(*) FROM (
            SELECT 1 FROM ${points} SEMI JOIN (FROM offered_ranges WHERE NOT in_order) AS doubtful USING (file_number, series_id)
            GROUP BY file_number, series_id HAVING count(*) <> count(DISTINCT sampled_at)
          )) AS n`,
  );
  return row?.n === 0;
}

/**
 * Puts all samples into the table, and takes them out again where some cannot be kept as they are: nearly always every
 * sample is new, and then nothing is laid down twice.
 */
async function insertAll(
  warehouse: Warehouse,
  points: OfferedPoints,
  numbers: string,
  offered: number,
): Promise<boolean> {
  if (await points.addSound() === offered) {
    const mine = `(FROM metric_points WHERE file_number IN (${numbers}))`;
    await points.measureSound(mine);
    if (await disjoint(warehouse, mine)) return true;
  }
  await warehouse.run(`DELETE FROM metric_points WHERE file_number IN (${numbers})`);
  return false;
}

/** One sample per series and time: of two that differ the greater is kept, whatever the order of loading. */
async function decide(warehouse: Warehouse): Promise<void> {
  await warehouse.run(`
CREATE OR REPLACE TEMP TABLE decided AS
SELECT best.*, known.value AS known,
  CASE WHEN known.series_id IS NULL THEN 'loaded' WHEN best.value > known.value THEN 'updated' ELSE 'unchanged' END AS outcome
FROM (
  FROM kept_points WHERE ${sound} QUALIFY row_number() OVER (PARTITION BY series_id, sampled_at ORDER BY value DESC, file_number, record, position) = 1
) AS best
LEFT JOIN metric_points AS known ON known.series_id = best.series_id AND known.sampled_at = best.sampled_at`);
}

const rejectUnsound = `
INSERT INTO staged_rejects
SELECT printf('%012x', file_number), record, NULL, 'record', CASE WHEN sampled_at IS NULL THEN 'E-DATE' ELSE 'E-NUMBER' END, NULL, NULL,
  CASE WHEN sampled_at IS NULL THEN 'the sample has no time of the years 2000 to 2099' ELSE 'the sample is not a number' END,
  concat_ws(', ', 'series ' || record, 'sample ' || position)
FROM kept_points WHERE NOT (${sound})`;

/** Sample by sample, where series overlap or samples are none. */
async function mergeEach(warehouse: Warehouse, points: OfferedPoints): Promise<MergedFiles> {
  await points.keep();
  const kept = `(FROM kept_points WHERE ${sound})`;
  await measureRanges(warehouse, kept);
  await warehouse.run(rejectUnsound);
  if (await disjoint(warehouse, kept)) {
    await warehouse.run(addPoints(kept));
    return samplesByFile(warehouse);
  }
  await decide(warehouse);
  await warehouse.run(`
DELETE FROM metric_points USING decided
WHERE outcome = 'updated' AND metric_points.series_id = decided.series_id AND metric_points.sampled_at = decided.sampled_at`);
  await warehouse.run(addPoints("decided WHERE outcome <> 'unchanged'"));
  return byFile(
    await warehouse.query<Outcome>(
      "points outcome",
      `SELECT printf('%012x', file_number) AS file_id, samples AS principals, coalesce(loaded, 0) AS loaded, coalesce(updated, 0) AS updated
       FROM (SELECT file_number, sum(samples)::BIGINT AS samples FROM offered_ranges GROUP BY file_number)
       LEFT JOIN (
         SELECT file_number, count(*) FILTER (outcome = 'loaded') AS loaded, count(*) FILTER (outcome = 'updated') AS updated
         FROM decided GROUP BY file_number
       ) USING (file_number)`,
    ),
  );
}

export async function mergeSeries(warehouse: Warehouse): Promise<void> {
  await warehouse.run(`
CREATE OR REPLACE TEMP TABLE merged_series AS
SELECT series_id, any_value(source) AS source, any_value(name) AS name, any_value(service) AS service,
  any_value(labels) AS labels, any_value(unit) AS unit, min(first_at) AS first_at, max(last_at) AS last_at
FROM (
  SELECT ${described}, NULL AS first_at, NULL AS last_at FROM offered_series
  UNION ALL SELECT series_id, NULL, NULL, NULL, NULL, NULL, first_at, last_at FROM offered_ranges
  UNION ALL SELECT ${described}, first_at, last_at FROM metric_series WHERE series_id IN (SELECT series_id FROM offered_series)
)
GROUP BY series_id`);
  await warehouse.run("DELETE FROM metric_series WHERE series_id IN (SELECT series_id FROM merged_series)");
  await warehouse.run(
    `INSERT INTO metric_series (${described}, first_at, last_at) SELECT ${described}, first_at, last_at FROM merged_series`,
  );
}

async function samplesByFile(warehouse: Warehouse): Promise<MergedFiles> {
  return byFile(
    await warehouse.query<Outcome>(
      "samples by file",
      `SELECT printf('%012x', file_number) AS file_id, sum(samples)::BIGINT AS principals, sum(samples)::BIGINT AS loaded, 0 AS updated
       FROM offered_ranges GROUP BY file_number`,
    ),
  );
}

/**
 * Merges the samples of files, all at once where no series overlaps what is known.
 *
 * @param offered samples counted in these files apart from the database.
 */
export async function mergePoints(
  warehouse: Warehouse,
  metrics: Metrics,
  files: readonly BulkFile[],
  offered: number,
): Promise<MergedFiles> {
  const points = await offer(warehouse, metrics, files);
  const numbers = files.map(({ fileId }) => fileNumber(fileId)).join(", ");
  // A part of a file has others before it, which may not be taken out again.
  const isPart = files.some(({ before }) => before !== undefined);
  const isNew = !isPart && await insertAll(warehouse, points, numbers, offered);
  const merged = isNew ? await samplesByFile(warehouse) : await mergeEach(warehouse, points);
  points.free();
  await mergeSeries(warehouse);
  return merged;
}
