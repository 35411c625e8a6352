import type { Warehouse } from "./warehouse.ts";

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

/** Lays down as `offered_ranges` what was told by whoever read the samples. */
export async function layRanges(warehouse: Warehouse, ranges: readonly OfferedRange[]): Promise<void> {
  const told = ranges.map(({ fileNumber, seriesId, first, last, samples, inOrder }) => ({
    file_number: fileNumber,
    id: String(seriesId),
    first,
    last,
    samples,
    in_order: inOrder,
  }));
  await warehouse.run(
    `CREATE OR REPLACE TEMP TABLE offered_ranges AS
     SELECT file_number, id::UBIGINT AS series_id, make_timestamp(first) AS first_at, make_timestamp(last) AS last_at, samples, in_order
     FROM (SELECT unnest(from_json($told::JSON,
       '[{"file_number":"UBIGINT","id":"VARCHAR","first":"BIGINT","last":"BIGINT","samples":"BIGINT","in_order":"BOOLEAN"}]'), recursive := true))`,
    { told: JSON.stringify(told) },
  );
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
