import type { Warehouse } from "../../warehouse/warehouse.ts";

/** Until when the exports tell. */
export interface NewestExports {
  /** Last instant of any stream, ISO 8601 in UTC; null where there is none. */
  readonly streams: string | null;
  /** Last instant of any incident, ISO 8601 in UTC; null where there is none. What follows later is not known. */
  readonly incidents: string | null;
}

const sql = `
SELECT
  (SELECT max(last_at) FROM (
    SELECT max(last_at) AS last_at FROM metric_series
    UNION ALL SELECT max(started_at) FROM alerts
    UNION ALL SELECT max(minute) FROM log_counts
    UNION ALL SELECT max(coalesce(finished_at, started_at)) FROM changes WHERE kind <> 'build'
  )) AS streams,
  (SELECT max(greatest(started_at, resolved_at)) FROM counted_incidents) AS incidents`;

/**
 * Reads until when streams and incidents are known.
 *
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export async function newestExports(warehouse: Warehouse): Promise<NewestExports> {
  const [newest] = await warehouse.query<NewestExports>("newest_exports", sql);
  return newest ?? { streams: null, incidents: null };
}
