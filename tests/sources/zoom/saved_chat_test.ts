import assert from "node:assert/strict";
import { ExportError } from "../../../lib/model/errors.ts";
import { zoomSavedChat as source } from "../../../lib/sources/zoom/saved_chat.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const chat = [
  "23:58:10 From Ana Moreno to Everyone:",
  "\tpayments fail",
  "\tsince ten minutes",
  "23:59:00 From  Kofi : old form: one line",
  "00:00:30 From Me to Kofi(Direct Message):",
  "\tlooking",
].join("\r\n");
const path = "Zoom/2026-07-14 23.50.02 Incident review 8642/meeting_saved_chat.txt";
const config = { zones: { sources: { zoom_saved_chat: "Europe/Berlin" } } };

Deno.test("a saved chat is recognised by From and to whom", () => {
  assert.equal(source.recognise(givenHead(chat))?.sure, 0.9);
  assert.equal(source.recognise(givenHead("Mail From Ana to Everyone: x")), null);
});

Deno.test("the folder gives the day, the configuration the zone; midnight is passed", async () => {
  const all = await readAll(source, givenFile(chat, { path, config }));
  assert.equal(await source.count(givenFile(chat)), 3);
  assert.deepEqual(rowsOf(all, "messages").map((row) => [row["sent_at"], row["offset_s"], row["text"]]), [
    ["2026-07-14T21:58:10.000Z", 0, "payments fail\nsince ten minutes"],
    ["2026-07-14T21:59:00.000Z", 50, "old form: one line"],
    ["2026-07-14T22:00:30.000Z", 140, "looking"],
  ]);
});

Deno.test("without a day only the place from the first line is known", async () => {
  const all = await readAll(source, givenFile(chat, { path: "review/meeting_saved_chat.txt", config }));
  assert.deepEqual(rowsOf(all, "messages").map((row) => [row["sent_at"], row["offset_s"]]), [
    [null, 0],
    [null, 50],
    [null, 140],
  ]);
});

Deno.test("the configured start names the day too", async () => {
  const started = { ...config, recordings: { review: "2026-07-14T21:50:00Z" } };
  const all = await readAll(
    source,
    givenFile(chat, { path: "review/meeting_saved_chat.txt", config: started }),
  );
  assert.equal(rowsOf(all, "messages")[2]?.["sent_at"], "2026-07-14T22:00:30.000Z");
});

Deno.test("without a zone the file is refused with the line to add", async () => {
  await assert.rejects(
    readAll(source, givenFile(chat, { path })),
    (error) =>
      error instanceof ExportError && error.code === "E-ZONE" && error.message.includes("zoom_saved_chat:"),
  );
});

Deno.test("a day that stands with the time is taken from there", async () => {
  const dated = "2026-07-14 23:58:10 From Ana Moreno to Everyone:x\n2026-07-15 00:00:30 From Kofi: y\n";
  const all = await readAll(source, givenFile(dated, { path: "review/chat.txt", config }));
  assert.equal(await source.count(givenFile(dated)), 2);
  assert.deepEqual(rowsOf(all, "messages").map((row) => [row["sent_at"], row["offset_s"]]), [
    ["2026-07-14T21:58:10.000Z", 0],
    ["2026-07-14T22:00:30.000Z", 140],
  ]);
});
