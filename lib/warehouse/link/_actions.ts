import { runAll } from "../_run_all.ts";
import type { Warehouse } from "../warehouse.ts";

const ticketId = "^[a-z][a-z0-9_]*-\\d+$";

/**
 * The ticket a reference names, as SQL: its id, whatever the address around it, or `host/owner/name#12` of a code host. A
 * bare number is none, for it may be of any repository.
 *
 * @param text SQL of the reference in small letters.
 */
const ticketIn = (text: string) => `
CASE
  WHEN regexp_matches(${text}, '^#?\\d+$') THEN NULL
  WHEN regexp_matches(${text}, '^https?://[^/]+/(.*/)?(browse|issues?|tickets?)/[a-z][a-z0-9_]*-\\d+')
    THEN regexp_extract(${text}, '/(?:browse|issues?|tickets?)/([a-z][a-z0-9_]*-\\d+)', 1)
  WHEN regexp_matches(${text}, '^https?://[^/]+/.+/(issues|pull|pulls|merge_requests)/\\d+')
    THEN regexp_replace(${text}, '^https?://([^/]+/.+?)/(?:-/)?(issues|pull|pulls|merge_requests)/(\\d+).*$', '\\1#\\3')
  ELSE regexp_replace(${text}, '^https?://|[?#].*$|/$', '', 'g')
END`;

/** Words of a title without its marks, links and what stands in brackets. */
const wordsIn = (title: string) => `
trim(regexp_replace(regexp_replace(regexp_replace(lower(${title}),
  '\\[([^\\]]*)\\]\\([^)]*\\)', '\\1', 'g'), '\\([^)]*\\)|\\[[^\\]]*\\]|https?://\\S+', ' ', 'g'), '[^\\p{L}\\p{N}]+', ' ', 'g'))`;

/** What names an incident is no ticket of an item: many follow from one. */
const tickets = `
CREATE OR REPLACE TEMP TABLE action_ticket AS
WITH
  own AS (
    SELECT *, CASE WHEN postmortem_id IS NULL THEN lower(regexp_extract(action_item_id, '^[^:]+:(.+)$', 1)) END AS own_id,
      coalesce(postmortem_id, source) AS teller, ${ticketIn("lower(trim(reference))")} AS named
    FROM action_items
  ),
  stated AS (
    SELECT own.* REPLACE (CASE WHEN named IN (SELECT lower(ref) FROM reference) THEN NULL ELSE named END AS named) FROM own
  )
SELECT stated.action_item_id, stated.postmortem_id, stated.incident_id, stated.teller, ${
  wordsIn("stated.title")
} AS words,
  -- An item known to two tools may be named by its id in either.
  coalesce(other.named, stated.named, CASE WHEN regexp_matches(stated.own_id, '${ticketId}') THEN stated.own_id END) AS ticket
FROM stated
LEFT JOIN (SELECT own_id, min(named) AS named FROM stated WHERE own_id IS NOT NULL GROUP BY own_id) AS other
  ON other.own_id = stated.named`;

const byReference = `
CREATE OR REPLACE TEMP TABLE action_group AS
SELECT *, coalesce(ticket, action_item_id) AS home,
  ticket IS NOT NULL AND count(*) OVER (PARTITION BY ticket) > 1 AS shares_ticket
FROM action_ticket`;

/** Items of one incident in the same words are one, unless one teller tells of two or they have tickets of their own. */
const byTitle = `
CREATE OR REPLACE TEMP TABLE action_same AS
SELECT incident_id, words, min(home) AS home
FROM (
  SELECT incident_id, words, home, ticket, teller, count(*) OVER (PARTITION BY incident_id, words, teller) AS told
  FROM action_group WHERE incident_id IS NOT NULL AND words <> ''
)
GROUP BY incident_id, words
HAVING count(*) > 1 AND max(told) = 1 AND count(DISTINCT ticket) <= 1`;

const written = `
UPDATE action_items SET item_id = found.item_id, linked_by = found.linked_by
FROM (
  SELECT action_item_id, first(action_item_id) OVER (PARTITION BY one ORDER BY postmortem_id IS NOT NULL, action_item_id) AS item_id,
    CASE WHEN shares_ticket THEN 'reference' WHEN count(*) OVER (PARTITION BY one) > 1 THEN 'title' END AS linked_by
  FROM (
    SELECT g.*, coalesce(max(same.home) OVER (PARTITION BY g.home), g.home) AS one
    FROM action_group AS g LEFT JOIN action_same AS same USING (incident_id, words)
  )
) AS found
WHERE action_items.action_item_id = found.action_item_id
  AND (action_items.item_id IS DISTINCT FROM found.item_id OR action_items.linked_by IS DISTINCT FROM found.linked_by)`;

/**
 * Finds which rows tell of one and the same action item: those that name one ticket; else those of one incident in the same
 * words. Needs the table of references that carrying incidents made.
 */
export async function linkActions(warehouse: Warehouse): Promise<void> {
  await runAll(warehouse, [tickets, byReference, byTitle, written]);
}
