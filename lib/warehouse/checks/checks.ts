import type { Check } from "./_check.ts";
import { checksOfServices } from "./_services.ts";
import { checksOfTables } from "./_tables.ts";
import { checkOfInstructions } from "./_instructions.ts";
import { checksOfWords } from "./_words.ts";
import type { Held } from "../_held.ts";
import { runAll } from "../_run_all.ts";
import type { Warehouse } from "../warehouse.ts";

const leading = `FROM incidents AS i JOIN incident_records AS r ON r.record_id = i.incident_id`;

/** A rule about the times and words of one incident. */
interface Rule {
  readonly name: string;
  readonly suspect: boolean;
  /** Column of the incident that is amiss. */
  readonly field: string;
  readonly message: string;
  /** Condition over the incident, `i`. */
  readonly where: string;
}

const rules: readonly Rule[] = [
  {
    name: "resolved_before_start",
    suspect: true,
    field: "resolved_at",
    message: "resolved before it started",
    where: "i.resolved_at < i.started_at",
  },
  {
    name: "resolved_before_declared",
    suspect: true,
    field: "resolved_at",
    message: "resolved before it was declared",
    where: "i.resolved_at < i.declared_at AND i.resolved_at >= i.started_at",
  },
  {
    name: "year_typo",
    suspect: true,
    field: "resolved_at",
    message:
      "its end lies years from its start; with the year corrected it would have taken less than a week",
    where:
      `i.resolved_at IS NOT NULL AND year(i.resolved_at) <> year(i.started_at) AND abs(date_diff('day', i.started_at, i.resolved_at)) > 300
      AND date_diff('second', i.started_at, i.resolved_at + to_years(CAST(year(i.started_at) - year(i.resolved_at) AS INTEGER))) BETWEEN 0 AND 604800`,
  },
  {
    name: "declared_after_mitigated",
    suspect: false,
    field: "declared_at",
    message: "declared after it was mitigated",
    where: "i.declared_at > i.mitigated_at",
  },
  {
    name: "not_counted",
    suspect: false,
    field: "incident_type",
    message: "a test, maintenance, cancelled or merged: no question counts it",
    where: "i.incident_type IS DISTINCT FROM 'incident' OR i.status = 'cancelled'",
  },
  {
    name: "acknowledged_before_declared",
    suspect: true,
    field: "acknowledged_at",
    message: "acknowledged before it was declared",
    where: "i.acknowledged_at < i.declared_at",
  },
  {
    name: "acknowledged_after_resolved",
    suspect: true,
    field: "acknowledged_at",
    message: "acknowledged after it was resolved",
    where: "i.acknowledged_at > i.resolved_at",
  },
  {
    name: "mitigated_before_start",
    suspect: true,
    field: "mitigated_at",
    message: "mitigated before it started",
    where: "i.mitigated_at < i.started_at",
  },
  {
    name: "mitigated_after_resolved",
    suspect: false,
    field: "mitigated_at",
    message: "mitigated after it was resolved",
    where: "i.mitigated_at > i.resolved_at",
  },
  {
    name: "starts_in_future",
    suspect: true,
    field: "started_at",
    message: "starts more than a day after the last load: no question counts it",
    where: "i.started_at > (SELECT max(loads.started_at) FROM loads) + INTERVAL 1 DAY",
  },
  {
    name: "resolved_in_future",
    suspect: true,
    field: "resolved_at",
    message: "resolved in the future",
    where: "i.resolved_at > current_localtimestamp() + INTERVAL 1 DAY",
  },
  {
    name: "longer_than_90_days",
    suspect: true,
    field: "resolved_at",
    message: "took more than ninety days: a forgotten ticket or a wrong year",
    where: "i.resolved_at > i.started_at + INTERVAL 90 DAY",
  },
  {
    name: "zero_duration",
    suspect: true,
    field: "resolved_at",
    message: "resolved in the second it started",
    where: "i.resolved_at = i.started_at",
  },
  {
    name: "missing_start",
    suspect: false,
    field: "started_at",
    message: "no time it started, was detected or declared",
    where: "i.started_at IS NULL",
  },
  {
    name: "missing_acknowledgement",
    suspect: false,
    field: "acknowledged_at",
    message: "nobody is known to have acknowledged it",
    where:
      "i.acknowledged_at IS NULL AND i.incident_type = 'incident' AND i.status IS DISTINCT FROM 'cancelled'",
  },
  {
    name: "missing_resolution",
    suspect: false,
    field: "resolved_at",
    message: "closed, but no tool says when",
    where: "i.is_censored AND i.censor_reason = 'no resolution time'",
  },
  {
    name: "missing_severity",
    suspect: false,
    field: "severity_raw",
    message: "its severity is unknown, or its word is mapped to none",
    where: "i.severity IS NULL AND i.incident_type = 'incident'",
  },
  {
    name: "missing_service",
    suspect: false,
    field: "service",
    message: "it names no service",
    where:
      "i.service IS NULL AND i.incident_id NOT IN (SELECT incident_id FROM incident_services WHERE incident_id IS NOT NULL)",
  },
];

const found = rules.map(({ name, suspect, field, message, where }) => `
    CASE WHEN ${where} THEN {'name': '${name}', 'suspect': ${suspect}, 'field': '${field}', 'value': CAST(i.${field} AS VARCHAR), 'message': '${message}'} END`);

/** All rules in one pass over the incidents: a statement of its own for each took a tenth of the time of a small load. */
const checkIncidents = `
INSERT INTO checks (check_name, suspect, entity_table, entity_id, field, value, message, file_id, line, path)
SELECT found.name, found.suspect, 'incidents', incident_id, found.field, found.value, found.message, file_id, line, path
FROM (SELECT i.incident_id, r.file_id, r.line, r.path, unnest([${found.join(",")}]) AS found ${leading})
WHERE found IS NOT NULL`;

const checks: readonly Check[] = [
  {
    name: "stated_differs_from_computed",
    suspect: false,
    of: "incident_records",
    sql: `SELECT 'incident_records', r.record_id, 'stated_resolve_s', CAST(r.stated_resolve_s AS VARCHAR),
        'the tool states ' || CAST(round(r.stated_resolve_s) AS BIGINT) || ' s to resolve, its own times give ' || date_diff('second', r.declared_at, r.resolved_at) || ' s',
        r.file_id, r.line, r.path
      FROM incident_records AS r
      WHERE abs(r.stated_resolve_s - date_diff('second', r.declared_at, r.resolved_at)) > greatest(120, 0.1 * abs(r.stated_resolve_s))`,
  },
  {
    name: "stated_acknowledge_differs",
    suspect: false,
    of: "incident_records",
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
    of: "incident_records",
    sql: `SELECT 'incidents', i.incident_id, 'resolved_at', CAST(i.resolved_at AS VARCHAR),
        'its records give ends that lie ' || date_diff('minute', min(r.resolved_at), max(r.resolved_at)) || ' minutes apart',
        arg_min(r.file_id, r.record_id), arg_min(r.line, r.record_id), arg_min(r.path, r.record_id)
      FROM incidents AS i JOIN incident_records AS r ON r.incident_id = i.incident_id
      GROUP BY i.incident_id, i.resolved_at HAVING max(r.resolved_at) > min(r.resolved_at) + INTERVAL 15 MINUTE`,
  },
  {
    name: "same_title_and_start",
    suspect: false,
    of: "incident_records",
    sql:
      `SELECT 'incidents', i.incident_id, 'title', i.title, 'another incident has the same title and start', r.file_id, r.line, r.path
      ${leading}
      WHERE i.title IS NOT NULL AND (i.title, i.started_at) IN (
        SELECT (title, started_at) FROM incidents WHERE title IS NOT NULL AND started_at IS NOT NULL GROUP BY title, started_at HAVING count(*) > 1)`,
  },
  {
    name: "unlinked_postmortem",
    suspect: false,
    of: "postmortems",
    sql:
      `SELECT 'postmortems', postmortem_id, 'incident_ref', incident_ref, 'no incident it belongs to was found', file_id, line, path
      FROM postmortems WHERE incident_id IS NULL`,
  },
  {
    name: "incomplete_postmortem",
    suspect: false,
    of: "postmortems",
    sql:
      `SELECT 'postmortems', postmortem_id, 'missing', NULL, missing, file_id, line, path FROM postmortems WHERE missing IS NOT NULL`,
  },
];

function written({ name, suspect, sql }: Check): string {
  return `
INSERT INTO checks (check_name, suspect, entity_table, entity_id, field, value, message, file_id, line, path)
SELECT '${name}', ${suspect}, * FROM (${sql})`;
}

/** Runs every check and writes the rows that fail to `checks`, in the place of those of the last load. */
export async function check(warehouse: Warehouse, held: Held): Promise<void> {
  const asked = [
    ...checks,
    ...checksOfTables,
    ...checksOfServices,
    ...checksOfWords(held),
    checkOfInstructions(held),
  ]
    .filter(({ of }) => of === null || held.has(of));
  const ofIncidents = held.has("incident_records") ? [checkIncidents] : [];
  await runAll(warehouse, ["DELETE FROM checks", ...ofIncidents, ...asked.map(written)]);
}
