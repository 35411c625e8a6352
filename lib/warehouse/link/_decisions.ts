import type { Config } from "../../model/config.ts";
import { addressOf } from "./_nodes.ts";
import { runAll } from "../_run_all.ts";
import type { Warehouse } from "../warehouse.ts";

const decisions = `
CREATE OR REPLACE TEMP TABLE decision AS
WITH
  written AS (
    SELECT 'forced' AS reason, unnest(from_json($force, '[["VARCHAR"]]')) AS pair
    UNION ALL SELECT 'forbidden', unnest(from_json($forbid, '[["VARCHAR"]]'))
  )
SELECT DISTINCT reason, pair[1] AS written_a, pair[2] AS written_b, one.node AS a, other.node AS b
FROM written
LEFT JOIN identifier AS one ON one.ref IN (lower(trim(pair[1])), ${addressOf("trim(pair[1])")})
LEFT JOIN identifier AS other ON other.ref IN (lower(trim(pair[2])), ${addressOf("trim(pair[2])")})`;

const forbidden = `
CREATE OR REPLACE TEMP TABLE forbidden AS
SELECT DISTINCT least(a, b) AS a, greatest(a, b) AS b FROM decision WHERE reason = 'forbidden' AND a <> b`;

const forced = `
INSERT INTO exact_edge (a, b, reason, evidence, score, fragment)
SELECT DISTINCT least(a, b), greatest(a, b), 'forced', 'links.force of hindcast.yaml', 1000, false
FROM decision WHERE reason = 'forced' AND a <> b`;

// A reference that a person contradicts is none.
const overruled =
  "DELETE FROM exact_edge USING forbidden WHERE exact_edge.a = forbidden.a AND exact_edge.b = forbidden.b";

const statusPages =
  "CREATE OR REPLACE TEMP TABLE status_page AS SELECT unnest(from_json($pages, '[\"VARCHAR\"]')) AS vendor";

/** Lays out which tools are status pages. */
export async function layStatusPages(warehouse: Warehouse, pages: readonly string[]): Promise<void> {
  await warehouse.run(statusPages, { pages: JSON.stringify(pages) });
}

/** Lays out what people decided about links in \`hindcast.yaml\`: it wins over every rule. */
export async function layDecisions(warehouse: Warehouse, { links }: Config): Promise<void> {
  await warehouse.run(decisions, {
    force: JSON.stringify(links.force),
    forbid: JSON.stringify(links.forbid),
  });
  await runAll(warehouse, [forbidden, forced, overruled]);
}
