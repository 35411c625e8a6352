import type { Period } from "../../model/period.ts";
import type { QueryReference } from "../../model/rows.ts";
import { exactMean, isSummable } from "../../warehouse/exact_mean.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { holdLast } from "./_hold.ts";

/** What a stream counts or measures. */
export type StreamKind = "metric" | "alert" | "log" | "change";

/** One signal of one service, hour by hour. */
export interface Stream {
  /** Where it comes from. */
  readonly kind: StreamKind;
  /** Canonical name. */
  readonly service: string;
  /** Metric, alert rule, message of a log or kind of change. */
  readonly name: string;
  /** The first hour: whole hours since 1970, UTC. */
  readonly firstHour: number;
  /** One value an hour: the mean of a metric's samples, or how many there were; NaN where nobody knows. */
  readonly values: Float32Array;
}

/** Streams, and the statement that read them. */
export interface Streams {
  /** In order of kind, service and name. */
  readonly streams: readonly Stream[];
  /** Of the samples of metrics. */
  readonly query: QueryReference;
}

/** A stream with fewer events has nothing to compare. */
const fewestEvents = 20;
/** What is new in the first weeks of an export may have been there before it. */
const burnInHours = 28 * 24;

const numberedSeries = `
WITH numbered AS (
  SELECT series_id, service, name, first_at, last_at,
    dense_rank() OVER (ORDER BY service, name) - 1 AS place
  FROM metric_series
  WHERE service IS NOT NULL AND first_at < CAST($end AS TIMESTAMP)
)`;

const seriesSql = `${numberedSeries}
SELECT service, name,
  min(CAST(floor(epoch(first_at) / 3600) AS INTEGER)) AS "first",
  CAST(floor(epoch(least(max(last_at), CAST($end AS TIMESTAMP) - INTERVAL 1 SECOND)) / 3600) AS INTEGER) AS "last"
FROM numbered GROUP BY place, service, name ORDER BY place`;

// Hours are grouped as whole numbers of half the width: a third less time than as the numbers a scan hands over.
const pointsSql = `${numberedSeries}, hourly AS (
  SELECT place, CAST(epoch_ms(sampled_at) // 3600000 AS INTEGER) AS hour, ${exactMean("value")} AS value
  FROM metric_points JOIN numbered USING (series_id)
  WHERE sampled_at < CAST($end AS TIMESTAMP) AND ${isSummable("value")}
  GROUP BY 1, 2
)
SELECT CAST(place AS DOUBLE) AS place, CAST(hour AS DOUBLE) AS hour, value FROM hourly`;

// Streams of no service say nothing of any incident's service and are left out.
const events = `
WITH events AS (
  SELECT 'alert' AS kind, service, rule AS name, started_at AS seen_at, 1 AS n FROM alerts WHERE rule IS NOT NULL
  UNION ALL
  SELECT 'alert', service, 'new alert rules', min(started_at), 1 FROM alerts WHERE rule IS NOT NULL
    GROUP BY service, rule
  UNION ALL
  SELECT 'log', service, pattern, minute, log_counts.lines
    FROM log_counts JOIN log_pattern_shapes USING (template_id) JOIN log_patterns USING (pattern_id)
  UNION ALL
  SELECT 'log', service, 'lines of level ' || level, minute, log_counts.lines
    FROM log_counts JOIN log_pattern_shapes USING (template_id) JOIN log_patterns USING (pattern_id)
    WHERE level IN ('fatal', 'error', 'warning')
  UNION ALL
  SELECT 'log', service, 'new log messages', first_minute, 1 FROM log_patterns
  UNION ALL
  SELECT 'change', service, unnest([kind, 'all changes']), coalesce(finished_at, started_at), 1
    FROM changes WHERE kind <> 'build' AND coalesce(environment, 'production') = 'production'
), own AS (
  SELECT kind, service, name, seen_at, n FROM events
  WHERE service IS NOT NULL AND seen_at IS NOT NULL AND seen_at < CAST($end AS TIMESTAMP)
), kept AS (
  SELECT kind, service, name, row_number() OVER (ORDER BY service, kind, name) - 1 AS place
  FROM own GROUP BY kind, service, name HAVING count(*) >= $fewest
)`;

const eventStreamsSql = `${events}, spans AS (
  SELECT kind, min(seen_at) AS first_at, max(seen_at) AS last_at FROM own GROUP BY kind
)
SELECT kind, service, name,
  CAST(floor(epoch(first_at) / 3600) AS INTEGER) AS "first",
  CAST(floor(epoch(last_at) / 3600) AS INTEGER) AS "last"
FROM kept JOIN spans USING (kind) ORDER BY place`;

const eventCountsSql = `${events}
SELECT CAST(place AS DOUBLE) AS place, CAST(epoch_ms(seen_at) // 3600000 AS DOUBLE) AS hour,
  CAST(sum(n) AS DOUBLE) AS n
FROM own JOIN kept USING (kind, service, name) GROUP BY 1, 2`;

interface Head {
  readonly kind: StreamKind;
  readonly service: string;
  readonly name: string;
  readonly first: number;
  readonly last: number;
}

function empty({ kind, service, name, first, last }: Head, filled: number): Stream {
  return { kind, service, name, firstHour: first, values: new Float32Array(last - first + 1).fill(filled) };
}

/** Puts one value of each hour into its stream. */
function lay([places, hours, own]: readonly Float64Array[], streams: readonly Stream[]): void {
  if (!places || !hours || !own) return;
  for (let row = 0; row < places.length; row++) {
    const { firstHour, values } = streams[places[row] as number] as Stream;
    values[(hours[row] as number) - firstHour] = own[row] as number;
  }
}

async function metricStreams(warehouse: Warehouse, end: string): Promise<Stream[]> {
  const heads = await warehouse.query<Omit<Head, "kind">>("indicator_series", seriesSql, { end });
  const streams = heads.map((head) => empty({ ...head, kind: "metric" }, NaN));
  await warehouse.scan("indicator_points", pointsSql, { end }, (columns) => lay(columns, streams));
  for (const { values } of streams) holdLast(values);
  return streams;
}

async function eventStreams(warehouse: Warehouse, end: string): Promise<Stream[]> {
  const parameters = { end, fewest: fewestEvents };
  const heads = await warehouse.query<Head>("indicator_events", eventStreamsSql, parameters);
  const streams = heads.map((head) => empty(head, 0));
  await warehouse.scan("indicator_counts", eventCountsSql, parameters, (columns) => lay(columns, streams));
  for (const { name, values } of streams) {
    if (name.startsWith("new ")) values.fill(NaN, 0, burnInHours);
  }
  return streams;
}

/**
 * Reads every signal of every service up to the period's end, hour by hour: metrics (series of one name and service are
 * averaged), alert rules, messages and levels of logs, kinds of changes that reached production, and how many alert rules
 * and messages came for the first time. A metric sampled less than once an hour keeps its last value until the next
 * sample is due. Signals with fewer than twenty events are left out.
 *
 * @throws {QueryError} when the warehouse refuses a statement.
 */
export async function indicatorStreams(warehouse: Warehouse, { end }: Period): Promise<Streams> {
  const metrics = await metricStreams(warehouse, end);
  const counted = await eventStreams(warehouse, end);
  return {
    streams: [...metrics, ...counted],
    query: { name: "indicator_points", sql: pointsSql, parameters: { end } },
  };
}
