import type { Rows } from "../../model/rows.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** What an incident is called. */
export interface IncidentTitle {
  /** Id in the warehouse. */
  readonly incidentId: string;
  /** Null where it has none. */
  readonly title: string | null;
}

const sql = `SELECT incident_id AS "incidentId", title FROM counted_incidents ORDER BY incident_id`;

/**
 * Reads the titles of all counted incidents.
 *
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export function incidentTitles(warehouse: Warehouse): Promise<Rows<IncidentTitle>> {
  return warehouse.query<IncidentTitle>("incident_titles", sql);
}
