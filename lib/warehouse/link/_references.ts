import { addressOf } from "./_nodes.ts";
import { runAll } from "../_run_all.ts";
import type { Warehouse } from "../warehouse.ts";

/**
 * Whether an id can be told from a word in a text, as SQL: a bare number may be a day, a port or anything else, and SEV-1
 * is no incident.
 *
 * @param column SQL of the id in small letters.
 */
export const tells = (column: string) =>
  `(length(${column}) >= 5 AND regexp_matches(${column}, '[a-z]') AND regexp_matches(${column}, '[0-9]')
    AND NOT regexp_matches(${column}, '^(sev|severity|prio|priority)[-_]?[0-9]$'))`;

/** Names under which others cite a node. What names two nodes names none. `telling`: can be told from a word in a text. */
const identifiers = `
CREATE OR REPLACE TEMP TABLE identifier AS
WITH
  name AS (
    SELECT node, lower(record_id) AS ref, true AS telling FROM incident_records JOIN record_node USING (record_id)
    UNION ALL SELECT node, lower(vendor || ':' || vendor_id), true FROM node WHERE kind = 'record'
    UNION ALL SELECT node, lower(vendor_id), ${tells("lower(vendor_id)")} FROM node WHERE kind = 'record'
    UNION ALL SELECT node, ${
  addressOf("url")
}, true FROM incident_records JOIN record_node USING (record_id) WHERE url IS NOT NULL
    UNION ALL SELECT node, lower(node), false FROM node WHERE kind = 'channel'
    UNION ALL SELECT postmortem_id, lower(postmortem_id), true FROM postmortems
    UNION ALL SELECT postmortem_id, ${addressOf("url")}, true FROM postmortems WHERE url IS NOT NULL
    UNION ALL SELECT node, lower(vendor_id), length(vendor_id) >= 8 FROM node
      WHERE kind = 'channel' AND ${tells("lower(vendor_id)")} AND contains(vendor_id, '-')
    UNION ALL SELECT 'channel:' || channel, lower(regexp_extract(text, '^created #.* \\(([CG][A-Z0-9]{4,})\\)$', 1)), true
      FROM messages WHERE source = 'slack_channels' AND starts_with(text, 'created #')
  )
SELECT ref, min(node) AS node, bool_or(telling) AS telling FROM name WHERE ref <> '' GROUP BY ref HAVING count(DISTINCT node) = 1`;

/** Texts in which a node may cite another. `typed`: a field made for it; `text`: prose; `address`: addresses in it only. */
const texts = `
SELECT node, 'typed' AS how, 'external_ref' AS place, external_ref AS text FROM incident_records JOIN record_node USING (record_id)
UNION ALL SELECT node, 'text', 'title', title FROM incident_records JOIN record_node USING (record_id)
UNION ALL SELECT node, 'text', 'summary', summary FROM incident_records JOIN record_node USING (record_id)
UNION ALL SELECT node, 'address', 'extra', extra FROM incident_records JOIN record_node USING (record_id)
UNION ALL SELECT node, 'text', 'event', text FROM incident_events JOIN record_node USING (record_id)
UNION ALL SELECT postmortem_id, 'typed', 'incident_ref', incident_ref FROM postmortems
UNION ALL SELECT postmortem_id, 'text', 'title', title FROM postmortems
UNION ALL SELECT postmortem_id, 'text', 'section', text FROM postmortem_sections
UNION ALL SELECT 'channel:' || channel, 'text', 'topic or purpose', text FROM messages WHERE source = 'slack_channels' AND channel IS NOT NULL
UNION ALL SELECT 'channel:' || channel, 'address', 'a bot', text FROM messages WHERE is_bot AND channel IS NOT NULL`;

const words = "regexp_extract_all(text, '[\\p{L}\\p{N}][\\p{L}\\p{N}_:.-]*[\\p{L}\\p{N}]')";

/** The addresses in a text, as SQL of a list. */
export const addressesIn = (text: string) => `regexp_extract_all(${text}, 'https?://[^\\s<>|()\\[\\]"'']+')`;

/** Parts of a channel's name: `inc-ops-12-slow` holds `ops-12`. */
const nameParts = `
SELECT node, 'text' AS how, 'name' AS place, list_aggregate(parts[first:last], 'string_agg', '-') AS token
FROM (SELECT node, string_split(lower(vendor_id), '-') AS parts FROM node WHERE kind = 'channel'),
  range(1, 12) AS f(first), range(1, 12) AS l(last)
WHERE last BETWEEN first AND first + 4 AND last <= len(parts)`;

const citations = `
CREATE OR REPLACE TEMP TABLE citation AS
WITH
  said AS (${texts}),
  token AS (
    SELECT node, how, place, lower(trim(text)) AS token, true AS whole FROM said WHERE how = 'typed' AND text IS NOT NULL
    UNION ALL SELECT node, how, place, lower(unnest(${words})), false FROM said WHERE how <> 'address' AND regexp_matches(text, '[0-9]')
    UNION ALL SELECT node, how, place, ${
  addressOf(`unnest(${addressesIn("text")})`)
}, false FROM said WHERE contains(text, 'http')
    UNION ALL SELECT node, how, place, token, false FROM (${nameParts})
  )
SELECT token.node AS citing, identifier.node AS cited, max(how = 'typed') AS typed,
  min(place || ' names ' || token) AS evidence
FROM token JOIN identifier ON identifier.ref = token.token
WHERE token.node <> identifier.node AND (identifier.telling OR token.whole)
GROUP BY ALL`;

/** Two of one address are one thing; the front page that many records of a tool give says nothing. */
const sameAddress = `
SELECT one.node AS a, other.node AS b, 'url' AS reason, 'both give ' || one.address AS evidence
FROM address AS one JOIN address AS other ON one.address = other.address AND one.node < other.node
WHERE one.vendor <> other.vendor AND (one.alone OR one.kind = 'postmortem') AND (other.alone OR other.kind = 'postmortem')`;

/** Exact references: fields made for them, and shared addresses. They hold whatever else is said. */
const exact = `
CREATE OR REPLACE TEMP TABLE exact_edge AS
WITH
  given AS (
    SELECT DISTINCT node, vendor, kind, address FROM (
      SELECT node, ${
  addressOf("url")
} AS address FROM incident_records JOIN record_node USING (record_id) WHERE url IS NOT NULL
      UNION ALL SELECT postmortem_id, ${addressOf("url")} FROM postmortems WHERE url IS NOT NULL
    ) JOIN node USING (node)
  ),
  address AS (SELECT *, count(*) OVER (PARTITION BY vendor, address) = 1 AS alone FROM given WHERE address <> ''),
  both_ways AS (
    SELECT least(citing, cited) AS a, greatest(citing, cited) AS b, 'external_ref' AS reason, evidence FROM citation WHERE typed
    UNION ALL ${sameAddress}
  )
SELECT a, b, min(reason) AS reason, min(evidence) AS evidence, CAST(100 AS DOUBLE) AS score, false AS fragment FROM both_ways GROUP BY a, b`;

/** What names more records of one tool than this is about something else: a channel of all alerts, a yearly review. */
const mostRivals = 3;

/**
 * Mentions in texts. They count where a text names one record of a tool near it in time, and only where they do not
 * bring together two ids of one tool; of others a person should judge.
 */
const mentions = `
CREATE OR REPLACE TEMP TABLE mention_edge AS
WITH
  pair AS (
    SELECT citation.*, one.kind AS citing_kind, other.kind AS cited_kind, other.vendor AS cited_vendor,
      abs(date_diff('minute', one.started, other.started)) AS apart,
      bool_or(typed) OVER (PARTITION BY citing, other.vendor) AS settled
    FROM citation JOIN node AS one ON one.node = citing JOIN node AS other ON other.node = cited
    WHERE one.vendor <> other.vendor
  ),
  near AS (
    SELECT *, count(*) OVER (PARTITION BY citing, cited_vendor) AS rivals FROM pair
    WHERE NOT settled AND coalesce(apart, 0) <= 2 * 1440
  )
SELECT least(citing, cited) AS a, greatest(citing, cited) AS b, max(rivals) = 1 AS clear, min(evidence) AS evidence, false AS fragment,
  CASE WHEN bool_or('channel' IN (citing_kind, cited_kind)) THEN 'channel' ELSE 'mention' END AS reason,
  round(50 - 2 * log2(1 + min(coalesce(apart, 0)) / 10.0), 2) AS score
FROM near GROUP BY a, b HAVING max(rivals) <= ${mostRivals}`;

/** Finds which records, postmortems and channels name one another, into `exact_edge` and `mention_edge`. */
export async function findReferences(warehouse: Warehouse): Promise<void> {
  await runAll(warehouse, [identifiers, citations, exact, mentions]);
}
