import { type Reread, rereadings } from "./merge/former.ts";
import type { Held } from "./_held.ts";
import { replacedFiles } from "./replaced_files.ts";
import type { Warehouse } from "./warehouse.ts";

/** A field of an incident, an alert or a change that a later export tells otherwise. */
export interface Restatement {
  /** Table of the row. */
  readonly table: "incident_records" | "alerts" | "changes";
  /** `incident_records.record_id`, `alerts.alert_id` or `changes.change_id`. */
  readonly recordId: string;
  /** The record's title, null where it has none. */
  readonly title: string | null;
  /** Column of that table. */
  readonly field: string;
  /** What was said before, as text. */
  readonly before: string | null;
  /** What is said now, as text. */
  readonly after: string | null;
  /** Whether both exports say when the tool changed it; else nobody knows which of them is the later. */
  readonly dated: boolean;
}

/** Records of one kind of export that were understood and change no table, for one reason. */
export interface IdleReason {
  /** Kind of export. */
  readonly kind: string;
  /** Why they change no table. */
  readonly reason: string;
  /** How many records. */
  readonly records: number;
}

/** Records of one kind of export that were left out for one reason. */
export interface RejectReason {
  /** Kind of export. */
  readonly kind: string;
  /** Why the first of them was left out. */
  readonly reason: string;
  /** How many records. */
  readonly records: number;
  /** File of the first of them. */
  readonly file: string;
  /** Its line; null where the format has no lines. */
  readonly line: number | null;
}

/** What a load found, beyond what became of each file. */
export interface LoadFindings {
  /** Incidents in the warehouse afterwards. */
  readonly incidents: number;
  /** Those of them that questions count: no tests, maintenance or cancelled ones, and a known start that is no day ahead. */
  readonly incidentsCounted: number;
  /** Fields of kept records that could not be read, of all files but those replaced: table `rejects`, scope `field`. */
  readonly fieldsUnread: number;
  /** The same of files that newer ones of the same name replaced. */
  readonly fieldsReplaced: number;
  /** Incidents without any time they started, were detected or declared: no question can count them. */
  readonly incidentsWithoutStart: number;
  /** Incidents that start more than a day after this load: no question counts them. */
  readonly incidentsInFuture: number;
  /** Pairs of records that may be one incident and were left apart: table `incident_links`. */
  readonly doubtfulLinks: number;
  /** What files of this load say otherwise about incidents, alerts and changes that were known, at most 1,000 fields of each. */
  readonly restated: readonly Restatement[];
  /** Files that were read again because the configuration changed, and what they say otherwise now. */
  readonly reread: Reread;
  /** Why records of files loaded now change no table: they are among the unchanged. */
  readonly idle: readonly IdleReason[];
  /** Records that were left out of files known before, but for those replaced. */
  readonly leftOutBefore: number;
  /** Why records of files loaded now, or by a load that was cut short, were left out. */
  readonly rejects: readonly RejectReason[];
  /** Why fields of files loaded now could not be read, as often as they stand there. */
  readonly unread: readonly RejectReason[];
  /** What a line in `hindcast.yaml` would settle: words that mean nothing here yet, services that meet no incident, clocks that differ. */
  readonly advice: readonly string[];
}

type Counts = Pick<
  LoadFindings,
  | "incidents"
  | "incidentsCounted"
  | "incidentsWithoutStart"
  | "incidentsInFuture"
  | "doubtfulLinks"
>;

const counts = `
SELECT (SELECT count(*) FROM incidents) AS "incidents",
  (SELECT count(*) FROM counted_incidents) AS "incidentsCounted",
  (SELECT count(*) FROM incidents WHERE started_at IS NULL) AS "incidentsWithoutStart",
  (SELECT count(*) FROM checks WHERE check_name = 'starts_in_future') AS "incidentsInFuture",
  (SELECT count(*) FROM incident_links WHERE verdict = 'doubtful') AS "doubtfulLinks"`;

type UnreadFields = Pick<LoadFindings, "fieldsUnread" | "fieldsReplaced">;

const unreadFields = `
SELECT count(*) FILTER (WHERE NOT replaced) AS "fieldsUnread", count(*) FILTER (WHERE replaced) AS "fieldsReplaced"
FROM (SELECT file_id IN ${replacedFiles} AS replaced FROM rejects WHERE scope = 'field')`;

/** Loads that were cut short end with the one that takes them up: what their files told was never said. */
const since = `(SELECT min(started_at) FROM loads
  WHERE finished_at = (SELECT finished_at FROM loads WHERE load_id = $loadId))`;

const leftOutBefore = `
SELECT count(*) AS n FROM rejects JOIN files USING (file_id)
WHERE scope = 'record' AND file_id NOT IN ${replacedFiles} AND NOT coalesce(loaded_at >= ${since}, false)`;

const restated = `
SELECT s.table_name AS "table", s.record_id AS "recordId", r.title, s.field, s.before, s.after, s.dated
FROM restatements AS s LEFT JOIN (
  SELECT 'incident_records' AS table_name, record_id, title FROM incident_records
  UNION ALL SELECT 'alerts', alert_id, title FROM alerts
  UNION ALL SELECT 'changes', change_id, title FROM changes
) AS r USING (table_name, record_id)
WHERE s.restated AND s.seen_at >= ${since}
QUALIFY row_number() OVER (PARTITION BY s.table_name ORDER BY s.record_id, s.updated_at, s.field) <= 1000
ORDER BY s.table_name = 'incident_records' DESC, s.table_name, s.record_id, s.updated_at, s.field`;

const idle = `
SELECT f.kind, i.reason, sum(i.records)::BIGINT AS records
FROM idle_records AS i JOIN files AS f USING (file_id)
WHERE f.loaded_at >= ${since}
GROUP BY f.kind, i.reason ORDER BY records DESC, f.kind, i.reason`;

const rejects = `
SELECT f.kind, first(CASE WHEN r.scope = 'field' OR starts_with(r.reason, 'it ') THEN coalesce('"' || r.field || '": ', '') ELSE '' END || r.reason ORDER BY f.name, r.line) AS reason, count(*) AS records, min(f.name) AS file,
  first(r.line ORDER BY f.name, r.line) AS line
FROM rejects AS r JOIN files AS f USING (file_id)
WHERE r.scope = $scope AND f.loaded_at >= ${since}
GROUP BY f.kind, r.code, r.field ORDER BY records DESC, f.kind, reason`;

/** Services that meet nothing stand in one line: most of them may well be what no incident was about. */
const advice = `
SELECT message FROM (
  SELECT message, check_name, TRY_CAST(value AS BIGINT) AS records FROM checks
  WHERE check_name IN ('unmapped_word', 'unmapped_incident_type', 'unmapped_service', 'clocks_differ', 'one_tool_twice')
  UNION ALL
  SELECT 'No incident names ' || array_to_string(list(to_json(entity_id) || ' (' || value || CASE value WHEN '1' THEN ' row)' ELSE ' rows)' END ORDER BY value::BIGINT DESC, entity_id)[:5], ', ') ||
    CASE WHEN count(*) > 5 THEN ' and ' || (count(*) - 5) || ' more services' ELSE '' END || ' of alerts, metrics or changes' ||
    any_value(regexp_extract(message, '; only incidents name .*$')) || '. Where two are one, say so in hindcast.yaml under words: services', check_name, sum(value::BIGINT)
  FROM checks WHERE check_name = 'unmet_service' GROUP BY check_name
)
ORDER BY check_name IN ('clocks_differ', 'one_tool_twice') DESC, records DESC, message`;

/** Reads what a load found, once everything is derived. */
export async function findingsOf(warehouse: Warehouse, loadId: string, held: Held): Promise<LoadFindings> {
  const [row] = await warehouse.query<Counts>("what there is", counts);
  if (!row) throw new Error("Cannot count incidents: the statement gave no row.");
  const [fields] = held.has("rejects")
    ? await warehouse.query<UnreadFields>("fields that could not be read", unreadFields)
    : [];
  const rejected = async (scope: "record" | "field") =>
    held.has("rejects") ? await warehouse.query<RejectReason>("rejects", rejects, { loadId, scope }) : [];
  const [before] = held.has("rejects")
    ? await warehouse.query<{ n: number }>("left out before", leftOutBefore, { loadId })
    : [];
  return {
    ...row,
    leftOutBefore: before?.n ?? 0,
    ...(fields ?? { fieldsUnread: 0, fieldsReplaced: 0 }),
    restated: held.has("record_states")
      ? await warehouse.query<Restatement>("restated", restated, { loadId })
      : [],
    reread: await rereadings(warehouse),
    idle: held.has("idle_records") ? await warehouse.query<IdleReason>("idle records", idle, { loadId }) : [],
    rejects: await rejected("record"),
    unread: await rejected("field"),
    advice: (await warehouse.query<{ message: string }>("advice", advice)).map(({ message }) => message),
  };
}
