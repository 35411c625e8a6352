import type { Rows } from "../../model/rows.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** One series of a metric, as its tool knows it. */
export interface SeriesLabels {
  /** Metric. */
  readonly name: string;
  /** Canonical name. */
  readonly service: string;
  /** The export it was read from: `prometheus_query_range`. */
  readonly source: string;
  /** Labels as JSON, keys sorted. */
  readonly labels: string;
}

const sql = `
SELECT name, service, source, labels FROM metric_series
WHERE service IS NOT NULL ORDER BY name, service, source, labels`;

/**
 * Reads under which labels each metric of a service is known to its tool.
 *
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export function seriesLabels(warehouse: Warehouse): Promise<Rows<SeriesLabels>> {
  return warehouse.query<SeriesLabels>("series_labels", sql);
}
