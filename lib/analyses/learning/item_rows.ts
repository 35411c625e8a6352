import type { Period } from "../../model/period.ts";
import type { Rows } from "../../model/rows.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** One thing that was to be done after an incident, with the family of that incident. Nobody is named. */
export interface LearningItemRow {
  /** Id in the warehouse. */
  readonly itemId: string;
  /** What is to be done. */
  readonly title: string;
  /** `proposed`, `accepted`, `rejected`, `done` or `superseded`; null where nothing tells. */
  readonly status: string | null;
  /** Family of its incident; null where that is in none or not known. */
  readonly familyId: string | null;
  /** When its incident started, ISO 8601 in UTC; null where none is known. */
  readonly incidentAt: string | null;
  /** When it was noted; null where it is not told. */
  readonly createdAt: string | null;
  /** When it was done; null where it is not, or not told. */
  readonly completedAt: string | null;
}

const sql = `
SELECT
  item_id AS "itemId",
  items.title AS "title",
  items.status AS "status",
  incident_families.family_id AS "familyId",
  counted_incidents.started_at AS "incidentAt",
  items.created_at AS "createdAt",
  items.completed_at AS "completedAt"
FROM counted_action_items AS items
LEFT JOIN counted_incidents ON counted_incidents.incident_id = items.incident_id
LEFT JOIN incident_families ON incident_families.incident_id = items.incident_id
WHERE coalesce(items.created_at, counted_incidents.started_at) < CAST($end AS TIMESTAMP)
ORDER BY coalesce(items.created_at, counted_incidents.started_at), item_id`;

/**
 * Reads every thing to do that was noted, or whose incident started, before the period's end, each once.
 *
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export function learningItemRows(warehouse: Warehouse, period: Period): Promise<Rows<LearningItemRow>> {
  return warehouse.query<LearningItemRow>("learning.items", sql, { end: period.end });
}
