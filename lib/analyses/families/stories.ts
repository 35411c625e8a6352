import type { Warehouse } from "../../warehouse/warehouse.ts";
import { tellingsOf } from "./_tellings.ts";
import { familyTextRows } from "./text_rows.ts";

/** A family, and what its incidents say. */
export interface ToldFamily {
  /** Id in the warehouse, as decisions name it. */
  readonly familyId: string;
  /** The name it goes by. */
  readonly name: string;
  /** Who gave it its name or its incidents: `found` by their words, or `people`. */
  readonly decidedBy: "found" | "people";
  /** How far it comes back when incidents are drawn anew, 0 to 1; null where that was not tried. */
  readonly stability: number | null;
  /** What each incident in it says, masked, oldest first. */
  readonly texts: readonly string[];
}

const sql = `
SELECT
  families.family_id AS "familyId",
  families.name AS "name",
  families.decided_by AS "decidedBy",
  families.stability AS "stability",
  list(incident_families.incident_id ORDER BY counted_incidents.started_at, incident_families.incident_id)
    AS "incidentIds"
FROM families
JOIN incident_families USING (family_id)
JOIN counted_incidents USING (incident_id)
GROUP BY ALL
ORDER BY count(*) DESC, families.family_id`;

/**
 * Reads all families, the largest first, with what their incidents say.
 *
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export async function toldFamilies(warehouse: Warehouse): Promise<ToldFamily[]> {
  const rows = await warehouse.query<Omit<ToldFamily, "texts"> & { readonly incidentIds: readonly string[] }>(
    "told families",
    sql,
  );
  const masked = new Map(
    tellingsOf(await familyTextRows(warehouse)).map(({ incidentId, masked }) => [incidentId, masked]),
  );
  return rows.map(({ incidentIds, ...family }) => ({
    ...family,
    texts: incidentIds.map((id) => masked.get(id) ?? ""),
  }));
}
