import assert from "node:assert/strict";
import { ExportError } from "../../lib/model/errors.ts";
import { slackMessages } from "../../lib/sources/slack_messages.ts";
import { slackZip as source } from "../../lib/sources/slack_zip.ts";
import { givenFile, givenHead, readAll, rowsOf } from "./_given_file.ts";

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
