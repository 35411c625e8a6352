import { shownNames } from "./shown_names.ts";
import type { Warehouse } from "./warehouse.ts";

/** An incident that a name people use may mean. */
export interface CalledIncident {
  /** Id in the warehouse. */
  readonly incidentId: string;
  /** As its tool has it. */
  readonly title: string | null;
  /** Day it began, `2026-07-01`; null where no tool says. */
  readonly day: string | null;
}

const last = (column: string) => `regexp_extract(${column}, '([^/:?#]+)/?$', 1)`;

/** Names by how surely they mean one incident: ids of the warehouse come before what several tools may use. */
const sql = `
WITH
  asked AS (SELECT lower(regexp_replace(rtrim(trim($asked), '/'), '^#', '')) AS word),
  named AS (
    SELECT incident_id, 0 AS place, [incident_id] AS names FROM incidents
    UNION ALL
    SELECT incident_id, 0, [record_id, vendor || ':' || vendor_id, rtrim(url, '/')] FROM incident_records
    UNION ALL
    SELECT incident_id, 1, list_concat([vendor_id, external_ref, ${last("external_ref")}, ${
  last("url")
}], ${shownNames})
    FROM incident_records
  ),
  met AS (
    SELECT DISTINCT incident_id, place FROM named, asked
    WHERE list_contains(list_transform(names, lambda name: lower(name)), asked.word)
  )
SELECT incident_id AS "incidentId", title, strftime(started_at, '%Y-%m-%d') AS "day"
FROM incidents
WHERE incident_id IN (SELECT incident_id FROM met WHERE place = (SELECT min(place) FROM met))
ORDER BY incident_id`;

/**
 * Finds the incidents that a person may mean by a name: an id of the warehouse, or else an id, number or key that a tool
 * shows, the last part of an address, or the reference another tool gives; small and capital letters are one.
 *
 * @returns none where nothing is called so; several where the name does not tell them apart.
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export function incidentsCalled(warehouse: Warehouse, asked: string): Promise<readonly CalledIncident[]> {
  return warehouse.query<CalledIncident>("incidents called so", sql, { asked });
}
