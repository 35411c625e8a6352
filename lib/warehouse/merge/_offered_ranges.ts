import type { Warehouse } from "../warehouse.ts";

/** A series of a file: when its samples begin and end, in microseconds since 1970. */
export interface OfferedRange {
  readonly fileNumber: number;
  readonly seriesId: bigint;
  readonly first: number;
  readonly last: number;
  readonly samples: number;
  /** Whether each sample is later than the one before. */
  readonly inOrder: boolean;
}

/** How many are handed over at once: as one text, millions would be longer than a text may be. */
const rangesAtOnce = 100_000;

/** Lays down as `offered_ranges` what was told by whoever read the samples. */
export async function layRanges(warehouse: Warehouse, ranges: readonly OfferedRange[]): Promise<void> {
  await warehouse.run(
    `CREATE OR REPLACE TEMP TABLE offered_ranges (
       file_number UBIGINT, series_id UBIGINT, first_at TIMESTAMP, last_at TIMESTAMP, samples BIGINT, in_order BOOLEAN
     )`,
  );
  for (let at = 0; at < ranges.length; at += rangesAtOnce) {
    const told = ranges.slice(at, at + rangesAtOnce).map((range) => ({
      ...range,
      seriesId: String(range.seriesId),
    }));
    await warehouse.run(
      `INSERT INTO offered_ranges
       SELECT "fileNumber", "seriesId"::UBIGINT, make_timestamp(first), make_timestamp(last), samples, "inOrder"
       FROM (SELECT unnest(from_json($told::JSON,
         '[{"fileNumber":"UBIGINT","seriesId":"VARCHAR","first":"BIGINT","last":"BIGINT","samples":"BIGINT","inOrder":"BOOLEAN"}]'), recursive := true))`,
      { told: JSON.stringify(told) },
    );
  }
}

/** Lays down as `offered_ranges`, by asking the database: first and last sample of each series and file, and whether its samples follow one another in time in one stretch. */
export async function measureRanges(warehouse: Warehouse, points: string): Promise<void> {
  await warehouse.run(`
CREATE OR REPLACE TEMP TABLE offered_ranges AS
SELECT file_number, series_id, min(sampled_at) AS first_at, max(sampled_at) AS last_at, count(*) AS samples,
  count(*) FILTER (begins) = 1 AND bool_and(begins OR before < sampled_at) AS in_order
FROM (
  SELECT file_number, series_id, sampled_at, lag(sampled_at) OVER () AS before,
    coalesce(lag(file_number) OVER () <> file_number OR lag(series_id) OVER () <> series_id, true) AS begins
  FROM ${points}
)
GROUP BY file_number, series_id`);
}
