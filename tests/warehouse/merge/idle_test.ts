import assert from "node:assert/strict";
import { loadFolder } from "../../../lib/warehouse/mod.ts";
import { IdleRecords } from "../../../lib/warehouse/merge/idle.ts";
import { withLoaded } from "../_given.ts";

const user = (id: string, isBot: boolean) => ({
  id,
  team_id: "T1",
  name: id.toLowerCase(),
  deleted: false,
  is_bot: isBot,
  profile: { real_name: id, email: `${id}@x.example` },
});

const users = JSON.stringify([user("U00001", false), user("U00002", true), user("U00003", true)]);

Deno.test("records that change no table are kept by their reason, with the place of the first", async () => {
  await withLoaded({ "users.json": users }, {}, async (warehouse, report, folder, config) => {
    const rows = await warehouse.query(
      "idle",
      "SELECT f.kind, i.reason, records, i.path FROM idle_records AS i JOIN files AS f USING (file_id)",
    );
    assert.deepEqual([...rows], [
      { kind: "slack_users", reason: "a bot is no person", records: 2, path: "$[1]" },
    ]);
    assert.deepEqual(report.idle, [{ kind: "slack_users", reason: "a bot is no person", records: 2 }]);
    const again = await loadFolder(warehouse, folder, { config });
    assert.deepEqual(again.idle, [], "a file that is known tells nothing new");
  });
});

Deno.test("reasons without end are told together, and none of their records is lost", () => {
  const idle = new IdleRecords();
  for (let at = 0; at < 1000; at++) idle.add(`type ${at}`, { line: at, path: null }, 2);
  const values = idle.values("f");
  assert.equal(values.length, 101);
  assert.equal(idle.records, 2000);
  assert.match(values.at(-1) ?? "", /^\('f', 'further reasons.*', 1800, 100, NULL\)$/);
});
