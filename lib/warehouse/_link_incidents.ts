import type { Warehouse } from "./warehouse.ts";

/**
 * Which record leads where several speak of one incident: the tool people worked in, then reports, then status pages.
 * Earlier is better; sources not named here come last, in the order of their names.
 */
const leading = ["pagerduty_rest_incidents", "pagerduty_analytics", "pagerduty_csv"];

const rank = `coalesce(list_position([${leading.map((name) => `'${name}'`).join(", ")}], source), ${
  leading.length + 1
})`;

const leaders = `
CREATE OR REPLACE TEMP TABLE leaders AS
SELECT record_id, component, first_value(record_id) OVER (PARTITION BY component ORDER BY ${rank}, source, record_id) AS incident_id
FROM incident_records JOIN record_node USING (record_id) JOIN grouped USING (node)`;

function first(column: string): string {
  return `first(${column} ORDER BY rank, source, record_id) FILTER (${column} IS NOT NULL) AS ${column}`;
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

/** Its end was not seen. */
const censored = "(told.resolved_at IS NULL AND told.status IS DISTINCT FROM 'cancelled')";

/**
 * One row per incident. Times: impact and detection from whichever record tells them, the first declaration, the first
 * acknowledgement (log entries included), the end from the leading record that tells one.
 */
const incidents = `
INSERT INTO incidents
WITH
  acknowledged AS (
    SELECT record_id, min(occurred_at) AS at FROM incident_events WHERE kind = 'acknowledge' AND record_id IS NOT NULL GROUP BY record_id
  ),
  story AS (
    SELECT leaders.incident_id, ${rank} AS rank, r.* EXCLUDE (incident_id),
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
  seen AS (
    SELECT max(t) AS at FROM (
      SELECT max(updated_at) AS t FROM incident_records WHERE updated_at < current_localtimestamp()
      UNION ALL SELECT max(resolved_at) FROM incident_records WHERE resolved_at < current_localtimestamp()
      UNION ALL SELECT max(declared_at) FROM incident_records WHERE declared_at < current_localtimestamp()
    )
  )
SELECT told.incident_id, records, told.title, told.summary, told.status, told.severity, told.severity_raw,
  coalesce(told.incident_type, 'incident'), told.team, told.service,
  coalesce(told.started_at, told.detected_at, told.declared_at), told.detected_at, told.declared_at, told.acknowledged_at,
  told.mitigated_at, told.resolved_at, ${censored},
  CASE WHEN ${censored} THEN CASE WHEN told.status IN ('resolved', 'mitigated') THEN told.updated_at ELSE seen.at END END,
  CASE WHEN ${censored} THEN CASE WHEN told.status IN ('resolved', 'mitigated') THEN 'no resolution time' ELSE 'open' END END,
  NULL, NULL, told.url, lead.file_id, lead.line, lead.path
FROM told CROSS JOIN seen JOIN incident_records AS lead ON lead.record_id = told.incident_id`;

/** Rebuilds the incidents from the groups of records; which record belongs to which stays in `leaders`. */
export async function buildIncidents(warehouse: Warehouse): Promise<void> {
  await warehouse.run(leaders);
  await warehouse.run("DELETE FROM incidents");
  await warehouse.run(incidents);
}
