import type { Warehouse } from "./warehouse.ts";

/**
 * Which record leads where several speak of one incident: the tool people worked in, then reports, then status pages.
 * Earlier is better; sources not named here come last, in the order of their names.
 */
const leading = ["pagerduty_rest_incidents", "pagerduty_analytics", "pagerduty_csv"];

const rank = `coalesce(list_position([${leading.map((name) => `'${name}'`).join(", ")}], source), ${
  leading.length + 1
})`;

/** Records of one incident, by exact reference only. */
const edges = `
CREATE OR REPLACE TEMP TABLE edges AS
WITH
  one_way AS (
    SELECT a.record_id AS a, b.record_id AS b
    FROM incident_records AS a JOIN incident_records AS b ON a.vendor = b.vendor AND a.vendor_id = b.vendor_id
    UNION
    SELECT a.record_id, b.record_id
    FROM incident_records AS a JOIN incident_records AS b ON a.external_ref = b.vendor || ':' || b.vendor_id
    UNION
    SELECT a.record_id, b.record_id FROM incident_records AS a JOIN incident_records AS b ON a.external_ref = b.record_id
    UNION
    SELECT a.record_id, b.record_id FROM incident_records AS a JOIN incident_records AS b ON a.external_ref = b.url
  )
SELECT a, b FROM one_way WHERE a <> b UNION SELECT b, a FROM one_way WHERE a <> b`;

const eachAlone =
  "CREATE OR REPLACE TEMP TABLE grouped AS SELECT record_id, record_id AS component FROM incident_records";

const joinNeighbours = `
UPDATE grouped SET component = near.component
FROM (SELECT edges.a AS a, min(grouped.component) AS component FROM edges JOIN grouped ON grouped.record_id = edges.b GROUP BY edges.a) AS near
WHERE grouped.record_id = near.a AND near.component < grouped.component`;

/** Groups grow along the edges until none changes. */
async function group(warehouse: Warehouse): Promise<void> {
  await warehouse.run(edges);
  await warehouse.run(eachAlone);
  while (await warehouse.run(joinNeighbours) > 0);
}

const leaders = `
CREATE OR REPLACE TEMP TABLE leaders AS
SELECT record_id, first_value(record_id) OVER (PARTITION BY component ORDER BY ${rank}, source, record_id) AS incident_id
FROM incident_records JOIN grouped USING (record_id)`;

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

/** Sets `incident_id` where it differs, so that an unchanged warehouse is not written again. */
function carry(table: string, join: string): string {
  return `UPDATE ${table} SET incident_id = found.incident_id FROM (${join}) AS found
    WHERE ${table}.rowid = found.row AND ${table}.incident_id IS DISTINCT FROM found.incident_id`;
}

const byRecord = (table: string) =>
  `SELECT t.rowid AS row, leaders.incident_id FROM ${table} AS t JOIN leaders USING (record_id)`;

/** A vendor's id, a record's id or an address, as other exports refer to incidents. */
const references = `
CREATE OR REPLACE TEMP TABLE reference AS
SELECT ref, min(incident_id) AS incident_id
FROM (
  SELECT unnest([record_id, vendor_id, vendor || ':' || vendor_id, url]) AS ref, leaders.incident_id
  FROM incident_records JOIN leaders USING (record_id)
)
WHERE ref IS NOT NULL GROUP BY ref HAVING count(DISTINCT incident_id) = 1`;

/** By the reference as it stands, or the last part of an address (`.../incidents/Q0FLL7`). */
const byReference = (table: string) => `
SELECT row, min(incident_id) AS incident_id
FROM (
  SELECT t.rowid AS row, reference.incident_id FROM ${table} AS t JOIN reference ON reference.ref = t.incident_ref
  UNION
  SELECT t.rowid, reference.incident_id
  FROM ${table} AS t JOIN reference ON reference.ref = regexp_extract(t.incident_ref, '^https?://.*/([^/?#]+)', 1)
)
GROUP BY row HAVING count(DISTINCT incident_id) = 1`;

const byPostmortem = (table: string) =>
  `SELECT t.rowid AS row, p.incident_id FROM ${table} AS t JOIN postmortems AS p USING (postmortem_id)`;

/** The last state a tool reported decides the outcome; the first end state tells when the change took effect. */
const outcomes = `
UPDATE changes SET status = latest.status, status_raw = latest.status_raw, finished_at = coalesce(latest.finished_at, changes.finished_at)
FROM (
  SELECT change_id, last(status ORDER BY reported_at, status_raw) AS status,
    last(status_raw ORDER BY reported_at, status_raw) AS status_raw,
    min(reported_at) FILTER (status IN ('success', 'failed', 'cancelled')) AS finished_at
  FROM change_statuses GROUP BY change_id
) AS latest
WHERE changes.change_id = latest.change_id
  AND (changes.status IS DISTINCT FROM latest.status OR changes.finished_at IS DISTINCT FROM coalesce(latest.finished_at, changes.finished_at))`;

/**
 * Channels that carry the talk of one incident: named after its id (`inc-q0fll7-checkout`), or with its address in the
 * channel's topic or purpose.
 */
const channels = `
WITH
  named AS (
    SELECT channel, record_id
    FROM (SELECT DISTINCT channel FROM messages WHERE channel IS NOT NULL) AS c
    JOIN incident_records AS r ON contains('-' || lower(c.channel) || '-', '-' || lower(r.vendor_id) || '-')
    -- A bare number may be a day, a month or anything else.
    WHERE length(r.vendor_id) >= 5 AND regexp_matches(r.vendor_id, '[A-Za-z]') AND regexp_matches(r.vendor_id, '[0-9]')
  ),
  addressed AS (
    SELECT channel, reference.incident_id
    FROM (
      SELECT channel, unnest(regexp_extract_all(text, 'https?://[^\\s<>|)]+')) AS address
      FROM messages WHERE source = 'slack_channels'
    ) JOIN reference ON reference.ref = rtrim(address, '/.')
  ),
  told AS (
    SELECT channel, leaders.incident_id FROM named JOIN leaders USING (record_id)
    UNION SELECT channel, incident_id FROM addressed
  )
SELECT m.rowid AS row, one.incident_id
FROM messages AS m
JOIN (SELECT channel, min(incident_id) AS incident_id FROM told GROUP BY channel HAVING count(DISTINCT incident_id) = 1) AS one
  USING (channel)`;

const servicesOf = `
INSERT INTO services (service, source)
SELECT service, 'derived' FROM (
  SELECT service FROM incident_services UNION SELECT service FROM incident_records UNION SELECT service FROM alerts
  UNION SELECT service FROM changes UNION SELECT service FROM metric_series
) WHERE service IS NOT NULL AND service NOT IN (SELECT service FROM services)`;

/** Rebuilds what is derived from the records: incidents, and to which incident everything else belongs. */
export async function link(warehouse: Warehouse): Promise<void> {
  await group(warehouse);
  await warehouse.run(leaders);
  await warehouse.run(references);
  await warehouse.run("DELETE FROM incidents");
  await warehouse.run(incidents);
  await warehouse.run(carry("incident_records", byRecord("incident_records")));
  await warehouse.run(carry("incident_services", byRecord("incident_services")));
  await warehouse.run(carry("alerts", byReference("alerts")));
  await warehouse.run(carry("postmortems", byReference("postmortems")));
  await warehouse.run(carry("incident_events", byRecord("incident_events")));
  await warehouse.run(carry("incident_events", byPostmortem("incident_events")));
  await warehouse.run(carry("action_items", byPostmortem("action_items")));
  await warehouse.run(carry("action_items", byReference("action_items")));
  await warehouse.run(carry("messages", channels));
  await warehouse.run(outcomes);
  await warehouse.run("DELETE FROM services WHERE source = 'derived'");
  await warehouse.run(servicesOf);
}
