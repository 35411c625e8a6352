import type { BulkPlan } from "../model/source.ts";
import { byFile, type MergedFiles, type Outcome } from "./_merge.ts";
import type { Warehouse } from "./warehouse.ts";

const seriesColumns = "series_id, source, name, service, labels, unit, first_at, last_at";

/** Samples that are times and numbers; the rest is rejected. */
const sound = "sampled_at IS NOT NULL AND value IS NOT NULL";

/** Whether every sample is new: all in order, and no piece of a series reaches into another or into what is known. */
async function disjoint(warehouse: Warehouse): Promise<boolean> {
  const [row] = await warehouse.query<{ n: number }>(
    "overlap",
    `SELECT
       (SELECT count(*) FROM offered_series WHERE NOT increasing)
       + (SELECT count(*) FROM (
            SELECT first_at <= lag(last_at) OVER (PARTITION BY series_id ORDER BY first_at) AS reaches_back FROM offered_series
          ) WHERE reaches_back)
       + (SELECT count(*) FROM offered_series AS o JOIN metric_series AS s USING (series_id)
          WHERE o.first_at <= s.last_at AND o.last_at >= s.first_at) AS n`,
  );
  return row?.n === 0;
}

async function insertAll(warehouse: Warehouse): Promise<MergedFiles> {
  await warehouse.run(`
INSERT INTO metric_points
SELECT series_id, sampled_at, value, file_id, record::INTEGER, position::INTEGER FROM offered_points`);
  return byFile(
    await warehouse.query<Outcome>(
      "samples by file",
      `SELECT file_id, sum(samples)::BIGINT AS principals, sum(samples)::BIGINT AS loaded, 0 AS updated
       FROM offered_series GROUP BY file_id`,
    ),
  );
}

/** One sample per series and time: of two that differ the greater is kept, whatever the order of loading. */
async function mergeEach(warehouse: Warehouse): Promise<MergedFiles> {
  await warehouse.run(`
CREATE OR REPLACE TEMP TABLE decided AS
SELECT best.*, known.value AS known,
  CASE WHEN known.series_id IS NULL THEN 'loaded' WHEN best.value > known.value THEN 'updated' ELSE 'unchanged' END AS outcome
FROM (
  FROM offered_points WHERE ${sound} QUALIFY row_number() OVER (PARTITION BY series_id, sampled_at ORDER BY value DESC, file_id, record, position) = 1
) AS best
LEFT JOIN metric_points AS known ON known.series_id = best.series_id AND known.sampled_at = best.sampled_at`);
  await warehouse.run(`
DELETE FROM metric_points USING decided
WHERE outcome = 'updated' AND metric_points.series_id = decided.series_id AND metric_points.sampled_at = decided.sampled_at`);
  await warehouse.run(`
INSERT INTO metric_points
SELECT series_id, sampled_at, value, file_id, record::INTEGER, position::INTEGER FROM decided WHERE outcome <> 'unchanged'`);
  return byFile(
    await warehouse.query<Outcome>(
      "points outcome",
      `SELECT file_id, principals, coalesce(loaded, 0) AS loaded, coalesce(updated, 0) AS updated
       FROM (SELECT file_id, count(*) AS principals FROM offered_points WHERE ${sound} GROUP BY file_id)
       LEFT JOIN (
         SELECT file_id, count(*) FILTER (outcome = 'loaded') AS loaded, count(*) FILTER (outcome = 'updated') AS updated
         FROM decided GROUP BY file_id
       ) USING (file_id)`,
    ),
  );
}

async function offer(
  warehouse: Warehouse,
  { series, points }: NonNullable<BulkPlan["metrics"]>,
): Promise<void> {
  await warehouse.run(`CREATE OR REPLACE TEMP VIEW offered_points AS ${points}`);
  await warehouse.run(`CREATE OR REPLACE TEMP TABLE offered_series AS ${series}`);
}

async function mergeSeries(warehouse: Warehouse): Promise<void> {
  await warehouse.run(`
CREATE OR REPLACE TEMP TABLE merged_series AS
SELECT series_id, any_value(source) AS source, any_value(name) AS name, any_value(service) AS service,
  any_value(labels) AS labels, any_value(unit) AS unit, min(first_at) AS first_at, max(last_at) AS last_at
FROM (
  SELECT ${seriesColumns} FROM offered_series
  UNION ALL SELECT ${seriesColumns} FROM metric_series WHERE series_id IN (SELECT series_id FROM offered_series)
)
GROUP BY series_id`);
  await warehouse.run("DELETE FROM metric_series WHERE series_id IN (SELECT series_id FROM merged_series)");
  await warehouse.run(
    `INSERT INTO metric_series (${seriesColumns}) SELECT ${seriesColumns} FROM merged_series`,
  );
}

const rejectUnsound = `
INSERT INTO staged_rejects
SELECT file_id, record, NULL, 'record', CASE WHEN sampled_at IS NULL THEN 'E-DATE' ELSE 'E-NUMBER' END, NULL, NULL,
  CASE WHEN sampled_at IS NULL THEN 'the sample has no time of the years 2000 to 2099' ELSE 'the sample is not a number' END,
  concat_ws(', ', 'series ' || record, 'sample ' || position)
FROM offered_points WHERE NOT (${sound})`;

/** Merges the samples of files, all at once where no series overlaps what is known. */
export async function mergePoints(
  warehouse: Warehouse,
  metrics: NonNullable<BulkPlan["metrics"]>,
): Promise<MergedFiles> {
  await offer(warehouse, metrics);
  const isNew = await disjoint(warehouse);
  const merged = isNew ? await insertAll(warehouse) : await mergeEach(warehouse);
  if (!isNew) await warehouse.run(rejectUnsound);
  await mergeSeries(warehouse);
  return merged;
}
