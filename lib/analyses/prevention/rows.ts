import type { Rows } from "../../model/rows.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** One warning of a rule and what became of it. */
export interface PreventionFiring {
  /** ISO 8601 in UTC. */
  readonly firedAt: string;
  /** `acted_on` where people say so; else whether an incident of the target followed. */
  readonly outcome: "acted_on" | "came_true" | "false" | "unknown";
  /** Seconds to the incident that followed, also where people acted; null where none did. */
  readonly leadS: number | null;
  /** Whether its horizon was over when the exports end. */
  readonly isOver: boolean;
  /** Whether it fired after the time the rule was found on. */
  readonly isLater: boolean;
}

/** A rule, its warnings, and the time in which it was silent. */
export interface PreventionRow {
  /** Id of the rule. */
  readonly ruleId: string;
  /** Hours after a warning in which an incident is expected. */
  readonly horizonHours: number;
  /** Hours after the rule was found in which no warning stood. */
  readonly quietHours: number;
  /** Incidents of the target that began in them. */
  readonly quietIncidents: number;
  /** In order of time. */
  readonly firings: readonly PreventionFiring[];
  /** How long each resolved incident of the target took, seconds. */
  readonly resolveS: readonly number[];
}

const sql = `
WITH fired AS (
  SELECT rule_id, definition, list({
    'firedAt': strftime(fired_at, '%Y-%m-%dT%H:%M:%S.000Z'), 'outcome': outcome, 'leadS': lead_s,
    'isOver': is_over, 'isLater': is_later
  } ORDER BY fired_at) AS firings
  FROM indicator_firings GROUP BY rule_id, definition
), affected AS (
  SELECT DISTINCT incident_id, service FROM incident_services
  UNION
  SELECT incident_id, service FROM counted_incidents WHERE service IS NOT NULL
), resolved AS (
  SELECT watch.rule_id, watch.definition,
    list(epoch(incident.resolved_at) - epoch(incident.started_at) ORDER BY incident.started_at, incident_id) AS seconds
  FROM indicator_watches AS watch
  JOIN affected USING (service)
  JOIN counted_incidents AS incident USING (incident_id)
  LEFT JOIN incident_families USING (incident_id)
  LEFT JOIN families ON families.family_id = incident_families.family_id
  WHERE incident.resolved_at >= incident.started_at AND incident.started_at < watch.known_until
    AND (watch.cause IS NULL OR watch.cause = incident.cause_category)
    AND (watch.family IS NULL OR watch.family IN (families.family_id, families.name))
  GROUP BY watch.rule_id, watch.definition
)
SELECT
  rule_id AS "ruleId",
  horizon_hours AS "horizonHours",
  quiet_hours AS "quietHours",
  quiet_incidents AS "quietIncidents",
  coalesce(fired.firings, []) AS "firings",
  coalesce(resolved.seconds, []) AS "resolveS"
FROM indicator_watches
LEFT JOIN fired USING (rule_id, definition)
LEFT JOIN resolved USING (rule_id, definition)
WHERE is_current AND status = 'active'
ORDER BY rule_id`;

/**
 * Reads the ledger: each active rule as it stands now, with its warnings.
 *
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export function preventionRows(warehouse: Warehouse): Promise<Rows<PreventionRow>> {
  return warehouse.query<PreventionRow>("prevention", sql);
}
