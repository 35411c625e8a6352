import type { Config } from "../../model/config.ts";
import { layDecisions, layStatusPages } from "./_decisions.ts";
import { joinBestFirst, joinExact, meetingOf } from "./_merge.ts";
import { layNodes } from "./_nodes.ts";
import { joinOwnChannels } from "./_own_channels.ts";
import { findReferences } from "./_references.ts";
import { doubtfulFrom, linkedFrom, scorePairs } from "./_scores.ts";
import { runAll } from "../_run_all.ts";
import type { Warehouse } from "../warehouse.ts";

const clearMentions = "(SELECT * FROM mention_edge WHERE clear)";
const likePairs = `(SELECT * FROM scored WHERE score >= ${linkedFrom})`;
const unclear = `(
  SELECT a, b, reason, score, evidence, fragment FROM scored WHERE score >= ${doubtfulFrom}
  UNION ALL SELECT a, b, reason, score, evidence, fragment FROM mention_edge WHERE NOT clear
  UNION ALL SELECT a, b, reason, score, evidence, fragment FROM doubtful_channel
)`;

/** Records under one id of one tool. */
const sameId = `
SELECT node AS a, record_id AS b, 'linked' AS verdict, 'same_id' AS reason, 100 AS score, 'one id of one tool' AS evidence
FROM record_node WHERE node <> record_id`;

/** Where nothing else can be linked. */
const sameIdAlone = `
CREATE OR REPLACE TEMP TABLE found_link AS
SELECT least(a, b), greatest(a, b), verdict, reason, score, 'reference', evidence FROM (${sameId})`;

/** Why records are one incident, or may be. Of two groups that may be one, their most alike pair stands for them. */
const links = `
CREATE OR REPLACE TEMP TABLE found_link AS
WITH
  linked AS (
    ${sameId}
    UNION ALL
    SELECT a, b, 'linked', reason, score, evidence FROM exact_edge
    JOIN grouped AS one ON one.node = a JOIN grouped AS other ON other.node = b WHERE one.component = other.component
    UNION ALL
    SELECT a, b, 'linked', reason, score, evidence FROM joined
  ),
  doubtful AS (
    SELECT a, b, 'doubtful', reason, score, evidence FROM (${meetingOf(unclear, "record_tools")})
    QUALIFY row_number() OVER (PARTITION BY least(x, y), greatest(x, y) ORDER BY score DESC, a, b) = 1
  ),
  decided AS (
    SELECT coalesce(a, written_a), coalesce(b, written_b), CASE WHEN a IS NULL OR b IS NULL THEN 'unmatched' ELSE 'forbidden' END, reason, 1000,
      'links.' || CASE reason WHEN 'forced' THEN 'force' ELSE 'forbid' END || ' of hindcast.yaml'
    FROM decision WHERE reason = 'forbidden' OR a IS NULL OR b IS NULL
  ),
  every AS (SELECT * FROM linked UNION ALL SELECT * FROM doubtful UNION ALL SELECT * FROM decided)
SELECT least(a, b), greatest(a, b), verdict, reason, score,
  CASE WHEN reason IN ('forced', 'forbidden') THEN 'config' WHEN reason IN ('similar', 'fragment') THEN 'score' ELSE 'reference' END,
  evidence
FROM every
QUALIFY row_number() OVER (PARTITION BY least(a, b), greatest(a, b) ORDER BY score DESC, verdict DESC, reason, evidence) = 1`;

/** What is found of links where there is nothing to find, and what is joined before anything is. */
const nothingFound = [
  "exact_edge (a VARCHAR, b VARCHAR, reason VARCHAR, evidence VARCHAR, score DOUBLE, fragment BOOLEAN)",
  "mention_edge (a VARCHAR, b VARCHAR, clear BOOLEAN, evidence VARCHAR, fragment BOOLEAN, reason VARCHAR, score DOUBLE)",
  "decision (reason VARCHAR, written_a VARCHAR, written_b VARCHAR, a VARCHAR, b VARCHAR)",
  "forbidden (a VARCHAR, b VARCHAR)",
  "doubtful_channel (a VARCHAR, b VARCHAR, reason VARCHAR, score DOUBLE, evidence VARCHAR, fragment BOOLEAN)",
  "scored (a VARCHAR, b VARCHAR, fragment BOOLEAN, reason VARCHAR, score DOUBLE, evidence VARCHAR)",
  "joined (a VARCHAR, b VARCHAR, reason VARCHAR, score DOUBLE, evidence VARCHAR)",
].map((table) => `CREATE OR REPLACE TEMP TABLE ${table}`);

/** Each tool that has records, postmortems or channels, and how many. */
const tools = "SELECT vendor, count(*) AS nodes, kind <> 'channel' AS told FROM node GROUP BY ALL";

/** Fields that were made to name another. */
const namings =
  "SELECT (SELECT count(external_ref) FROM incident_records) + (SELECT count(incident_ref) FROM postmortems) AS n";

/**
 * What there may be to link. Of one tool only fields made for references name another. Likeness is looked for among
 * records and postmortems of different tools, and on status pages.
 */
async function whatMayBeLinked(
  warehouse: Warehouse,
  pages: readonly string[],
): Promise<{ readonly naming: boolean; readonly alike: boolean; readonly channels: boolean }> {
  const held = await warehouse.query<{ vendor: string; nodes: number; told: boolean }>("tools", tools);
  const several = held.filter(({ nodes }) => nodes > 1);
  const named = held.length === 1 && several.length === 1
    ? (await warehouse.query<{ n: number }>("fields that name another", namings))[0]?.n ?? 0
    : 0;
  return {
    naming: held.length > 1 || named > 0,
    alike: held.filter(({ told }) => told).length > 1 || several.some(({ vendor }) => pages.includes(vendor)),
    channels: held.some(({ told }) => !told) && held.some(({ told }) => told),
  };
}

/** Joins records, postmortems and channels, as far as there may be anything to join; the links are `found_link` then. */
async function joinAll(warehouse: Warehouse, config: Config): Promise<void> {
  const { force, forbid, status_pages: pages } = config.links;
  const { naming, alike, channels } = await whatMayBeLinked(warehouse, pages);
  const isDecided = force.length + forbid.length > 0;
  if (!naming && !alike && !isDecided) {
    await warehouse.run(sameIdAlone);
    return;
  }
  await runAll(warehouse, nothingFound);
  if (naming || isDecided) {
    await findReferences(warehouse);
    await layDecisions(warehouse, config);
  }
  await joinExact(warehouse);
  // What refers exactly is told as such, not as what was joined on the way.
  await warehouse.run("DELETE FROM joined");
  await joinBestFirst(warehouse, clearMentions, "record_tools");
  if (alike) {
    await scorePairs(warehouse);
    await joinBestFirst(warehouse, likePairs, "all_tools");
  }
  if (channels) await joinOwnChannels(warehouse);
  await warehouse.run(links);
}

/**
 * Finds which records, postmortems and channels belong to one incident: by what people decided, by exact references, by
 * mentions in texts, by likeness, channels last by what people post and call them; each later step only joins what the earlier ones left apart. Leaves the groups in
 * `grouped (node, component)` and the links in `found_link`, temporary tables like all it writes: outside of a
 * transaction, because DuckDB plans badly over what the same transaction wrote.
 */
export async function findLinks(warehouse: Warehouse, config: Config): Promise<void> {
  await layNodes(warehouse);
  await layStatusPages(warehouse, config.links.status_pages);
  await joinAll(warehouse, config);
}

/** Writes the links that were found to `incident_links`, each with its reason. */
export async function writeLinks(warehouse: Warehouse): Promise<void> {
  await runAll(warehouse, [
    "DELETE FROM incident_links",
    "INSERT INTO incident_links (record_a, record_b, verdict, reason, score, decided_by, evidence) FROM found_link",
  ]);
}
