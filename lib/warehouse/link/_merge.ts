import { runAll } from "../_run_all.ts";
import type { Warehouse } from "../warehouse.ts";

/** Lists of tools of which two groups that are to become one must not both have records. */
export type Guard = "record_tools" | "all_tools" | "no_tools";

/** What each group has of each tool. Two ids of one tool are two incidents, but a status page may break one into several. */
const tools = `
CREATE OR REPLACE TEMP TABLE component_tools AS
SELECT component, CAST([] AS VARCHAR[]) AS no_tools,
  coalesce(list(vendor) FILTER (kind = 'record'), []) AS record_tools,
  coalesce(list(vendor) FILTER (kind <> 'channel'), []) AS all_tools,
  coalesce(list(vendor) FILTER (kind <> 'channel' AND vendor NOT IN (SELECT vendor FROM status_page)), []) AS other_tools
FROM (SELECT DISTINCT component, vendor, kind FROM grouped JOIN node USING (node)) GROUP BY component`;

/** Groups that a person wants apart. */
const apart = `
CREATE OR REPLACE TEMP TABLE kept_apart AS
SELECT one.component AS x, other.component AS y
FROM forbidden JOIN grouped AS one ON one.node = forbidden.a JOIN grouped AS other ON other.node = forbidden.b
UNION SELECT other.component, one.component
FROM forbidden JOIN grouped AS one ON one.node = forbidden.a JOIN grouped AS other ON other.node = forbidden.b`;

/** SQL of the edges of a table that lead from one group to another and may join them: `x` and `y` are the groups. */
export function meetingOf(edges: string, guard: Guard): string {
  const held = (side: string) => `CASE WHEN edge.fragment THEN ${side}.other_tools ELSE ${side}.${guard} END`;
  return `
    SELECT edge.a, edge.b, edge.reason, edge.score, edge.evidence, edge.fragment, one.component AS x, other.component AS y
    FROM ${edges} AS edge JOIN grouped AS one ON one.node = edge.a JOIN grouped AS other ON other.node = edge.b
    JOIN component_tools AS left_tools ON left_tools.component = one.component
    JOIN component_tools AS right_tools ON right_tools.component = other.component
    ANTI JOIN kept_apart ON kept_apart.x = one.component AND kept_apart.y = other.component
    WHERE one.component <> other.component AND NOT list_has_any(${held("left_tools")}, ${
    held("right_tools")
  })`;
}

// Groups only grow, so what may not join now never may, and of two groups one edge is enough: the best.
const stillOpen = (guard: Guard) => `
CREATE OR REPLACE TEMP TABLE open_edge AS
SELECT * FROM (${meetingOf("open_edge", guard)})
QUALIFY row_number() OVER (PARTITION BY least(x, y), greatest(x, y) ORDER BY score DESC, a, b) = 1`;

const chosen = `
CREATE OR REPLACE TEMP TABLE chosen AS
WITH
  side AS (SELECT x AS own, * FROM open_edge UNION ALL SELECT y, * FROM open_edge),
  best AS (SELECT * FROM side QUALIFY row_number() OVER (PARTITION BY own ORDER BY score DESC, a, b) = 1)
SELECT least(x, y) AS kept, greatest(x, y) AS taken, a, b, reason, score, evidence
FROM best GROUP BY ALL HAVING count(*) = 2`;

const join = `UPDATE grouped SET component = chosen.kept FROM chosen WHERE grouped.component = chosen.taken`;
const note = "INSERT INTO joined SELECT a, b, reason, score, evidence FROM chosen";

/** Looks up again what each group holds, and which must stay apart. */
export async function layGroups(warehouse: Warehouse): Promise<void> {
  await runAll(warehouse, [tools, apart]);
}

/**
 * Joins groups along the edges of a table, best first: two groups become one where each is the other's best neighbour,
 * until there are none. The best edge of all is always such a one, and what is best does not depend on the order of rows.
 * What the groups hold must be laid out, and is so afterwards.
 */
export async function joinBestFirst(warehouse: Warehouse, edges: string, guard: Guard): Promise<void> {
  await warehouse.run(
    `CREATE OR REPLACE TEMP TABLE open_edge AS SELECT a, b, reason, score, evidence, fragment FROM ${edges}`,
  );
  const [open] = await warehouse.query<{ n: number }>("edges", "SELECT count(*) AS n FROM open_edge");
  let left = open?.n ?? 0;
  while (left > 0) {
    await runAll(warehouse, [stillOpen(guard), chosen, note]);
    left = await warehouse.run(join);
    if (left > 0) await layGroups(warehouse);
  }
}

const joinNeighbours = `
UPDATE grouped SET component = near.component
FROM (
  SELECT edge.a AS node, min(grouped.component) AS component
  FROM (SELECT a, b FROM exact_edge UNION ALL SELECT b, a FROM exact_edge) AS edge JOIN grouped ON grouped.node = edge.b GROUP BY edge.a
) AS near
WHERE grouped.node = near.node AND near.component < grouped.component`;

// Groups that hold a forbidden pair are taken apart again, to be joined one edge at a time.
const takeApart = `
UPDATE grouped SET component = node
WHERE component IN (
  SELECT one.component FROM forbidden JOIN grouped AS one ON one.node = forbidden.a JOIN grouped AS other ON other.node = forbidden.b
  WHERE one.component = other.component
)`;

/** Joins what refers to one another exactly: groups grow along all those edges, but never hold a forbidden pair. Lays out what they hold. */
export async function joinExact(warehouse: Warehouse): Promise<void> {
  while (await warehouse.run(joinNeighbours) > 0);
  const isTakenApart = await warehouse.run(takeApart) > 0;
  await layGroups(warehouse);
  if (isTakenApart) await joinBestFirst(warehouse, "exact_edge", "no_tools");
}
