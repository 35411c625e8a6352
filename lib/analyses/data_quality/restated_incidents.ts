import type { Period } from "../../model/period.ts";
import type { Rows } from "../../model/rows.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { placeOf } from "./_place.ts";

/** A field of an incident that a newer export tells otherwise. */
export interface RestatedField {
  /** `incidents.incident_id`. */
  readonly incident: string;
  /** Its title now. */
  readonly title: string | null;
  /** What is told otherwise. */
  readonly field: string;
  /** What was said before. */
  readonly before: string;
  /** What is said now; null where nothing is said any more. */
  readonly after: string | null;
  /** When the newer export was loaded, UTC. */
  readonly seen: string | null;
  /** File, line and JSON path of what is said now. */
  readonly place: string | null;
}

const sql = `
SELECT r.incident_id AS incident, i.title, r.field, r.before, r.after, strftime(r.seen_at, '%Y-%m-%d %H:%M') AS seen,
  ${placeOf("r")} AS place
FROM restatements AS r JOIN incidents AS i USING (incident_id) LEFT JOIN files ON files.file_id = r.file_id
WHERE r.restated AND i.started_at >= CAST($start AS TIMESTAMP) AND i.started_at < CAST($end AS TIMESTAMP)
ORDER BY i.started_at, incident, r.updated_at, r.field`;

/**
 * Reads what newer exports tell otherwise about incidents of the period. Fields that were open and were filled are no
 * restatement.
 *
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export function restatedIncidents(warehouse: Warehouse, period: Period): Promise<Rows<RestatedField>> {
  return warehouse.query<RestatedField>("data_quality.restated", sql, {
    start: period.start,
    end: period.end,
  });
}
