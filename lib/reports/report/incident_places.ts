import type { Period } from "../../model/period.ts";
import type { Rows } from "../../model/rows.ts";
import type { Warehouse } from "../../warehouse/mod.ts";

/** An incident and where its records stand in the exports. */
export interface IncidentPlace {
  readonly incidentId: string;
  readonly title: string | null;
  readonly service: string | null;
  readonly severity: number | null;
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  /** Each `file:line`, or `file path` where records have no lines of their own, in order. */
  readonly places: readonly string[];
}

const sql = `
SELECT
  incidents.incident_id AS "incidentId",
  incidents.title,
  incidents.service,
  incidents.severity,
  incidents.started_at AS "startedAt",
  list_sort(list(DISTINCT files.name || coalesce(':' || records.line, ' ' || records.path, ''))) AS places
FROM counted_incidents AS incidents
JOIN incident_records AS records USING (incident_id)
JOIN files ON files.file_id = records.file_id
WHERE incidents.started_at >= CAST($start AS TIMESTAMP) AND incidents.started_at < CAST($end AS TIMESTAMP)
GROUP BY ALL
ORDER BY incidents.started_at, incidents.incident_id`;

/** Incidents that count and started in a period, oldest first, with the places of their records. */
export async function incidentPlaces(
  warehouse: Warehouse,
  { start, end }: Period,
): Promise<Rows<IncidentPlace>> {
  return await warehouse.query<IncidentPlace>("incident places", sql, { start, end });
}
