import assert from "node:assert/strict";
import { ExportError } from "../../../lib/model/errors.ts";
import { slackMessages } from "../../../lib/sources/slack/messages.ts";
import { slackZip as source } from "../../../lib/sources/slack/zip.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const day = JSON.stringify([{ type: "message", user: "U1", text: "a", ts: "1784019600.000100" }, {
  type: "message",
}]);
const entries = {
  "channels.json": JSON.stringify([{
    id: "C1AAAA",
    name: "inc-41",
    created: 1784019600,
    creator: "U1",
    members: [],
  }]),
  "users.json": JSON.stringify([{ id: "U1", name: "ana", profile: { real_name: "Ana Moreno" } }]),
  "integration_logs.json": "[]",
  "inc-41/2026-07-14.json": day,
  "inc-41/files/graph.json": "{",
};

Deno.test("a zip is recognised by its entries", () => {
  const head = (names: readonly string[]) => givenHead("", "export/x.zip", names);
  assert.equal(source.recognise(head(Object.keys(entries)))?.sure, 0.95);
  assert.equal(source.recognise(head(["channels.json", "readme.txt"])), null);
  assert.equal(source.recognise(head(["a/2026-07-14.json"])), null);
  assert.equal(source.recognise(head([])), null);
});

Deno.test("all entries that hold records are read, each record with its entry in its path", async () => {
  const file = givenFile("", { path: "export/x.zip", entries });
  const all = await readAll(source, file);
  assert.equal(await source.count(file), 4);
  assert.deepEqual(all.map((record) => record.origin.path), [
    "channels.json#$[0]",
    "users.json#$[0]",
    "inc-41/2026-07-14.json#$[0]",
    "inc-41/2026-07-14.json#$[1]",
  ]);
  assert.equal(rowsOf(all, "people")[0]?.["name"], "Ana Moreno");
});

Deno.test("a message from the zip is the same row as from the unpacked folder", async () => {
  const zipped = rowsOf(await readAll(source, givenFile("", { entries })), "messages");
  const folder = givenFile(day, { path: "export/inc-41/2026-07-14.json" });
  const unpacked = rowsOf(await readAll(slackMessages, folder), "messages");
  assert.deepEqual(zipped.filter((row) => row["source"] === "slack_messages"), unpacked);
});

Deno.test("without users.json pseudonyms stand alone; a day cut short refuses the export", async () => {
  const { "users.json": _users, ...rest } = entries;
  const all = await readAll(source, givenFile("", { entries: rest }));
  assert.deepEqual(rowsOf(all, "people"), []);
  const cut = givenFile("", { entries: { ...entries, "inc-41/2026-07-15.json": '[{"type": "message"},' } });
  await assert.rejects(readAll(source, cut), (error) => {
    return error instanceof ExportError && error.code === "E-TRUNC" &&
      error.message.includes("inc-41/2026-07-15.json");
  });
});

Deno.test("an export of a whole organisation: its members, groups, conversations, and channels they share", async () => {
  const message = JSON.stringify([{ type: "message", user: "W1AAAA", text: "a", ts: "1784019600.000100" }]);
  const grid = {
    "org_users.json": JSON.stringify([{ id: "W1AAAA", name: "ana", profile: { real_name: "Ana Moreno" } }]),
    "groups.json": JSON.stringify([{
      id: "G1AAAA",
      name: "war-room",
      created: 1784019600,
      creator: "W1AAAA",
      members: [],
    }]),
    "mpims.json": JSON.stringify([{
      id: "G2AAAA",
      name: "mpdm-ana--kofi-1",
      created: 1784019600,
      creator: "W1AAAA",
      members: [],
    }]),
    "dms.json": JSON.stringify([{ id: "D1AAAA", created: 1784019600, members: ["W1AAAA", "W2AAAA"] }]),
    "content_flags.json": "[]",
    "war-room/2026-07-14.json": message,
    "mpdm-ana--kofi-1/2026-07-14.json": message,
    "D1AAAA/2026-07-14.json": message,
    "teams/second/war-room/2026-07-14.json": message,
  };
  assert.equal(source.recognise(givenHead("", "export/x.zip", Object.keys(grid)))?.sure, 0.95);
  const file = givenFile("", { path: "export/x.zip", entries: grid });
  const all = await readAll(source, file);
  assert.equal(await source.count(file), all.length);
  assert.deepEqual(all.map((one) => "rows" in one), Array.from({ length: 8 }, () => true));
  const said = rowsOf(all, "messages").filter((row) => row["source"] === "slack_messages");
  // A channel that two workspaces share is exported twice, and is one.
  assert.equal(new Set(said.map((row) => row["message_id"])).size, 3);
});
