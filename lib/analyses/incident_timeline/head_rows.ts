import type { Rows } from "../../model/rows.ts";
import { isUrgency } from "../../warehouse/is_urgency.ts";
import { incidentsCalled } from "../../warehouse/incidents_called.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** What the warehouse knows of one incident as a whole. Times are ISO 8601 in UTC. */
export interface IncidentHead {
  /** Id in the warehouse. */
  readonly incidentId: string;
  /** As its tool has it. */
  readonly title: string | null;
  /** Longer text, where a tool gives one. */
  readonly summary: string | null;
  /** `incident`, `test` or `maintenance`, where a tool says; only incidents count. */
  readonly incidentType: string | null;
  /** `open`, `acknowledged`, `mitigated`, `resolved` or `cancelled`. */
  readonly status: string | null;
  /** 1 worst to 5. */
  readonly severity: number | null;
  /** Severity in the tool's own word; `urgency high` where it tells only that. */
  readonly severityRaw: string | null;
  /** Owning team. */
  readonly team: string | null;
  /** Services it names, in order of the alphabet. */
  readonly services: readonly string[];
  /** When impact began; when it was declared where no tool says. */
  readonly startedAt: string | null;
  /** When it was opened. */
  readonly declaredAt: string | null;
  /** When somebody answered. */
  readonly acknowledgedAt: string | null;
  /** When impact ended. */
  readonly mitigatedAt: string | null;
  /** When it was closed. */
  readonly resolvedAt: string | null;
  /** Whether its end was not seen. */
  readonly isCensored: boolean;
}

const sql = `
SELECT incident_id AS "incidentId", title, summary, incident_type AS "incidentType", status, severity,
  CASE WHEN EXISTS (
    FROM incident_records AS r WHERE r.incident_id = incidents.incident_id AND r.severity_raw = incidents.severity_raw AND ${
  isUrgency("r.source", "r.severity_raw")
}
  ) THEN 'urgency ' || severity_raw ELSE severity_raw END AS "severityRaw", team,
  coalesce(
    (SELECT list(DISTINCT service ORDER BY service) FROM incident_services WHERE incident_services.incident_id = incidents.incident_id),
    CASE WHEN service IS NULL THEN [] ELSE [service] END
  ) AS "services",
  started_at AS "startedAt", declared_at AS "declaredAt", acknowledged_at AS "acknowledgedAt", mitigated_at AS "mitigatedAt",
  resolved_at AS "resolvedAt", is_censored AS "isCensored"
FROM incidents
WHERE list_contains(from_json($called, '["VARCHAR"]'), incident_id)
  OR $asked = 'latest' AND incident_id = (
    SELECT arg_max(incident_id, (resolved_at, incident_id)) FROM counted_incidents
    WHERE resolved_at <= current_localtimestamp() + INTERVAL 1 DAY
  )
ORDER BY incident_id`;

/**
 * Finds the incidents a person may mean: by the id of the warehouse, by what a tool or people call it (an id, a number, a
 * key, a reference), by an address, or `latest` for the one that was resolved last; an end that lies ahead is a mistake of
 * its export.
 *
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export async function incidentHeads(warehouse: Warehouse, asked: string): Promise<Rows<IncidentHead>> {
  const called = (await incidentsCalled(warehouse, asked)).map(({ incidentId }) => incidentId);
  return await warehouse.query<IncidentHead>("incident", sql, { asked, called: JSON.stringify(called) });
}
