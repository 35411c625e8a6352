import type { Config } from "../model/config.ts";
import { layDecisions, layStatusPages } from "./_link_decisions.ts";
import { joinBestFirst, joinExact, meetingOf } from "./_link_merge.ts";
import { layNodes } from "./_link_nodes.ts";
import { findReferences } from "./_link_references.ts";
import { doubtfulFrom, linkedFrom, scorePairs } from "./_link_scores.ts";
import { runAll } from "./_run_all.ts";
import type { Warehouse } from "./warehouse.ts";

const clearMentions = "(SELECT * FROM mention_edge WHERE clear)";
const likePairs = `(SELECT * FROM scored WHERE score >= ${linkedFrom})`;
const unclear = `(
  SELECT a, b, reason, score, evidence, fragment FROM scored WHERE score >= ${doubtfulFrom}
  UNION ALL SELECT a, b, reason, score, evidence, fragment FROM mention_edge WHERE NOT clear
)`;

/** Why records are one incident, or may be. Of two groups that may be one, their most alike pair stands for them. */
const links = `
INSERT INTO incident_links (record_a, record_b, verdict, reason, score, decided_by, evidence)
WITH
  linked AS (
    SELECT node AS a, record_id AS b, 'linked' AS verdict, 'same_id' AS reason, 100 AS score, 'one id of one tool' AS evidence
    FROM record_node WHERE node <> record_id
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
  "scored (a VARCHAR, b VARCHAR, fragment BOOLEAN, reason VARCHAR, score DOUBLE, evidence VARCHAR)",
  "joined (a VARCHAR, b VARCHAR, reason VARCHAR, score DOUBLE, evidence VARCHAR)",
].map((table) => `CREATE OR REPLACE TEMP TABLE ${table}`);

/** Likeness is looked for among records and postmortems of different tools, and on status pages. */
const found = `
SELECT count(*) > 1 AS several,
  count(DISTINCT vendor) FILTER (kind <> 'channel') > 1 OR count(*) FILTER (vendor IN (SELECT vendor FROM status_page)) > 1 AS alike
FROM node`;

/**
 * Finds which records, postmortems and channels belong to one incident: by what people decided, by exact references, by
 * mentions in texts, last by likeness; each later step only joins what the earlier ones left apart. Leaves the groups in
 * `grouped (node, component)`, a temporary table like all it writes: outside of a transaction, because DuckDB plans badly
 * over what the same transaction wrote.
 */
export async function findLinks(warehouse: Warehouse, config: Config): Promise<void> {
  const { force, forbid, status_pages: pages } = config.links;
  await layNodes(warehouse);
  await layStatusPages(warehouse, pages);
  await runAll(warehouse, nothingFound);
  const [may] = await warehouse.query<{ several: boolean; alike: boolean }>("what may be linked", found);
  if (may?.several || force.length + forbid.length > 0) {
    await findReferences(warehouse);
    await layDecisions(warehouse, config);
  }
  await joinExact(warehouse);
  await warehouse.run("DELETE FROM joined");
  await joinBestFirst(warehouse, clearMentions, "record_tools");
  if (!may?.alike) return;
  await scorePairs(warehouse);
  await joinBestFirst(warehouse, likePairs, "all_tools");
}

/** Writes the links that were found to `incident_links`, each with its reason. */
export async function writeLinks(warehouse: Warehouse): Promise<void> {
  await runAll(warehouse, ["DELETE FROM incident_links", links]);
}
