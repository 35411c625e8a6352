import assert from "node:assert/strict";
import { parseConfig } from "../../../lib/model/parse_config.ts";
import { loadFolder, openWarehouse, type Warehouse } from "../../../lib/warehouse/mod.ts";
import { type Files, withLoaded } from "../_given.ts";

const table = {
  name: "pager",
  format: "jsonl",
  files: "pager.jsonl",
  table: "incidents",
  columns: { id: "id", title: "title", service: "service", declared_at: "opened", resolved_at: "closed" },
};
const record = (id: string, opened: string, title: string, service: string) =>
  JSON.stringify({ id, title, service, opened, closed: null }) + "\n";

const pager = record("P1", "2026-03-10T10:00:00Z", "connection pool exhausted", "shop") +
  record("P2", "2026-03-10T16:00:00Z", "certificate expired", "mail") +
  record("P3", "2026-03-12T10:00:00Z", "connection pool exhausted", "shop");

const report = (title: string, body: string) =>
  `# ${title}\n\n## Summary\n\n${body}\n\n## Root cause\n\nWe know now.\n\n## Lessons learned\n\nMany.\n`;

async function incidentOf(document: string): Promise<readonly [string | null, string | undefined]> {
  let found: readonly [string | null, string | undefined] = [null, undefined];
  const files: Files = { "pager.jsonl": pager, "report.md": document };
  await withLoaded(files, { tables: [table] }, async (warehouse) => {
    const [postmortem] = await warehouse.query<{ incident: string | null; reason: string | null }>(
      "postmortem",
      `SELECT incident_id AS incident, reason FROM postmortems LEFT JOIN incident_links ON postmortem_id IN (record_a, record_b) AND verdict = 'linked'`,
    );
    found = [postmortem?.incident ?? null, postmortem?.reason ?? undefined];
  });
  return found;
}

Deno.test("a postmortem that names no incident is linked by its day, the words of its title and the service it speaks of", async () => {
  const document = report("2026-03-10: Connection pool exhausted", "Users of shop waited.");
  assert.deepEqual(await incidentOf(document), ["pager:P1", "similar"]);
});

Deno.test("a postmortem of another day, or of the same day about something else, is left alone", async () => {
  assert.deepEqual(
    await incidentOf(report("2026-03-20: Connection pool exhausted", "Users of shop waited.")),
    [null, undefined],
  );
  assert.deepEqual(await incidentOf(report("2026-03-10: Visitors locked in the lobby", "The door.")), [
    null,
    undefined,
  ]);
});

const root = "../shared/data/postmortems";
const here = new URL(`../../../${root}/`, import.meta.url);
const isHere = await Deno.stat(here).then(() => true, () => false);

function comparable(address: string): string {
  return address.replace(/^(https?:\/\/web\.archive\.org\/web\/\d+[a-z_]*\/)+/i, "").replace(
    /^https?:\/\/(www\.)?/i,
    "",
  )
    .replace(/#.*$/, "").replace(/[/.,;:!]+$/, "").toLowerCase();
}

async function linkedAddresses(warehouse: Warehouse): Promise<ReadonlySet<string>> {
  const rows = await warehouse.query<{ url: string }>(
    "linked",
    `SELECT report.url FROM incident_links
     JOIN postmortems AS report ON report.postmortem_id IN (record_a, record_b) AND report.source = 'postmortem_markdown'
     JOIN postmortems AS entry ON entry.postmortem_id IN (record_a, record_b) AND entry.source = 'postmortem_list'
     WHERE verdict = 'linked'`,
  );
  return new Set(rows.map(({ url }) => url));
}

Deno.test({
  name: `every report that a list of postmortems names is linked to its entry, and none else${
    isHere ? "" : ` (skipped: ${root} is absent)`
  }`,
  ignore: !isHere,
  async fn() {
    const list = await Deno.readTextFile(new URL("danluu/README.md", here));
    const named = new Set(
      [...list.matchAll(/^\[[^\]]+\]\((https?:\/\/[^)\s]+)\)/gm)].map(([, url]) => comparable(url ?? "")),
    );
    const warehouse = await openWarehouse(":memory:");
    try {
      for (const set of ["icco", "danluu"]) {
        await loadFolder(warehouse, new URL(set, here).pathname, { config: parseConfig({}) });
      }
      const reports = await warehouse.query<{ url: string }>(
        "reports",
        "SELECT DISTINCT url FROM postmortems WHERE source = 'postmortem_markdown' AND url IS NOT NULL",
      );
      const expected = reports.map(({ url }) => url).filter((url) => named.has(comparable(url)));
      assert.ok(expected.length >= 137, `${expected.length}`);
      assert.deepEqual([...await linkedAddresses(warehouse)].sort(), expected.sort());
    } finally {
      warehouse.close();
    }
  },
});
