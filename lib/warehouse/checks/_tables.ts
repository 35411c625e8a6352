import { looksLikeIncidentChannel } from "../link/looks_like_channel.ts";
import type { Check } from "./_check.ts";

const tomorrow = "current_localtimestamp() + INTERVAL 1 DAY";

function inFuture(table: "alerts" | "changes" | "messages", id: string, field: string): Check {
  return {
    name: `${table}_in_future`,
    suspect: false,
    of: table,
    sql:
      `SELECT '${table}', ${id}, '${field}', CAST(${field} AS VARCHAR), 'its time lies in the future', file_id, line, path
      FROM ${table} WHERE ${field} > ${tomorrow}`,
  };
}

/** One number for what makes two alerts the same: of columns side by side the comparison takes twice as long. */
const sameAlert = "hash(started_at, source, rule, title, service)";

const began = (records: string) => `coalesce(${records}.started_at, ${records}.declared_at)`;

/** A mapping without `vendor` is a tool of its own: its records have the mapping's name for both. */
const oneToolTwice: Check = {
  name: "one_tool_twice",
  suspect: false,
  of: "incident_records",
  sql: `SELECT 'incident_records', one.source || ' and ' || other.vendor, 'vendor', CAST(count(*) AS VARCHAR),
      count(*) || CASE WHEN count(*) = 1 THEN ' incident' ELSE ' incidents' END || ' of the table "' || one.source ||
        '" have the id and start of one of "' || other.vendor || '" and count as records of two tools. If both tell of one tool, add to hindcast.yaml, in the entry of ' ||
        one.source || ' under tables: vendor: ' || other.vendor,
      arg_min(one.file_id, (one.file_id, one.line)), arg_min(one.line, (one.file_id, one.line)), NULL
    FROM incident_records AS one JOIN incident_records AS other USING (vendor_id)
    WHERE one.source = one.vendor AND other.vendor <> one.vendor AND ${began("one")} = ${began("other")}
      AND (other.source <> other.vendor OR other.vendor < one.vendor)
    GROUP BY one.source, other.vendor`,
};

/** Called as an incident's own channel, and no incident took it. */
const channelAlone: Check = {
  name: "channel_without_incident",
  suspect: false,
  of: "messages",
  sql: `SELECT 'messages', 'channel:' || channel, 'channel', channel,
      '#' || channel || ' (' || count(*) || CASE WHEN count(*) = 1 THEN ' message' ELSE ' messages' END ||
        ') is called as the channel of an incident, and ' ||
        CASE WHEN any_value(rivals) IS NULL THEN 'no incident took it: its first messages, name and topic give no address, number or key of one that was on then'
          ELSE 'may be of ' || any_value(rivals) END ||
        '. Where you know it, add to hindcast.yaml: links: { force: [[' || to_json('channel:' || channel) || ', ' ||
        coalesce(to_json(any_value(first_rival)), '"id of the incident"') || ']] }',
      arg_min(file_id, (sent_at, file_id, line)), arg_min(line, (sent_at, file_id, line)), arg_min(path, (sent_at, file_id, line))
    FROM messages JOIN (
      SELECT channel FROM messages WHERE channel IS NOT NULL AND NOT contains(channel, '/') GROUP BY channel
      HAVING ${looksLikeIncidentChannel("channel", "date_diff('day', min(sent_at), max(sent_at))")}
    ) AS own USING (channel) LEFT JOIN (
      SELECT CASE WHEN starts_with(record_a, 'channel:') THEN record_a ELSE record_b END AS node,
        string_agg(CASE WHEN starts_with(record_a, 'channel:') THEN record_b ELSE record_a END, ' or ' ORDER BY record_a, record_b) AS rivals,
        min(CASE WHEN starts_with(record_a, 'channel:') THEN record_b ELSE record_a END) AS first_rival
      FROM incident_links WHERE verdict = 'doubtful' AND reason = 'channel' GROUP BY node
    ) AS doubtful ON doubtful.node = 'channel:' || channel
    WHERE EXISTS (FROM incident_records) AND 'channel:' || channel NOT IN (
      SELECT unnest([record_a, record_b]) FROM incident_links WHERE verdict IN ('linked', 'forbidden'))
    GROUP BY channel`,
};

/** Rules about what surrounds incidents: timelines, alerts, changes, messages and documents. */
export const checksOfTables: readonly Check[] = [
  inFuture("alerts", "alert_id", "started_at"),
  inFuture("changes", "change_id", "started_at"),
  inFuture("messages", "message_id", "sent_at"),
  {
    name: "secrets_replaced",
    suspect: false,
    of: "secrets_found",
    sql: `SELECT 'files', s.kind, 'text', NULL,
        sum(found) || ' of kind ' || s.kind || ' in ' || count(*) || ' files were replaced by tokens before anything read them',
        arg_min(file_id, (name, file_id, s.line)), arg_min(s.line, (name, file_id, s.line)), NULL
      FROM secrets_found AS s JOIN files USING (file_id) GROUP BY s.kind`,
  },
  {
    name: "unsorted_timeline",
    suspect: false,
    of: "incident_events",
    sql: `SELECT 'incident_events', event_id, 'occurred_at', CAST(occurred_at AS VARCHAR),
        '"' || left(coalesce(text, ''), 60) || '" stands after an entry of ' || before || ', but happened earlier', file_id, line, path
      FROM (
        SELECT *, max(occurred_at) OVER (
          PARTITION BY postmortem_id ORDER BY position ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
        FROM incident_events WHERE postmortem_id IS NOT NULL AND occurred_at IS NOT NULL
      ) WHERE occurred_at < before`,
  },
  {
    name: "unknown_zone",
    suspect: false,
    of: "postmortems",
    sql: `SELECT 'postmortems', p.postmortem_id, 'zone', p.zone,
        count(*) || ' times of its timeline name no zone and were not placed', any_value(p.file_id), any_value(p.line), any_value(p.path)
      FROM postmortems AS p JOIN incident_events AS e USING (postmortem_id)
      WHERE p.zone IS NULL AND e.occurred_at IS NULL AND e.occurred_at_raw IS NOT NULL
      GROUP BY p.postmortem_id, p.zone`,
  },
  {
    name: "same_alert_twice",
    suspect: false,
    of: "alerts",
    sql: `SELECT 'alerts', alert_id, 'started_at', CAST(started_at AS VARCHAR),
        'another alert of ' || source || ' has the same rule, title, service and start', file_id, line, path
      FROM alerts
      WHERE coalesce(rule, title) IS NOT NULL AND ${sameAlert} IN (
        SELECT ${sameAlert} FROM alerts WHERE started_at IS NOT NULL GROUP BY ALL HAVING count(*) > 1)`,
  },
  {
    name: "clocks_differ",
    suspect: false,
    of: null,
    sql: `SELECT 'source_offsets', source_a || ' and ' || source_b, 'offset_s', CAST(offset_s AS VARCHAR),
        'times of ' || source_b || ' lie ' || round(abs(offset_s) / 60, 1) || ' min ' || CASE WHEN offset_s < 0 THEN 'before' ELSE 'after' END ||
          ' those of ' || source_a || ' (median of ' || n || ' events that both tell, residual ' || round(residual_s) || ' s)' ||
          CASE WHEN abs(offset_s) >= 1500 AND abs(offset_s / 900 - round(offset_s / 900)) * 900 <= 120
            THEN ': look at zones.sources of hindcast.yaml first' ELSE '' END,
        NULL, NULL, NULL
      FROM source_offsets WHERE apart`,
  },
  oneToolTwice,
  channelAlone,
  {
    name: "change_ends_before_start",
    suspect: false,
    of: "changes",
    sql:
      `SELECT 'changes', change_id, 'finished_at', CAST(finished_at AS VARCHAR), 'finished before it started', file_id, line, path
      FROM changes WHERE finished_at < started_at`,
  },
];
