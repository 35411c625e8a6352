import type { Rows } from "../../model/rows.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** Something that was to be done after an earlier incident of the same family, and is not done. */
export interface OpenActionRow {
  /** What is to be done. */
  readonly title: string;
  /** Ticket or address, as written; null where none is told. */
  readonly reference: string | null;
  /** Title, or id, of the incident it came of. */
  readonly after: string;
  /** File it comes from. */
  readonly file: string | null;
  /** Physical line in it, or null. */
  readonly line: number | null;
}

const sql = `
SELECT items.title AS "title", items.reference AS "reference", coalesce(earlier.title, earlier.incident_id) AS "after",
  files.name AS "file", items.line AS "line"
FROM incident_families AS own
JOIN incidents AS chosen ON chosen.incident_id = own.incident_id
JOIN incident_families AS kin ON kin.family_id = own.family_id AND kin.incident_id <> own.incident_id
JOIN incidents AS earlier ON earlier.incident_id = kin.incident_id AND earlier.started_at < chosen.started_at
JOIN counted_action_items AS items ON items.incident_id = kin.incident_id
LEFT JOIN files ON files.file_id = items.file_id
WHERE own.incident_id = $incident AND items.status IN ('proposed', 'accepted')
ORDER BY earlier.started_at DESC, items.item_id`;

/**
 * Reads what is still to be done after earlier incidents of the same family, that of the latest incident first.
 *
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export function openActionRows(warehouse: Warehouse, incidentId: string): Promise<Rows<OpenActionRow>> {
  return warehouse.query<OpenActionRow>("open_actions", sql, { incident: incidentId });
}
