import type { Check } from "./_check.ts";
import { checksOfTables } from "./_checks_of_tables.ts";
import { checksOfInstructions } from "./_checks_of_instructions.ts";
import { checksOfWords } from "./_checks_of_words.ts";
import type { Warehouse } from "./warehouse.ts";

const leading = `FROM incidents AS i JOIN incident_records AS r ON r.record_id = i.incident_id`;

function incidentCheck(name: string, suspect: boolean, field: string, message: string, where: string): Check {
  return {
    name,
    suspect,
    sql:
      `SELECT 'incidents', i.incident_id, '${field}', CAST(i.${field} AS VARCHAR), '${message}', r.file_id, r.line, r.path
      ${leading} WHERE ${where}`,
  };
}

const checks: readonly Check[] = [
  incidentCheck(
    "resolved_before_start",
    true,
    "resolved_at",
    "resolved before it started",
    "i.resolved_at < i.started_at",
  ),
  incidentCheck(
    "resolved_before_declared",
    true,
    "resolved_at",
    "resolved before it was declared",
    "i.resolved_at < i.declared_at AND i.resolved_at >= i.started_at",
  ),
  incidentCheck(
    "year_typo",
    true,
    "resolved_at",
    "its end lies years from its start; with the year corrected it would have taken less than a week",
    `i.resolved_at IS NOT NULL AND year(i.resolved_at) <> year(i.started_at) AND abs(date_diff('day', i.started_at, i.resolved_at)) > 300
      AND date_diff('second', i.started_at, i.resolved_at + to_years(CAST(year(i.started_at) - year(i.resolved_at) AS INTEGER))) BETWEEN 0 AND 604800`,
  ),
  incidentCheck(
    "declared_after_mitigated",
    false,
    "declared_at",
    "declared after it was mitigated",
    "i.declared_at > i.mitigated_at",
  ),
  incidentCheck(
    "not_counted",
    false,
    "incident_type",
    "a test, maintenance, cancelled or merged: no question counts it",
    "i.incident_type IS DISTINCT FROM 'incident' OR i.status = 'cancelled'",
  ),
  incidentCheck(
    "acknowledged_before_declared",
    true,
    "acknowledged_at",
    "acknowledged before it was declared",
    "i.acknowledged_at < i.declared_at",
  ),
  incidentCheck(
    "acknowledged_after_resolved",
    true,
    "acknowledged_at",
    "acknowledged after it was resolved",
    "i.acknowledged_at > i.resolved_at",
  ),
  incidentCheck(
    "mitigated_before_start",
    true,
    "mitigated_at",
    "mitigated before it started",
    "i.mitigated_at < i.started_at",
  ),
  incidentCheck(
    "mitigated_after_resolved",
    false,
    "mitigated_at",
    "mitigated after it was resolved",
    "i.mitigated_at > i.resolved_at",
  ),
  incidentCheck(
    "starts_in_future",
    true,
    "started_at",
    "starts more than a day after the last load: no question counts it",
    "i.started_at > (SELECT max(loads.started_at) FROM loads) + INTERVAL 1 DAY",
  ),
  incidentCheck(
    "resolved_in_future",
    true,
    "resolved_at",
    "resolved in the future",
    "i.resolved_at > current_localtimestamp() + INTERVAL 1 DAY",
  ),
  incidentCheck(
    "longer_than_90_days",
    true,
    "resolved_at",
    "took more than ninety days: a forgotten ticket or a wrong year",
    "i.resolved_at > i.started_at + INTERVAL 90 DAY",
  ),
  incidentCheck(
    "zero_duration",
    true,
    "resolved_at",
    "resolved in the second it started",
    "i.resolved_at = i.started_at",
  ),
  incidentCheck(
    "missing_start",
    false,
    "started_at",
    "no time it started, was detected or declared",
    "i.started_at IS NULL",
  ),
  incidentCheck(
    "missing_acknowledgement",
    false,
    "acknowledged_at",
    "nobody is known to have acknowledged it",
    "i.acknowledged_at IS NULL AND i.incident_type = 'incident' AND i.status IS DISTINCT FROM 'cancelled'",
  ),
  incidentCheck(
    "missing_resolution",
    false,
    "resolved_at",
    "closed, but no tool says when",
    "i.is_censored AND i.censor_reason = 'no resolution time'",
  ),
  incidentCheck(
    "missing_severity",
    false,
    "severity_raw",
    "its severity is unknown, or its word is mapped to none",
    "i.severity IS NULL AND i.incident_type = 'incident'",
  ),
  incidentCheck(
    "missing_service",
    false,
    "service",
    "it names no service",
    "i.service IS NULL AND i.incident_id NOT IN (SELECT incident_id FROM incident_services WHERE incident_id IS NOT NULL)",
  ),
  {
    name: "stated_differs_from_computed",
    suspect: false,
    sql: `SELECT 'incident_records', r.record_id, 'stated_resolve_s', CAST(r.stated_resolve_s AS VARCHAR),
        'the tool states ' || CAST(round(r.stated_resolve_s) AS BIGINT) || ' s to resolve, its own times give ' || date_diff('second', r.declared_at, r.resolved_at) || ' s',
        r.file_id, r.line, r.path
      FROM incident_records AS r
      WHERE abs(r.stated_resolve_s - date_diff('second', r.declared_at, r.resolved_at)) > greatest(120, 0.1 * abs(r.stated_resolve_s))`,
  },
  {
    name: "stated_acknowledge_differs",
    suspect: false,
    sql:
      `SELECT 'incident_records', r.record_id, 'stated_acknowledge_s', CAST(r.stated_acknowledge_s AS VARCHAR),
        'the tool states ' || CAST(round(r.stated_acknowledge_s) AS BIGINT) || ' s to acknowledge, its own times give ' || date_diff('second', r.declared_at, r.acknowledged_at) || ' s',
        r.file_id, r.line, r.path
      FROM incident_records AS r
      WHERE abs(r.stated_acknowledge_s - date_diff('second', r.declared_at, r.acknowledged_at)) > greatest(120, 0.1 * abs(r.stated_acknowledge_s))`,
  },
  {
    name: "records_disagree",
    suspect: false,
    sql: `SELECT 'incidents', i.incident_id, 'resolved_at', CAST(i.resolved_at AS VARCHAR),
        'its records give ends that lie ' || date_diff('minute', min(r.resolved_at), max(r.resolved_at)) || ' minutes apart',
        any_value(r.file_id), any_value(r.line), any_value(r.path)
      FROM incidents AS i JOIN incident_records AS r ON r.incident_id = i.incident_id
      GROUP BY i.incident_id, i.resolved_at HAVING max(r.resolved_at) > min(r.resolved_at) + INTERVAL 15 MINUTE`,
  },
  {
    name: "same_title_and_start",
    suspect: false,
    sql:
      `SELECT 'incidents', i.incident_id, 'title', i.title, 'another incident has the same title and start', r.file_id, r.line, r.path
      ${leading}
      WHERE i.title IS NOT NULL AND (i.title, i.started_at) IN (
        SELECT (title, started_at) FROM incidents WHERE title IS NOT NULL AND started_at IS NOT NULL GROUP BY title, started_at HAVING count(*) > 1)`,
  },
  {
    name: "unlinked_postmortem",
    suspect: false,
    sql:
      `SELECT 'postmortems', postmortem_id, 'incident_ref', incident_ref, 'no incident it belongs to was found', file_id, line, path
      FROM postmortems WHERE incident_id IS NULL`,
  },
  {
    name: "incomplete_postmortem",
    suspect: false,
    sql:
      `SELECT 'postmortems', postmortem_id, 'missing', NULL, missing, file_id, line, path FROM postmortems WHERE missing IS NOT NULL`,
  },
];

/** Runs every check and writes the rows that fail to `checks`, in the place of those of the last load. */
export async function check(warehouse: Warehouse): Promise<void> {
  await warehouse.run("DELETE FROM checks");
  for (
    const { name, suspect, sql } of [...checks, ...checksOfTables, ...checksOfWords, ...checksOfInstructions]
  ) {
    await warehouse.run(`
INSERT INTO checks (check_name, suspect, entity_table, entity_id, field, value, message, file_id, line, path)
SELECT '${name}', ${suspect}, * FROM (${sql})`);
  }
}
