import { runAll } from "./_run_all.ts";
import type { Warehouse } from "./warehouse.ts";

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

const services = `
CREATE OR REPLACE TEMP TABLE node_service AS
WITH
  told AS (
    SELECT DISTINCT node, service FROM (
      SELECT node, service FROM incident_records JOIN record_node USING (record_id)
      UNION ALL SELECT node, service FROM incident_services JOIN record_node USING (record_id)
    ) WHERE service IS NOT NULL
  ),
  name AS (SELECT DISTINCT service FROM told),
  -- Who names no service may name one in the title.
  silent AS (
    SELECT node, lower(title) AS title FROM incident_records JOIN record_node USING (record_id)
    WHERE title IS NOT NULL AND node NOT IN (SELECT node FROM told)
    UNION SELECT postmortem_id, lower(concat_ws(' ', title, summary)) FROM postmortems
  ),
  word AS (SELECT DISTINCT node, unnest(regexp_extract_all(title, '[\\p{L}\\p{N}_-]+')) AS word FROM silent)
SELECT node, service FROM told
UNION
SELECT word.node, name.service FROM word JOIN name ON lower(name.service) = word.word`;

/** Lays out what linking works on: the nodes and the services they name. */
export async function layNodes(warehouse: Warehouse): Promise<void> {
  await runAll(warehouse, [recordNodes, nodes, services]);
}
