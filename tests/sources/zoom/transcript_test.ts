import assert from "node:assert/strict";
import { personId } from "../../../lib/sources/_person.ts";
import { zoomTranscript as source } from "../../../lib/sources/zoom/transcript.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const spoken = [
  "WEBVTT",
  "",
  "1",
  "00:01:02.500 --> 00:01:04.250",
  "Ana Moreno (EU): Payments fail: all cards.",
  "",
  "2",
  "00:01:03.000 --> 00:01:05.000",
  "Kofi | Infra: Seen, Ana Moreno (EU).",
  "",
  "NOTE written by hand",
  "",
  "3",
  "01:00:00.000 --> 01:00:01.000",
  "nobody is named here",
  "on two lines",
  "",
  "4",
  "01:00:02.000 --> 01:00:03.000",
  "The thing is: nobody said so.",
].join("\r\n");

async function read(text: string, path = "calls/review/transcript.vtt", config: unknown = {}) {
  return await readAll(source, givenFile(text, { path, config }));
}

Deno.test("WebVTT is recognised by its first line and a timing", () => {
  assert.equal(source.recognise(givenHead(spoken))?.sure, 0.9);
  assert.equal(source.recognise(givenHead("WEBVTT\n\nNOTE nothing timed\n")), null);
  assert.equal(source.recognise(givenHead("1\n00:00:01,000 --> 00:00:02,000\nA subtitle\n")), null);
});

Deno.test("each cue is a message with its place, who spoke, and how long", async () => {
  const rows = rowsOf(await read(spoken), "messages");
  const ana = personId("zoom", "Ana Moreno (EU)");
  const kofi = personId("zoom", "Kofi | Infra");
  assert.deepEqual(
    rows.map((row) => [row["offset_s"], row["lasted_s"], row["author_id"], row["text"]]),
    [
      [62.5, 1.75, ana, "Payments fail: all cards."],
      [63, 2, kofi, `Seen, ${ana}.`],
      [3600, 1, null, "nobody is named here\non two lines"],
      [3602, 1, null, "The thing is: nobody said so."],
    ],
  );
  assert.deepEqual(rows.map((row) => row["sent_at"]), [null, null, null, null]);
  assert.deepEqual(rows.map((row) => row["channel"])[0], "calls/review");
});

Deno.test("a name of one word is hidden only behind an @, for words are names too", async () => {
  const text = "WEBVTT\n\n00:01.000 --> 00:02.000\nWill: Will it hold, @Will?\n";
  const will = personId("zoom", "Will");
  assert.equal(rowsOf(await read(text), "messages")[0]?.["text"], `Will it hold, @${will}?`);
});

Deno.test("the start comes from the file's name, its folder's, or first from the configuration", async () => {
  const at = async (path: string, config = {}) => rowsOf(await read(spoken, path, config), "messages")[0];
  const named = await at("zoom/GMT20260714-085800_Recording.transcript.vtt");
  assert.equal(named?.["sent_at"], "2026-07-14T08:59:02.500Z");
  assert.equal(named?.["channel"], "zoom/GMT20260714-085800");
  assert.equal((await at("GMT20260714-085800_Review/audio.vtt"))?.["sent_at"], "2026-07-14T08:59:02.500Z");
  const config = { recordings: { review: "2026-07-14T11:00:00+02:00" } };
  assert.equal((await at("calls/review/transcript.vtt", config))?.["sent_at"], "2026-07-14T09:01:02.500Z");
  assert.equal((await at("GMT20261399-085800_x.vtt"))?.["sent_at"], null);
});

Deno.test("speakers in WebVTT's own voice tags", async () => {
  const text = "WEBVTT\n\na/1\n00:00:01.000 --> 00:00:02.000\n<v Ana Moreno>Looks fine.</v>\n";
  const all = await read(text);
  assert.equal(rowsOf(all, "messages")[0]?.["author_id"], personId("zoom", "Ana Moreno"));
  assert.equal(rowsOf(all, "messages")[0]?.["text"], "Looks fine.");
  assert.equal(rowsOf(all, "people")[0]?.["name"], "Ana Moreno");
});

Deno.test("a timing nobody can read is rejected, one without words is nothing, one turned round is a defect", async () => {
  const text = [
    "WEBVTT",
    "",
    "1",
    "soon --> later",
    "Ana: x",
    "",
    "2",
    "00:02.000 --> 00:03.000",
    "",
    "3",
    "00:09.000 --> 00:08.000",
    "Ana: y",
    "4",
    "00:10.000 --> 00:11.000",
    "Ana: z",
  ].join("\n");
  const all = await read(text);
  assert.equal(await source.count(givenFile(text)), 4);
  assert.deepEqual(
    all.map((one) =>
      "rejected" in one ? one.rejected.code : "nothing" in one ? "nothing" : one.defects?.length ?? 0
    ),
    ["E-DATE", "nothing", 1, 0],
  );
  assert.deepEqual(rowsOf(all, "messages").map((row) => row["text"]), ["y", "z"]);
  assert.deepEqual(all.map((one) => one.origin.line), [4, 8, 11, 14]);
});

Deno.test("a transcript and the captions of one meeting are two tellings, and neither replaces the other", async () => {
  const ids = async (path: string) =>
    rowsOf(await read(spoken, path), "messages").map((row) => row["message_id"]);
  const both = [...await ids("m/transcript.vtt"), ...await ids("m/captions.vtt")];
  assert.equal(new Set(both).size, 8);
});

Deno.test("a configured start is a time with its offset", () => {
  assert.throws(
    () => givenFile("", { config: { recordings: { review: "2026-07-14 09:00" } } }),
    /recordings\.review/,
  );
  assert.throws(() => givenFile("", { config: { recordings: { review: "soon" } } }), /recordings\.review/);
});
