import { runAll } from "../_run_all.ts";
import type { Warehouse } from "../warehouse.ts";

/**
 * An address as it is compared: without scheme, `www.`, archive's prefix, fragment and what punctuation stands after it.
 *
 * @param column SQL of the text.
 */
export function addressOf(column: string): string {
  const archived =
    `regexp_replace(${column}, '^(https?://web\\.archive\\.org/web/[0-9]+[a-z_]*/)+', '', 'i')`;
  const bare = `regexp_replace(${archived}, '^https?://(www\\.)?', '', 'i')`;
  return `lower(rtrim(regexp_replace(${bare}, '#.*$', ''), '/.,;:!'))`;
}

/** One node per id of a tool: the exports of one tool that tell of one id are one from the start. */
const recordNodes = `
CREATE OR REPLACE TEMP TABLE record_node AS
SELECT record_id, min(record_id) OVER (PARTITION BY vendor, vendor_id) AS node FROM incident_records`;

/** Everything that may speak of an incident: records, postmortems, channels. */
const nodes = `
CREATE OR REPLACE TEMP TABLE node AS
SELECT node, 'record' AS kind, vendor, min(vendor_id) AS vendor_id, false AS only_day, max(resolved_at) AS ended,
  coalesce(min(started_at), min(detected_at), min(declared_at)) AS started
FROM incident_records JOIN record_node USING (record_id) GROUP BY node, vendor
UNION ALL
SELECT postmortem_id, 'postmortem', 'postmortem:' || source, postmortem_id, started_at IS NULL, resolved_at,
  coalesce(started_at, CAST(date AS TIMESTAMP) + INTERVAL 12 HOUR)
FROM postmortems
UNION ALL
SELECT DISTINCT 'channel:' || channel, 'channel', 'channel', channel, false, CAST(NULL AS TIMESTAMP), CAST(NULL AS TIMESTAMP)
FROM messages WHERE channel IS NOT NULL`;

/** Every node is a group of its own at first. */
const groups = "CREATE OR REPLACE TEMP TABLE grouped AS SELECT node, node AS component FROM node";

/** Lays out what linking works on: the nodes, and the groups they are in. */
export async function layNodes(warehouse: Warehouse): Promise<void> {
  await runAll(warehouse, [recordNodes, nodes, groups]);
}
