import { shownNames } from "../shown_names.ts";
import { layGroups } from "./_merge.ts";
import { looksLikeIncidentChannel } from "./looks_like_channel.ts";
import { addressOf } from "./_nodes.ts";
import { addressesIn, tells } from "./_references.ts";
import { runAll } from "../_run_all.ts";
import type { Warehouse } from "../warehouse.ts";

/** Messages of people at the head of a channel in which the address of its incident counts. */
const firstMessages = 10;

/** What brings a channel to an incident is weaker than what bots post, and stronger than likeness. */
const score = 30;

/** Most incidents that a channel is shown as doubtful for. */
const mostRivals = 3;

/** Channels that no incident has yet, when they began, and whether they are called as an incident's own are. */
const free = `
CREATE OR REPLACE TEMP TABLE free_channel AS
SELECT 'channel:' || channel AS node, channel, min(sent_at) AS began,
  ${looksLikeIncidentChannel("channel", "date_diff('day', min(sent_at), max(sent_at))")} AS looks,
  bool_or(source = 'slack_channels' AND starts_with(text, 'created #')) AS made
FROM messages
WHERE channel IS NOT NULL AND NOT contains(channel, '/') AND 'channel:' || channel NOT IN (
  SELECT node FROM grouped WHERE component IN (SELECT component FROM grouped JOIN node USING (node) WHERE kind = 'record')
)
GROUP BY channel
HAVING began IS NOT NULL AND (looks OR made)`;

/** A day is no number of an incident. */
const withoutDays = "regexp_replace(channel, '(19|20)[0-9]{2}[-_]?[0-9]{2}([-_]?[0-9]{2})?', '', 'g')";

/** Numbers in the name of an incident's channel, and those a topic gives as an incident's: `#1169`, `incident 1169`. */
const numbers = `
SELECT node, 'name' AS place, unnest(regexp_extract_all(${withoutDays}, '[0-9]{2,}')) AS said FROM free_channel WHERE looks
UNION ALL
SELECT node, 'topic or purpose', unnest(regexp_extract_all(text, '(?i)(?:#|\\b(?:inc|incident|pd|pagerduty|ticket|case)[ #:-]*)([0-9]{2,})', 1))
FROM messages JOIN free_channel USING (channel) WHERE source = 'slack_channels' AND NOT starts_with(text, 'created #')`;

/** Keys in a name: its parts, one to five together. */
const keys = `
SELECT node, 'name' AS place, list_aggregate(parts[first:last], 'string_agg', '-') AS said
FROM (SELECT node, string_split(lower(channel), '-') AS parts FROM free_channel), range(1, 12) AS f(first), range(1, 12) AS l(last)
WHERE last BETWEEN first AND first + 4 AND last <= len(parts)`;

/** Addresses that people post first in a channel. */
const addresses = `
SELECT node, 'a first message' AS place, ${addressOf(`unnest(${addressesIn("text")})`)} AS said
FROM (
  SELECT node, text FROM messages JOIN free_channel USING (channel)
  WHERE source <> 'slack_channels' AND NOT coalesce(is_bot, false)
  QUALIFY row_number() OVER (PARTITION BY node ORDER BY sent_at, message_id) <= ${firstMessages}
) WHERE contains(text, 'http')`;

/** What an incident is called: its address, numbers that tools show, keys another tool gives. */
const names = `
SELECT node, unnest([${addressOf("url")}]) AS called FROM incident_records JOIN record_node USING (record_id)
UNION ALL SELECT node, ${addressOf("external_ref")} FROM incident_records JOIN record_node USING (record_id)
UNION ALL SELECT node, lower(vendor_id) FROM incident_records JOIN record_node USING (record_id)
UNION ALL SELECT node, regexp_extract(vendor_id, '^[A-Za-z]+-?0*([0-9]{2,})$', 1) FROM incident_records JOIN record_node USING (record_id)
UNION ALL SELECT node, lower(unnest(${shownNames})) FROM incident_records JOIN record_node USING (record_id)
UNION ALL SELECT node, key FROM (
  SELECT node, lower(regexp_extract(external_ref, '([^/:?#]+)/?$', 1)) AS key FROM incident_records JOIN record_node USING (record_id)
) WHERE ${tells("key")}`;

/** An incident of that name that was on when the channel began; of a group of records the one first in the alphabet. */
const candidates = `
CREATE OR REPLACE TEMP TABLE channel_candidate AS
WITH
  said AS (
    SELECT node, place, said FROM (${numbers}) UNION SELECT node, place, said FROM (${keys}) WHERE ${
  tells("said")
}
    UNION SELECT node, place, said FROM (${addresses})
  ),
  name AS (SELECT DISTINCT node, called FROM (${names}) WHERE called <> ''),
  met AS (
    SELECT said.node AS channel, name.node AS record, place || ' names ' || said AS evidence
    FROM said JOIN name ON name.called = said.said
  )
SELECT met.channel, min(met.record) AS record, min(evidence) AS evidence, own.component AS x, theirs.component AS y,
  count(*) OVER (PARTITION BY met.channel) AS rivals
FROM met JOIN free_channel ON free_channel.node = met.channel JOIN node ON node.node = met.record
JOIN grouped AS own ON own.node = met.channel JOIN grouped AS theirs ON theirs.node = met.record
ANTI JOIN kept_apart ON kept_apart.x = own.component AND kept_apart.y = theirs.component
WHERE free_channel.began BETWEEN node.started - INTERVAL 1 DAY AND coalesce(greatest(node.ended, node.started), node.started) + INTERVAL 1 DAY
GROUP BY met.channel, own.component, theirs.component`;

const sides =
  `least(channel, record) AS a, greatest(channel, record) AS b, 'channel' AS reason, ${score} AS score, evidence`;

const join =
  "UPDATE grouped SET component = y FROM channel_candidate AS found WHERE grouped.component = found.x AND rivals = 1";

/**
 * Brings channels that no reference brought to an incident to the one that a person posted the address of first, or whose
 * number or key stands in the name or topic: an incident that was on when the channel began, and the only one. Of several
 * each is doubtful. Asked last, so that no two records become one by a channel. Adds to `joined` and `grouped`, and leaves
 * what is doubtful in `doubtful_channel (a, b, reason, score, evidence, fragment)`.
 */
export async function joinOwnChannels(warehouse: Warehouse): Promise<void> {
  await runAll(warehouse, [
    free,
    candidates,
    `INSERT INTO joined SELECT ${sides} FROM channel_candidate WHERE rivals = 1`,
    `CREATE OR REPLACE TEMP TABLE doubtful_channel AS
      SELECT ${sides}, false AS fragment FROM channel_candidate WHERE rivals BETWEEN 2 AND ${mostRivals}`,
    join,
  ]);
  await layGroups(warehouse);
}
