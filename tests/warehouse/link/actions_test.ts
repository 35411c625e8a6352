import assert from "node:assert/strict";
import { loadFolder } from "../../../lib/warehouse/mod.ts";
import { withLoaded } from "../_given.ts";

const tracker = {
  name: "tracker",
  format: "csv",
  files: "tracker*.csv",
  table: "action_items",
  columns: {
    id: "key",
    title: "title",
    status: "status",
    team: "team",
    created_at: "created",
    completed_at: "closed",
    updated_at: "changed",
    incident_ref: "incident",
    reference: "link",
  },
};
const incidents = {
  name: "pager",
  format: "csv",
  files: "incidents.csv",
  table: "incidents",
  columns: { id: "id", title: "title", started_at: "began", resolved_at: "ended" },
};
const config = { tables: [tracker, { ...tracker, name: "board", files: "board.csv" }, incidents] };
const header = "key,title,status,team,created,closed,changed,incident,link\n";

const files = {
  "incidents.csv": "id,title,began,ended\nINC-100,slow,2026-07-01T10:00:00Z,2026-07-01T11:00:00Z\n" +
    "INC-200,slow,2026-07-05T10:00:00Z,2026-07-05T11:00:00Z\n",
  "tracker.csv": header +
    "LRK-1,Alert on the queue,done,shop,2026-07-03T00:00:00Z,2026-07-20T00:00:00Z,2026-07-20T00:00:00Z,INC-100,\n" +
    "LRK-2,Write a runbook,in progress,shop,2026-07-03T00:00:00Z,,2026-07-04T00:00:00Z,INC-100,\n" +
    "LRK-3,Write a runbook,open,shop,2026-07-06T00:00:00Z,,2026-07-06T00:00:00Z,INC-200,\n" +
    "LRK-4,Pin the version,open,shop,2026-07-06T00:00:00Z,,2026-07-06T00:00:00Z,INC-200,\n" +
    "LRK-5,Pin the version,open,shop,2026-07-06T00:00:00Z,,2026-07-06T00:00:00Z,INC-200,\n",
  "board.csv": header +
    "b-77,Alert when the queue is long,open,,2026-07-02T00:00:00Z,,2026-07-02T00:00:00Z,INC-100,https://shop.example/browse/LRK-1\n" +
    "b-78,Split the pool,rejected,,2026-07-02T00:00:00Z,,2026-07-02T00:00:00Z,INC-100,\n",
  "report.md": `---
title: slow
incident: INC-100
start_time: 2026-07-01T10:00:00Z
---

## Summary

slow

## Action items

- [ ] Watch the queue [Issue](https://shop.example/browse/LRK-1)
- [x] Write a *runbook*
- Split the pool
- Ask the provider, as INC-100 says (INC-100)
- Tell support (INC-100)
- Pin the version
`,
};

const told = `SELECT title, status, tellings FROM counted_action_items ORDER BY title, status NULLS LAST`;

Deno.test("an item told by a report and two tools counts once; by ticket first, then by the words of its incident", async () => {
  await withLoaded(files, config, async (warehouse) => {
    const rows = await warehouse.query<Record<string, unknown>>("told", told);
    assert.deepEqual(rows.map(({ title, status, tellings }) => [title, status, tellings]), [
      ["Alert on the queue", "done", 3],
      ["Ask the provider, as INC-100 says (INC-100)", null, 1],
      // Of another incident than the tracker's two, which are of one teller and so are two.
      ["Pin the version", "proposed", 1],
      ["Pin the version", "proposed", 1],
      ["Pin the version", null, 1],
      ["Split the pool", "rejected", 2],
      ["Tell support (INC-100)", null, 1],
      ["Write a runbook", "accepted", 2],
      ["Write a runbook", "proposed", 1],
    ]);
    const links = await warehouse.query<{ linked_by: string; n: number }>(
      "links",
      "SELECT linked_by, count(*)::INTEGER AS n FROM action_items GROUP BY ALL ORDER BY linked_by",
    );
    assert.deepEqual(links.map(({ linked_by, n }) => [linked_by, n]), [["reference", 3], ["title", 4], [
      null,
      6,
    ]]);
  });
});

Deno.test("a later export that tells a state otherwise is kept as such; one that goes on is not", async () => {
  const before = { "tracker.csv": files["tracker.csv"], "incidents.csv": files["incidents.csv"] };
  await withLoaded(before, config, async (warehouse, _report, folder, checked) => {
    await Deno.writeTextFile(
      `${folder}/tracker-2.csv`,
      header +
        "LRK-1,Alert on the queue,reopened,shop,2026-07-03T00:00:00Z,,2026-08-01T00:00:00Z,INC-100,\n" +
        "LRK-2,Write a runbook,done,shop,2026-07-03T00:00:00Z,2026-08-01T00:00:00Z,2026-08-01T00:00:00Z,INC-100,\n",
    );
    await loadFolder(warehouse, folder, { config: checked });
    const rows = await warehouse.query<Record<string, unknown>>(
      "restated",
      `SELECT record_id, field, before, after FROM restatements WHERE restated AND table_name = 'action_items'`,
    );
    assert.deepEqual(rows.map((row) => Object.values(row)), [[
      "tracker:LRK-1",
      "status",
      "done",
      "accepted",
    ]]);
    const [kept] = await warehouse.query<Record<string, unknown>>(
      "kept",
      "SELECT status, completed_at FROM counted_action_items WHERE item_id = 'tracker:LRK-1'",
    );
    assert.deepEqual(kept, { status: "accepted", completed_at: null });
  });
});
