import assert from "node:assert/strict";
import { parseConfig } from "../../lib/model/parse_config.ts";
import { loadFolder, openWarehouse } from "../../lib/warehouse/mod.ts";

const transcript = "WEBVTT\n\n1\n00:01:02.500 --> 00:01:04.000\nAna Moreno: Payments fail.\n";
const recording = {
  uuid: "abcd==",
  id: 864,
  topic: "Incident review",
  start_time: "2026-07-14T08:50:00Z",
  recording_files: [{ file_type: "TRANSCRIPT", recording_start: "2026-07-14T08:58:00Z" }],
};

async function spokenAt(files: readonly (readonly [string, string])[], config: unknown = {}) {
  const folder = await Deno.makeTempDir();
  const warehouse = await openWarehouse(":memory:");
  for (const [path, text] of files) {
    await Deno.mkdir(`${folder}/${path.slice(0, path.lastIndexOf("/"))}`, { recursive: true });
    await Deno.writeTextFile(`${folder}/${path}`, text);
    await loadFolder(warehouse, folder, { config: parseConfig(config) });
  }
  const report = await loadFolder(warehouse, folder, { config: parseConfig(config) });
  const rows = await warehouse.query<{ at: string | null; offset_s: number }>(
    "spoken",
    "SELECT CAST(sent_at AS VARCHAR) AS at, offset_s FROM messages WHERE source = 'zoom_transcript'",
  );
  warehouse.close();
  await Deno.remove(folder, { recursive: true });
  assert.deepEqual(report.files.map(({ status }) => status), files.map(() => "known"));
  return [...rows];
}

const spoken = ["review/transcript.vtt", transcript] as const;
const beside = ["review/recording.json", JSON.stringify(recording)] as const;

Deno.test("the recording beside a transcript places it in time, whichever is loaded first", async () => {
  const placed = [{ at: "2026-07-14 08:59:02.5", offset_s: 62.5 }];
  assert.deepEqual(await spokenAt([spoken, beside]), placed);
  assert.deepEqual(await spokenAt([beside, spoken]), placed);
});

Deno.test("a recording of another folder places nothing, and the configured start stays", async () => {
  const away = ["other/recording.json", JSON.stringify(recording)] as const;
  assert.deepEqual(await spokenAt([spoken, away]), [{ at: null, offset_s: 62.5 }]);
  const config = { recordings: { review: "2026-07-14T10:00:00Z" } };
  assert.deepEqual(await spokenAt([spoken, beside], config), [{
    at: "2026-07-14 10:01:02.5",
    offset_s: 62.5,
  }]);
});
