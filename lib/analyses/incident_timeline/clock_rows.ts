import type { Rows } from "../../model/rows.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** How far the times of two sources lie apart, measured on events both tell. */
export interface ClockRow {
  /** Source the events come from. */
  readonly source: string;
  /** Source that tells of them. */
  readonly other: string;
  /** Events both tell. */
  readonly n: number;
  /** Median of the times of `other` less those of `source`, seconds. */
  readonly offsetS: number;
  /** Whether it is more than the way and chance explain. */
  readonly isApart: boolean;
}

const sql = `
SELECT source_a AS "source", source_b AS "other", sum(n) AS "n", arg_max(offset_s, (n, offset_s)) AS "offsetS", bool_or(apart) AS "isApart"
FROM source_offsets GROUP BY ALL ORDER BY source_a, source_b`;

/**
 * Reads by how much the clocks of the sources differ.
 *
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export function clockRows(warehouse: Warehouse): Promise<Rows<ClockRow>> {
  return warehouse.query<ClockRow>("clocks", sql);
}
