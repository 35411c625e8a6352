import type { Period } from "../../model/period.ts";
import type { Rows } from "../../model/rows.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** One thing that was to be done after an incident, however many documents and tools tell of it. Nobody is named. */
export interface ActionItemRow {
  /** Id in the warehouse. */
  readonly itemId: string;
  /** What is to be done. */
  readonly title: string;
  /** `proposed`, `accepted`, `rejected`, `done` or `superseded`; null where nothing tells. */
  readonly status: string | null;
  /** Team that is to do it; null where none is told. */
  readonly team: string | null;
  /** People known of that team; null where none is known. */
  readonly teamPeople: number | null;
  /** As written; null where none is. */
  readonly priority: string | null;
  /** When it was noted, ISO 8601 in UTC; null where it is not told. */
  readonly createdAt: string | null;
  /** When it is due; null where it is not told. */
  readonly dueAt: string | null;
  /** When it was done; null where it is not, or not told. */
  readonly completedAt: string | null;
  /** Last moment anything is known of: of all incidents and items, before the period's end. */
  readonly knownUntil: string;
}

const sql = `
WITH
  moments AS (
    SELECT unnest([created_at, completed_at, updated_at]) AS moment FROM counted_action_items
    UNION ALL SELECT started_at FROM counted_incidents
  ),
  known AS (SELECT max(moment) AS until FROM moments WHERE moment < CAST($end AS TIMESTAMP)),
  sizes AS (SELECT team, count(*)::INTEGER AS people FROM people WHERE team IS NOT NULL GROUP BY team)
SELECT
  item_id AS "itemId",
  title AS "title",
  status AS "status",
  items.team AS "team",
  sizes.people AS "teamPeople",
  priority AS "priority",
  created_at AS "createdAt",
  due_at AS "dueAt",
  completed_at AS "completedAt",
  known.until AS "knownUntil"
FROM counted_action_items AS items
CROSS JOIN known
LEFT JOIN sizes ON sizes.team = items.team
WHERE known.until IS NOT NULL AND (created_at IS NULL OR created_at < CAST($end AS TIMESTAMP))
ORDER BY created_at NULLS LAST, item_id`;

/**
 * Reads every thing to do that was noted before the period's end, each once, and those of which nobody tells when.
 *
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export function actionItemRows(warehouse: Warehouse, period: Period): Promise<Rows<ActionItemRow>> {
  return warehouse.query<ActionItemRow>("action_items", sql, { end: period.end });
}
