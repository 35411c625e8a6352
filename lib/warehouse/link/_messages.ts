import { addressOf } from "./_nodes.ts";
import { addressesIn, tells } from "./_references.ts";
import { runAll } from "../_run_all.ts";
import type { Warehouse } from "../warehouse.ts";

/** What names one incident, whichever tool has it: ids, where a text can tell them from a word, and addresses. */
const names = `
CREATE OR REPLACE TEMP TABLE incident_name AS
SELECT ref, min(incident_id) AS incident_id, min(started) AS started, max(ended) AS ended
FROM (
  SELECT unnest([
      lower(record_id), lower(vendor || ':' || vendor_id), CASE WHEN ${
  tells("lower(vendor_id)")
} THEN lower(vendor_id) END,
      ${addressOf("url")}
    ]) AS ref, leaders.incident_id, coalesce(started_at, detected_at, declared_at) AS started, resolved_at AS ended
  FROM incident_records JOIN leaders USING (record_id)
)
WHERE ref <> '' GROUP BY ref HAVING count(DISTINCT incident_id) = 1`;

/** Words with a digit, in plain letters: of a million messages they are found in a third of the time that all words take. */
const words = "regexp_extract_all(text, '[A-Za-z_:.-]*[0-9][A-Za-z0-9_:.-]*')";

/** Messages of channels that are no incident's own and name one near in time: last year's is a comparison. */
const named = `
CREATE OR REPLACE TEMP TABLE named_message AS
WITH
  shared AS (
    SELECT message_id, sent_at, text FROM messages AS t
    ANTI JOIN (SELECT node FROM grouped JOIN home USING (component)) AS own ON own.node = 'channel:' || t.channel
    WHERE regexp_matches(text, '[0-9]') AND source <> 'slack_channels'
  ),
  token AS (
    SELECT message_id, sent_at, lower(trim(unnest(${words}), '_:.-')) AS ref FROM shared
    UNION ALL
    SELECT message_id, sent_at, ${
  addressOf(`unnest(${addressesIn("text")})`)
} FROM shared WHERE contains(text, 'http')
  )
SELECT message_id, min(incident_id) AS incident_id
FROM token JOIN incident_name USING (ref)
WHERE sent_at IS NULL OR started IS NULL
  OR sent_at BETWEEN started - INTERVAL 2 DAY AND coalesce(ended, started) + INTERVAL 2 DAY
GROUP BY message_id HAVING count(DISTINCT incident_id) = 1`;

/** The incident of the channel, else of the first message of the thread, else the one that the message names. */
const carried = `
UPDATE messages SET incident_id = found.incident_id
FROM (
  SELECT t.rowid AS row, coalesce(home.incident_id, root.incident_id, own.incident_id) AS incident_id
  FROM messages AS t
  LEFT JOIN grouped ON grouped.node = 'channel:' || t.channel
  LEFT JOIN home USING (component)
  LEFT JOIN named_message AS root ON root.message_id = t.thread_id
  LEFT JOIN named_message AS own ON own.message_id = t.message_id
) AS found
WHERE messages.rowid = found.row AND messages.incident_id IS DISTINCT FROM found.incident_id`;

/** Writes to each message which incident it belongs to; to be asked where `leaders`, `grouped` and `home` are laid out. */
export async function carryMessages(warehouse: Warehouse): Promise<void> {
  await runAll(warehouse, [names, named, carried]);
}
