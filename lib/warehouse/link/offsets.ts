import type { Held } from "../_held.ts";
import { addressOf } from "./_nodes.ts";
import type { Warehouse } from "../warehouse.ts";

/** Fewer events than these tell of chance; wider spread tells of people who take their time, not of clocks. */
const fewest = 5;
const widestResidual = 120;

/** No event is told before it happens; clocks that are kept in step differ by less. */
const inStep = 60;

/** Three standard errors of a median, from the median absolute deviation: 1.2533 * 1.4826 of it a root of n. */
const doubt = "3 * 1.858 * residual_s / sqrt(n)";

/** Seconds the way from one to the other may take where all clocks are right. */
const ways =
  `(VALUES ('bot_post', 120), ('same_record', ${inStep}), ('alert', 900), ('same_text', 120)) AS way (event, longest_s)`;

/** What tools tell of an incident, by the id of the tool it belongs to. */
const moments = `
SELECT source, vendor || ':' || vendor_id AS key, kind, min(moment) AS at
FROM (
  SELECT source, vendor, vendor_id, unnest(['trigger', 'acknowledg', 'resolv']) AS kind,
    unnest([declared_at, acknowledged_at, resolved_at]) AS moment FROM incident_records
  UNION ALL
  SELECT e.source, vendor, vendor_id, regexp_extract(kind, '^(trigger|acknowledg|resolv)'), occurred_at
  FROM incident_events AS e JOIN incident_records USING (record_id)
)
WHERE moment IS NOT NULL AND kind <> '' GROUP BY ALL`;

/** Posts of bots that give the address of one incident, by the first word that says what became of it. */
const posts = `
SELECT m.source, key, kind, min(sent_at) AS at
FROM (
  SELECT source, sent_at, regexp_extract(lower(text), '(trigger|acknowledg|resolv)', 1) AS kind,
    unnest(list_distinct(list_transform(regexp_extract_all(text, 'https?://[^\\s<>|()\\[\\]"'']+'), address -> ${
  addressOf("address")
}))) AS address
  FROM messages WHERE is_bot AND sent_at IS NOT NULL AND contains(text, 'http')
) AS m
JOIN (SELECT DISTINCT ${
  addressOf("url")
} AS address, vendor || ':' || vendor_id AS key FROM incident_records WHERE url IS NOT NULL) USING (address)
WHERE kind <> '' GROUP BY ALL`;

/** Where only one source holds messages, no text is looked at. */
const texts = `
SELECT source, trim(text) AS text, min(sent_at) AS at FROM messages
WHERE NOT coalesce(is_bot, false) AND sent_at IS NOT NULL AND length(trim(text)) >= 20 AND source <> 'slack_channels'
  AND (SELECT count(DISTINCT source) FROM messages WHERE source <> 'slack_channels') > 1
GROUP BY ALL HAVING count(*) = 1`;

const offsets = `
INSERT INTO source_offsets
WITH
  moment AS (${moments}),
  post AS (${posts}),
  line AS (${texts}),
  both_told AS (
    SELECT moment.source AS a, post.source AS b, 'bot_post' AS event, epoch(post.at) - epoch(moment.at) AS apart_s
    FROM moment JOIN post USING (key, kind)
    UNION ALL
    SELECT one.source, other.source, 'same_record', epoch(other.at) - epoch(one.at)
    FROM moment AS one JOIN moment AS other USING (key, kind) WHERE kind = 'trigger' AND one.source < other.source
    UNION ALL
    SELECT a.source, r.source, 'alert', epoch(min(r.declared_at)) - epoch(min(a.started_at))
    FROM alerts AS a JOIN incident_records AS r ON r.vendor_id = regexp_extract(a.incident_ref, '([^/?#]+)/?$', 1)
    WHERE a.started_at IS NOT NULL AND r.declared_at IS NOT NULL GROUP BY a.source, r.source, r.record_id
    UNION ALL
    SELECT one.source, other.source, 'same_text', epoch(other.at) - epoch(one.at)
    FROM line AS one JOIN line AS other USING (text) WHERE one.source < other.source
  ),
  measured AS (
    SELECT a, b, event, count(*)::INTEGER AS n, median(apart_s) AS offset_s, mad(apart_s) AS residual_s
    FROM both_told GROUP BY a, b, event
  )
SELECT a, b, event, n, offset_s, residual_s, offset_s < -(${inStep} + doubt_s) OR offset_s > longest_s + doubt_s
FROM (SELECT *, ${doubt} AS doubt_s FROM measured) JOIN ${ways} USING (event)
WHERE n >= ${fewest} AND residual_s <= ${widestResidual}`;

/**
 * Measures how far the times of two sources lie apart, from events that both of them tell: the median of the differences,
 * which a few wrong times do not move, with its median absolute deviation. Nothing is corrected by it.
 */
export async function measureOffsets(warehouse: Warehouse, held: Held): Promise<void> {
  await warehouse.run("DELETE FROM source_offsets");
  const [records] = await warehouse.query<{ enough: boolean }>(
    "records of incidents",
    `SELECT count(*) >= ${fewest} AS enough FROM incident_records`,
  );
  // Without messages, two sources tell one event of each incident at most.
  if (records?.enough || held.has("messages")) await warehouse.run(offsets);
}
