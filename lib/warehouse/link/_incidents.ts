import type { Held } from "../_held.ts";
import { runAll } from "../_run_all.ts";
import type { Warehouse } from "../warehouse.ts";

/**
 * Which record leads where several speak of one incident, by source or by tool: pagers and the tools people run incidents
 * in, desks, monitors; then what is not named here, in the order of names; last status pages, which speak to customers.
 */
const leading = [
  "pagerduty_rest_incidents",
  "pagerduty_analytics",
  "pagerduty_csv",
  "opsgenie_incidents",
  ..."opsgenie victorops squadcast incident_io rootly firehydrant servicenow jira datadog".split(" "),
];

const listed = `[${leading.map((name) => `'${name}'`).join(", ")}]`;

const rank = `CASE WHEN vendor IN (SELECT vendor FROM status_page) THEN ${leading.length + 2}
  ELSE coalesce(list_position(${listed}, source), list_position(${listed}, vendor), ${
  leading.length + 1
}) END`;

const leaders = `
CREATE OR REPLACE TEMP TABLE leaders AS
SELECT record_id, component, first_value(record_id) OVER first_to_last AS incident_id, row_number() OVER first_to_last AS place
FROM (SELECT *, ${rank} AS rank FROM incident_records) JOIN record_node USING (record_id) JOIN grouped USING (node)
WINDOW first_to_last AS (PARTITION BY component ORDER BY rank, source, record_id)`;

/** What the first record says that says anything: `arg_min` leaves out what is NULL. */
function first(column: string): string {
  return `arg_min(${column}, place) AS ${column}`;
}

const columns = [
  "title",
  "summary",
  "status",
  "severity",
  "severity_raw",
  "incident_type",
  "team",
  "service",
  "url",
];

/** The last time of a kind that has passed. */
function latest(column: string): string {
  return `max(${column}) FILTER (${column} < current_localtimestamp())`;
}

/** Its end was not seen. */
const censored = "(told.resolved_at IS NULL AND told.status IS DISTINCT FROM 'cancelled')";

/**
 * One row per incident. Times: impact and detection from whichever record tells them, the first declaration, the first
 * acknowledgement (log entries included), the end from the leading record that tells one. Where no record says on which
 * service it was raised, the only one it names is it; of several none is picked.
 */
const incidents = `
INSERT INTO incidents
WITH
  acknowledged AS (
    SELECT record_id, min(occurred_at) AS at FROM incident_events WHERE kind = 'acknowledge' AND record_id IS NOT NULL GROUP BY record_id
  ),
  story AS (
    SELECT leaders.incident_id, leaders.place, r.* EXCLUDE (incident_id),
      least(r.acknowledged_at, acknowledged.at) AS first_answer
    FROM incident_records AS r JOIN leaders USING (record_id) LEFT JOIN acknowledged USING (record_id)
  ),
  told AS (
    SELECT story.incident_id AS incident_id, count(*)::INTEGER AS records,
      ${columns.map(first).join(",\n      ")},
      ${["started_at", "detected_at", "mitigated_at", "resolved_at"].map(first).join(",\n      ")},
      min(declared_at) AS declared_at, min(first_answer) AS acknowledged_at,
      max(updated_at) AS updated_at
    FROM story GROUP BY story.incident_id
  ),
  only_service AS (
    SELECT leaders.incident_id, min(service) AS service
    FROM incident_services JOIN leaders USING (record_id) GROUP BY leaders.incident_id HAVING min(service) = max(service)
  ),
  seen AS (
    SELECT greatest(${
  ["updated_at", "resolved_at", "declared_at"].map(latest).join(", ")
}) AS at FROM incident_records
  )
SELECT told.incident_id, records, told.title, told.summary, told.status, told.severity, told.severity_raw,
  coalesce(told.incident_type, 'incident'), told.team,
  coalesce(told.service, only_service.service),
  coalesce(told.started_at, told.detected_at, told.declared_at), told.detected_at, told.declared_at, told.acknowledged_at,
  told.mitigated_at, told.resolved_at, ${censored},
  CASE WHEN ${censored} THEN CASE WHEN told.status IN ('resolved', 'mitigated') THEN told.updated_at ELSE seen.at END END,
  CASE WHEN ${censored} THEN CASE WHEN told.status IN ('resolved', 'mitigated') THEN 'no resolution time' ELSE 'open' END END,
  NULL, NULL, told.url, lead.file_id, lead.line, lead.path
FROM told CROSS JOIN seen JOIN incident_records AS lead ON lead.record_id = told.incident_id
LEFT JOIN only_service ON only_service.incident_id = told.incident_id`;

/** Rebuilds the incidents from the groups of records; which record belongs to which stays in `leaders`. */
export async function buildIncidents(warehouse: Warehouse, held: Held): Promise<void> {
  const built = held.has("incident_records") ? [incidents] : [];
  await runAll(warehouse, [leaders, "DELETE FROM incidents", ...built]);
}
