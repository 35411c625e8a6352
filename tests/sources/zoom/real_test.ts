import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { zoomChat } from "../../../lib/sources/zoom/chat.ts";
import { zoomTranscript } from "../../../lib/sources/zoom/transcript.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const root = "../shared/data/transcripts/zoom/acdc";
const ignore = !existsSync(root);

async function meetings(): Promise<string[]> {
  const names = await Array.fromAsync(Deno.readDir(root), ({ name }) => name);
  return names.sort();
}

async function loaded(source: typeof zoomChat, path: string) {
  const text = await Deno.readTextFile(`${root}/${path}`);
  assert.equal(source.recognise(givenHead(text, path))?.sure, 0.9, path);
  const file = givenFile(text, { path });
  const all = await readAll(source, file);
  assert.equal(all.filter((one) => !("rows" in one)).length, 0, path);
  assert.equal(await source.count(file), all.length, path);
  return { text, rows: rowsOf(all, "messages") };
}

Deno.test({
  name: `all cues of all transcripts in ${root}, as counted by their arrows`,
  ignore,
  fn: async () => {
    const counts: Record<string, number> = {};
    for (const meeting of await meetings()) {
      for (const name of ["transcript.vtt", "transcript_corrected.vtt"]) {
        const { text, rows } = await loaded(zoomTranscript, `${meeting}/${name}`);
        assert.equal(rows.length, text.split(" --> ").length - 1, `${meeting}/${name}`);
        assert.equal(rows.filter((row) => row["author_id"] === null).length, 0, `${meeting}/${name}`);
        assert.ok(rows.every((row) => row["sent_at"] === null && Number(row["offset_s"]) > 0));
        counts[meeting.slice(0, 10)] = rows.length;
      }
    }
    assert.deepEqual(counts, {
      "2026-02-05": 348,
      "2026-02-19": 139,
      "2026-03-19": 706,
      "2026-04-16": 611,
      "2026-05-14": 643,
      "2026-05-28": 536,
      "2026-06-11": 709,
      "2026-06-25": 363,
      "2026-07-09": 367,
      "2026-07-23": 467,
      "2026-08-06": 668,
      "2026-08-20": 363,
    });
  },
});

Deno.test({
  name: `all messages of all chats in ${root}, and no word of theirs lost`,
  ignore,
  fn: async () => {
    let total = 0;
    for (const meeting of await meetings()) {
      const { text, rows } = await loaded(zoomChat, `${meeting}/chat.txt`);
      const started = text.match(/^\d\d:\d\d:\d\d\t/gm)?.length ?? 0;
      assert.equal(rows.length, started, meeting);
      const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "").length;
      const kept = rows.map((row) =>
        String(row["text"]).split("\n").filter((line) => line.trim() !== "").length
      );
      assert.equal(kept.reduce((sum, each) => sum + each, 0), lines, meeting);
      total += rows.length;
    }
    assert.equal(total, 3035);
  },
});
