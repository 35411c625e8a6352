import { meetingOf } from "./_merge.ts";
import { runAll } from "../_run_all.ts";
import type { Warehouse } from "../warehouse.ts";

/** Bits from which two records are linked: so close a likeness is met by chance less than once in 256 times. */
export const linkedFrom = 8;

/** Bits from which a pair that is not linked is shown as doubtful. */
export const doubtfulFrom = 4;

/** Half of the starts two tools give for one incident lie within so many minutes. */
const startScale = 10;

/** The same for its ends, which people set later and less carefully. */
const endScale = 15;

/** The services nodes name. */
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

/** Words of titles, but for those that name a service, which is weighed as such. */
const words = `
CREATE OR REPLACE TEMP TABLE node_word AS
WITH
  title AS (
    SELECT node, title FROM incident_records JOIN record_node USING (record_id)
    UNION ALL SELECT postmortem_id, title FROM postmortems
  ),
  word AS (SELECT DISTINCT node, unnest(regexp_extract_all(lower(title), '[\\p{L}\\p{N}]{2,}')) AS word FROM title),
  naming AS (SELECT DISTINCT unnest(regexp_extract_all(lower(service), '[\\p{L}\\p{N}]{2,}')) AS word FROM node_service)
SELECT node, word FROM word WHERE regexp_matches(word, '\\p{L}') AND word NOT IN (SELECT word FROM naming)`;

// A hundred records more than there are, so that a small warehouse holds no word or service for common or for rare.
const rarity = (table: string, column: string) => `
CREATE OR REPLACE TEMP TABLE ${column}_rarity AS
SELECT ${column}, count(*) AS n, CAST(log2((100.0 + (SELECT count(*) FROM node WHERE kind <> 'channel')) / count(*)) AS DECIMAL(9, 4)) AS bits
FROM ${table} GROUP BY ${column}`;

/** What is compared of a node, and how often its tool has records around that day. */
const compared = `
CREATE OR REPLACE TEMP TABLE compared AS
WITH
  per_day AS (SELECT vendor, CAST(started AS DATE) AS day, count(*) AS n FROM node WHERE started IS NOT NULL GROUP BY ALL),
  around AS (SELECT a.vendor, a.day, sum(b.n) AS n FROM per_day AS a JOIN per_day AS b ON a.vendor = b.vendor AND b.day BETWEEN a.day - 1 AND a.day + 1 GROUP BY ALL)
SELECT node, kind, node.vendor, started, CASE WHEN ended >= started THEN ended END AS ended, only_day, CAST(started AS DATE) AS day,
  around.n / (3 * 1440.0) AS per_minute, grouped.component
FROM node JOIN grouped USING (node) JOIN around ON around.vendor = node.vendor AND around.day = CAST(started AS DATE)
WHERE started IS NOT NULL AND kind <> 'channel'`;

const near = `b.day BETWEEN a.day - 1 AND a.day + 1 AND a.node < b.node AND a.component <> b.component
  AND (a.vendor <> b.vendor OR a.vendor IN (SELECT vendor FROM status_page))
  AND abs(epoch(a.started) - epoch(b.started)) <= 86400`;

const rare = "SELECT word FROM word_rarity WHERE n <= greatest(50, 0.02 * (SELECT count(*) FROM node))";

/** Pairs worth comparing: within a day of each other, and one service or one rare word of the title in common. */
const pairs = `
CREATE OR REPLACE TEMP TABLE pair AS
WITH
  days AS (SELECT unnest([-1, 0, 1]) AS shift),
  by_service AS (SELECT compared.*, service FROM compared JOIN node_service USING (node)),
  by_word AS (SELECT compared.*, word FROM compared JOIN node_word USING (node) WHERE word IN (${rare})),
  blocked AS (
    SELECT a.node AS a, b.node AS b FROM by_service AS a, days JOIN by_service AS b ON b.service = a.service AND b.day = a.day + shift WHERE ${near}
    UNION
    SELECT a.node, b.node FROM by_word AS a, days JOIN by_word AS b ON b.word = a.word AND b.day = a.day + shift WHERE ${near}
  ),
  met AS (
    SELECT blocked.a, blocked.b, one.vendor = other.vendor AS fragment, NULL AS reason, NULL AS score, NULL AS evidence
    FROM blocked JOIN compared AS one ON one.node = blocked.a JOIN compared AS other ON other.node = blocked.b
  )
SELECT a, b, fragment FROM (${meetingOf("met", "all_tools")})`;

const falling = (apart: string, scale: number) => `2 * log2(1 + ${apart} / ${scale}.0)`;

const scored = `
CREATE OR REPLACE TEMP TABLE scored AS
WITH
  title AS (SELECT node, sum(bits) AS bits FROM node_word JOIN word_rarity USING (word) GROUP BY node),
  words AS (
    SELECT pair.a, pair.b, sum(bits) AS bits, string_agg(x.word, ' ' ORDER BY bits DESC, x.word) AS words
    FROM pair JOIN node_word AS x ON x.node = pair.a JOIN node_word AS y ON y.node = pair.b AND y.word = x.word
    JOIN word_rarity ON word_rarity.word = x.word GROUP BY pair.a, pair.b
  ),
  served AS (SELECT DISTINCT node FROM node_service),
  shared AS (
    SELECT pair.a, pair.b, max(bits) AS bits, arg_max(x.service, (bits, x.service)) AS service
    FROM pair JOIN node_service AS x ON x.node = pair.a JOIN node_service AS y ON y.node = pair.b AND y.service = x.service
    JOIN service_rarity ON service_rarity.service = x.service GROUP BY pair.a, pair.b
  ),
  seen AS (
    SELECT pair.a, pair.b, pair.fragment,
      CASE WHEN pair.fragment
        THEN greatest(0, epoch(greatest(one.started, other.started)) - epoch(least(coalesce(one.ended, one.started), coalesce(other.ended, other.started)))) / 60
        ELSE abs(epoch(one.started) - epoch(other.started)) / 60 END AS start_apart,
      abs(epoch(one.ended) - epoch(other.ended)) / 60 AS end_apart,
      one.only_day OR other.only_day AS only_day, one.day = other.day AS same_day,
      greatest(one.per_minute, other.per_minute) AS per_minute,
      words.words, coalesce(words.bits, 0) AS word_bits, least(ta.bits, tb.bits) AS title_bits,
      shared.service, shared.bits AS service_bits, sa.node IS NOT NULL AND sb.node IS NOT NULL AS both_served
    FROM pair JOIN compared AS one ON one.node = pair.a JOIN compared AS other ON other.node = pair.b
    LEFT JOIN words ON words.a = pair.a AND words.b = pair.b
    LEFT JOIN shared ON shared.a = pair.a AND shared.b = pair.b
    LEFT JOIN title AS ta ON ta.node = pair.a LEFT JOIN title AS tb ON tb.node = pair.b
    LEFT JOIN served AS sa ON sa.node = pair.a LEFT JOIN served AS sb ON sb.node = pair.b
  ),
  weighed AS (
    SELECT *,
      CASE WHEN only_day THEN CASE WHEN same_day THEN -log2(1440 * per_minute) ELSE -4 END
        ELSE -log2(2 * ${startScale} * per_minute) - ${
  falling("start_apart", startScale)
} END AS start_weight,
      CASE WHEN end_apart IS NULL OR only_day THEN 0 ELSE greatest(-3, 3 - ${
  falling("end_apart", endScale)
}) END AS end_weight,
      CASE WHEN service IS NOT NULL THEN least(6, service_bits) WHEN both_served THEN -3 ELSE 0 END AS service_weight,
      CASE WHEN title_bits IS NULL OR title_bits = 0 THEN 0
        ELSE least(10, 0.5 * word_bits) - 2 * (1 - least(1, word_bits / title_bits)) END AS title_weight
    FROM seen
  )
SELECT a, b, fragment, CASE WHEN fragment THEN 'fragment' ELSE 'similar' END AS reason,
  round(start_weight + end_weight + service_weight + title_weight, 2) AS score,
  concat_ws('; ',
    CASE WHEN only_day THEN CASE WHEN same_day THEN 'same day' ELSE 'next day' END
      WHEN fragment AND start_apart = 0 THEN 'they overlap'
      ELSE 'start ' || CAST(start_apart AS BIGINT) || ' min apart' END,
    CASE WHEN NOT only_day THEN 'end ' || CAST(end_apart AS BIGINT) || ' min apart' END,
    CASE WHEN service IS NOT NULL THEN 'both on ' || service WHEN both_served THEN 'on different services' END,
    CASE WHEN words IS NOT NULL THEN 'both say ' || words END) AS evidence
FROM weighed WHERE (NOT fragment OR (service IS NOT NULL AND start_apart <= 30))`;

/**
 * Scores pairs of records of different tools by their times, services and titles, into \`scored\`.
 *
 * After Fellegi and Sunter, A theory for record linkage, JASA 64 (1969), 1183: a score is the sum of
 * log2(likelihood among records of one incident / likelihood among others), where what is rare here weighs more. In bits:
 *
 * - start: -log2(2 · 10 min · records of the busier tool a minute, over the three days around) - 2 log2(1 + distance / 10 min).
 *   The first part is the chance that any other record starts as close: nearly nothing on a quiet day, much in a storm.
 * - end, where both are known: 3 - 2 log2(1 + distance / 15 min), at least -3.
 * - service: log2(all / records on the rarest shared one), at most 6; -3 where both name others; 0 where one names none.
 * - title: half the sum of log2(all / titles with it) over shared words, at most 10, less 2 for the part of the shorter
 *   title that is not shared. Half, because words of one phrase come together.
 *
 * A postmortem that gives a day alone has -log2(records a day) for the start. Fragments on one status page overlap in place of
 * starting together, must share a component, and lie at most 30 minutes apart.
 */
export async function scorePairs(warehouse: Warehouse): Promise<void> {
  await runAll(warehouse, [
    services,
    words,
    rarity("node_word", "word"),
    rarity("node_service", "service"),
    compared,
    pairs,
    scored,
  ]);
}
