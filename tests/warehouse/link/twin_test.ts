import assert from "node:assert/strict";
import { findConfig } from "../../../lib/commands/config_file.ts";
import { createCompany } from "../../../lib/twin/company.ts";
import { writeTwin } from "../../../lib/twin/mod.ts";
import { recordsToldBy } from "../../../lib/twin/tellings.ts";
import { heldTables } from "../../../lib/warehouse/_held.ts";
import { findLinks, link } from "../../../lib/warehouse/link/link.ts";
import { loadFolder, openWarehouse, type Warehouse } from "../../../lib/warehouse/mod.ts";

const isLong = Deno.env.get("HINDCAST_SIMULATIONS") === "2000";

/** The company's own status page and the vendor's are one tool by name, so only one of them can tell. */
const everyTool = Object.keys(recordsToldBy).filter((tool) => tool !== "status_page");
const tools = isLong ? everyTool : ["pagerduty", "servicedesk", "statuspage", "jira", "incident_io"];
const seeds = isLong ? [1, 2, 3, 4, 5] : [1];

interface Told {
  readonly warehouse: Warehouse;
  /** Record → the incident it tells of. */
  readonly truth: ReadonlyMap<string, string>;
  relink(): Promise<void>;
}

async function told(seed: number, work: (told: Told) => Promise<void>): Promise<void> {
  const out = await Deno.makeTempDir({ prefix: "hindcast-test-" });
  const warehouse = await openWarehouse(":memory:");
  try {
    await writeTwin({ out, seed, scale: "sample", tell: [...tools, "slack", "postmortems"] });
    const { config } = await findConfig(`${out}/raw`, undefined);
    await loadFolder(warehouse, `${out}/raw`, { config });
    const company = createCompany({ seed, scale: "sample" });
    const pairs = tools.flatMap((tool) => recordsToldBy[tool]?.(company) ?? []);
    const truth = new Map(pairs.map(({ record, incident }) => [record, incident]));
    const relink = async () => {
      await findLinks(warehouse, config);
      const held = await heldTables(warehouse);
      await warehouse.transaction(() => link(warehouse, config, held));
    };
    await work({ warehouse, truth, relink });
  } finally {
    warehouse.close();
    await Deno.remove(out, { recursive: true });
  }
}

function pairsIn(keys: readonly string[]): number {
  return [...Map.groupBy(keys, (key) => key).values()].reduce(
    (sum, { length }) => sum + length * (length - 1) / 2,
    0,
  );
}

interface Scores {
  readonly precision: number;
  readonly recall: number;
  readonly pairs: number;
}

/** Says how well the records of a company were linked, and that it is well enough. */
async function holds(t: Deno.TestContext, seed: number, { precision, recall, pairs }: Scores): Promise<void> {
  const figures = `precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}`;
  await t.step(`seed ${seed}, ${tools.length} tools, ${pairs} pairs: ${figures}`, () => {
    assert.ok(precision >= 0.99);
    assert.ok(recall >= 0.95);
  });
}

/** Of the pairs of records that were linked, how many are one incident; and the other way round. */
async function scores({ warehouse, truth }: Told): Promise<Scores> {
  const rows = await warehouse.query<{ record: string; incident_id: string }>(
    "linked",
    "SELECT DISTINCT vendor || ':' || vendor_id AS record, incident_id FROM incident_records",
  );
  const trueOf = (record: string) => truth.get(record) ?? record;
  const found = pairsIn(rows.map(({ incident_id }) => incident_id));
  const pairs = pairsIn(rows.map(({ record }) => trueOf(record)));
  const right = pairsIn(rows.map(({ record, incident_id }) => `${incident_id} ${trueOf(record)}`));
  return { precision: right / found, recall: right / pairs, pairs };
}

async function wrongPostmortems(warehouse: Warehouse): Promise<number> {
  const [row] = await warehouse.query<{ n: number }>(
    "postmortems",
    `SELECT count(*) AS n FROM postmortems AS p LEFT JOIN incidents AS i USING (incident_id)
     WHERE abs(epoch(p.started_at) - epoch(i.started_at)) > 900 OR i.incident_id IS NULL`,
  );
  return row?.n ?? -1;
}

async function repeated(warehouse: Warehouse): Promise<number> {
  const [row] = await warehouse.query<{ n: number }>(
    "repeated keys",
    `SELECT count(*) AS n FROM (
       SELECT 1 FROM incident_links GROUP BY record_a, record_b HAVING count(*) > 1
       UNION ALL SELECT 1 FROM incident_links WHERE record_a >= record_b
       UNION ALL SELECT 1 FROM incident_changes GROUP BY incident_id, change_id HAVING count(*) > 1
       UNION ALL SELECT 1 FROM incident_changes GROUP BY incident_id HAVING count(*) <> max(rank)
     )`,
  );
  return row?.n ?? -1;
}

Deno.test("records of one incident are found across tools that tell one company", async (t) => {
  for (const seed of seeds) {
    await told(seed, async (given) => {
      const found = await scores(given);
      assert.ok(found.pairs > 400 * tools.length, `${found.pairs} pairs`);
      await holds(t, seed, found);
      assert.equal(await wrongPostmortems(given.warehouse), 0);
      assert.equal(await repeated(given.warehouse), 0);
    });
  }
});

Deno.test("and without any reference, by their times, services and titles alone", async (t) => {
  for (const seed of seeds) {
    await told(seed, async (given) => {
      const { warehouse, relink } = given;
      await warehouse.run(
        "UPDATE incident_records SET external_ref = NULL, url = NULL, summary = NULL, extra = NULL",
      );
      await warehouse.run("UPDATE incident_events SET text = NULL");
      await warehouse.run("UPDATE postmortems SET incident_ref = NULL, url = NULL");
      await warehouse.run("DELETE FROM postmortem_sections");
      await warehouse.run("DELETE FROM messages");
      await relink();
      await holds(t, seed, await scores(given));
      assert.equal(await wrongPostmortems(warehouse), 0);
      const [references] = await warehouse.query<{ n: number }>(
        "references",
        "SELECT count(*) AS n FROM incident_links WHERE decided_by = 'reference' AND reason <> 'same_id'",
      );
      assert.equal(references?.n, 0);
    });
  }
});
