import type { Rows } from "../../model/rows.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";

/** What is known of one incident when it comes, and how it ended. Times are ISO 8601 in UTC. */
export interface SimilarRow {
  /** Id in the warehouse. */
  readonly incidentId: string;
  /** As its tool has it. */
  readonly title: string | null;
  /** Longer text, where a tool gives one. */
  readonly summary: string | null;
  /** Services it names, in order of the alphabet. */
  readonly services: readonly string[];
  /** Rules of the alerts that belong to it, in order of the alphabet. */
  readonly rules: readonly string[];
  /** Kinds of change on its services, or those they depend on, in the day before it. */
  readonly changeKinds: readonly string[];
  /** Family it is in; null where it is in none. */
  readonly family: string | null;
  /** Cause, as people labelled it. */
  readonly cause: string | null;
  /** Trigger, as people labelled it. */
  readonly trigger: string | null;
  /** When impact began; when it was declared where no tool says. */
  readonly startedAt: string;
  /** When it was closed. */
  readonly resolvedAt: string | null;
  /** Whether its end was not seen. */
  readonly isCensored: boolean;
  /** Last moment it was known to go on. */
  readonly censoredAt: string | null;
}

const sql = `
WITH named AS (
  SELECT incident_id, service FROM incident_services WHERE incident_id IS NOT NULL
  UNION
  SELECT incident_id, service FROM counted_incidents WHERE service IS NOT NULL
),
services_of AS (
  SELECT incident_id, list(service ORDER BY service) AS services FROM named GROUP BY incident_id
),
rules_of AS (
  SELECT incident_id, list(DISTINCT rule ORDER BY rule) AS rules
  FROM alerts
  WHERE incident_id IS NOT NULL AND rule IS NOT NULL
  GROUP BY incident_id
),
changes_of AS (
  SELECT incident_changes.incident_id, list(DISTINCT changes.kind ORDER BY changes.kind) AS kinds
  FROM incident_changes
  JOIN changes USING (change_id)
  WHERE incident_changes.lag_s <= 86400
  GROUP BY incident_changes.incident_id
)
SELECT
  counted_incidents.incident_id AS "incidentId",
  title AS "title",
  summary AS "summary",
  coalesce(services, []) AS "services",
  coalesce(rules, []) AS "rules",
  coalesce(kinds, []) AS "changeKinds",
  incident_families.family_id AS "family",
  cause_category AS "cause",
  trigger_category AS "trigger",
  started_at AS "startedAt",
  resolved_at AS "resolvedAt",
  is_censored AS "isCensored",
  censored_at AS "censoredAt"
FROM counted_incidents
LEFT JOIN services_of USING (incident_id)
LEFT JOIN rules_of USING (incident_id)
LEFT JOIN changes_of USING (incident_id)
LEFT JOIN incident_families USING (incident_id)
ORDER BY started_at, counted_incidents.incident_id`;

/**
 * Reads every counted incident, oldest first: what it says, where it was and how it ended.
 *
 * @throws {QueryError} when the warehouse refuses the statement.
 */
export function similarRows(warehouse: Warehouse): Promise<Rows<SimilarRow>> {
  return warehouse.query<SimilarRow>("similar", sql);
}
