import type { Period } from "../../model/period.ts";
import type { Rows } from "../../model/rows.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { placeOf } from "./_place.ts";

/** A row that a check found. */
export interface CheckRow {
  /** Which check. */
  readonly check: string;
  /** Whether the row is left out of the headline "without suspect rows". */
  readonly suspect: boolean;
  /** Key of the row in its table. */
  readonly id: string;
  /** What is wrong, in words. */
  readonly message: string;
  /** File, line and JSON path. */
  readonly place: string | null;
}

const sql = `
SELECT check_name AS "check", suspect, entity_id AS id, message, ${placeOf("checks")} AS place
FROM checks LEFT JOIN files USING (file_id)
WHERE NOT starts_with(check_name, 'unmapped_') AND (entity_table <> 'incidents' OR check_name IN ('missing_start', 'starts_in_future')
  OR entity_id IN (SELECT incident_id FROM counted_incidents
    WHERE started_at >= CAST($start AS TIMESTAMP) AND started_at < CAST($end AS TIMESTAMP)))
QUALIFY suspect OR row_number() OVER (PARTITION BY check_name ORDER BY place, entity_id) <= $each
ORDER BY suspect DESC, check_name, place, entity_id`;

/**
 * Reads the rows behind the checks: every suspect incident of the period, and the first few of each other check.
 *
 * @param each rows shown of a check that makes nothing suspect; all are in the table `checks`.
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export function checkRows(warehouse: Warehouse, period: Period, each = 3): Promise<Rows<CheckRow>> {
  return warehouse.query<CheckRow>("data_quality.checks", sql, {
    start: period.start,
    end: period.end,
    each,
  });
}
