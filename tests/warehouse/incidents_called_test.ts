import assert from "node:assert/strict";
import { incidentsCalled } from "../../lib/warehouse/mod.ts";
import { withLoaded } from "./_given.ts";

const table = (name: string, more: Readonly<Record<string, string>> = {}) => ({
  name,
  format: "jsonl",
  files: `${name}.jsonl`,
  table: "incidents",
  columns: { id: "id", title: "title", declared_at: "opened", external_ref: "ref", url: "url", ...more },
});
const of = (...records: readonly object[]) =>
  records.map((record) => JSON.stringify(record)).join("\n") + "\n";
const row = (id: string, day: number, more: object = {}) => ({
  id,
  title: `title of ${id}`,
  opened: `2026-03-${day}T10:00:00Z`,
  ref: null,
  url: null,
  ...more,
});

const files = {
  "pager.jsonl": of(
    row("PX7Q2", 10, { incident_number: 1169, url: "https://pager.example/incidents/PX7Q2" }),
    row("PX7Q3", 14, { incident_number: 1170, ref: "jira:OPS-12" }),
    row("desk:9", 16, { incident_number: 1171 }),
  ),
  "desk.jsonl": of(row("1170", 20, { "Ticket No": "T-5" }), row("INC-123", 24), row("9", 26)),
};

Deno.test("an incident is found by what people call it: id, number, key, reference, address", async () => {
  await withLoaded(files, { tables: [table("pager"), table("desk")] }, async (warehouse) => {
    const ids = async (asked: string) =>
      (await incidentsCalled(warehouse, asked)).map(({ incidentId }) => incidentId);
    for (
      const asked of [
        "PX7Q2",
        "px7q2",
        "1169",
        "#1169",
        "pager:PX7Q2",
        "https://pager.example/incidents/PX7Q2/",
      ]
    ) {
      assert.deepEqual(await ids(asked), ["pager:PX7Q2"], asked);
    }
    assert.deepEqual(await ids("ops-12"), ["pager:PX7Q3"]);
    assert.deepEqual(await ids("t-5"), ["desk:1170"]);
    assert.deepEqual(await ids("inc-123"), ["desk:INC-123"]);
    assert.deepEqual(await ids("116"), []);
    assert.deepEqual(await ids(""), []);
  });
});

Deno.test("a number that two tools use names both, and an id of the warehouse only its own", async () => {
  await withLoaded(files, { tables: [table("pager"), table("desk")] }, async (warehouse) => {
    assert.deepEqual(await incidentsCalled(warehouse, "1170"), [
      { incidentId: "desk:1170", title: "title of 1170", day: "2026-03-20" },
      { incidentId: "pager:PX7Q3", title: "title of PX7Q3", day: "2026-03-14" },
    ]);
    // "desk:9" is also an id of the pager.
    assert.deepEqual((await incidentsCalled(warehouse, "desk:9")).map(({ incidentId }) => incidentId), [
      "desk:9",
    ]);
  });
});
