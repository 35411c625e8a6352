import assert from "node:assert/strict";
import { personId } from "../../../lib/sources/_person.ts";
import { zoomChat as source } from "../../../lib/sources/zoom/chat.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const chat = [
  "00:00:41\tAna Moreno (EU):\tlooking\r\n",
  '00:01:02\tKofi | Infra:\tReplying to "looking"\n\nfirst\tand second\r\n',
  "00:01:03\tWill:\t00:01:00 was when it began, @Ana Moreno (EU)\r\n",
  "12:00\tnot a time\r\n",
].join("");

Deno.test("a cloud chat is recognised by its first line", () => {
  assert.equal(source.recognise(givenHead(chat))?.sure, 0.9);
  assert.equal(source.recognise(givenHead("00:00:41\tGET /\t200\n")), null);
  assert.equal(source.recognise(givenHead("00:00:41 From Ana to Everyone:\n\tx\n")), null);
});

Deno.test("messages with their place; lines without a time go on with the one before, tabs and all", async () => {
  const all = await readAll(source, givenFile(chat, { path: "calls/review/chat.txt" }));
  const ana = personId("zoom", "Ana Moreno (EU)");
  assert.equal(await source.count(givenFile(chat)), 3);
  assert.deepEqual(rowsOf(all, "messages").map((row) => [row["offset_s"], row["author_id"], row["text"]]), [
    [41, ana, "looking"],
    [62, personId("zoom", "Kofi | Infra"), 'Replying to "looking"\n\nfirst\tand second'],
    [63, personId("zoom", "Will"), `00:01:00 was when it began, @${ana}\n12:00\tnot a time`],
  ]);
  assert.deepEqual(all.map(({ origin }) => origin.line), [1, 2, 5]);
  assert.equal(rowsOf(all, "messages")[0]?.["sent_at"], null);
});

Deno.test("the stamp of the file's name is the start", async () => {
  const path = "GMT20260714-085800_Recording_newChat.txt";
  const all = await readAll(source, givenFile(chat, { path }));
  assert.equal(rowsOf(all, "messages")[0]?.["sent_at"], "2026-07-14T08:58:41.000Z");
});
