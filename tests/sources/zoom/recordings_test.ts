import assert from "node:assert/strict";
import { zoomRecordings as source } from "../../../lib/sources/zoom/recordings.ts";
import { givenFile, givenHead, readAll, rowsOf } from "../_given_file.ts";

const piece = (type: string, start: string) => ({ id: type, file_type: type, recording_start: start });
const recording = {
  uuid: "abcd==",
  id: 86_420_000_000,
  topic: "Incident review",
  start_time: "2026-07-14T08:50:00Z",
  duration: 40,
  recording_files: [
    piece("MP4", "2026-07-14T08:57:00Z"),
    piece("TRANSCRIPT", "2026-07-14T08:58:00Z"),
    piece("CHAT", "2026-07-14T08:58:00Z"),
  ],
};
const { recording_files: _files, ...bare } = recording;
const meeting = { ...bare, type: 2, timezone: "Europe/Berlin" };

async function rows(value: unknown) {
  const file = givenFile(JSON.stringify(value), { path: "calls/review/recording.json" });
  const all = await readAll(source, file);
  assert.equal(await source.count(file), all.length);
  return rowsOf(all, "messages");
}

Deno.test("recordings and meetings are recognised by Zoom's fields", () => {
  const sure = (value: unknown) => source.recognise(givenHead(JSON.stringify(value)))?.sure;
  assert.equal(sure(recording), 0.95);
  assert.equal(sure({ page_size: 30, meetings: [recording] }), 0.95);
  assert.equal(sure([recording]), 0.95);
  assert.equal(sure(meeting), 0.8);
  assert.equal(sure({ uuid: "x", topic: "y" }), undefined);
  assert.equal(sure({ code: 124, message: "Invalid access token." }), undefined);
});

Deno.test("the start of the recording is that of its transcript and chat, and stands at 0", async () => {
  assert.deepEqual(await rows(recording), [{
    message_id: "zoom:abcd==:recording-1",
    source: "zoom_recordings",
    channel: "calls/review",
    sent_at: "2026-07-14T08:58:00.000Z",
    is_bot: true,
    text: 'recording of "Incident review" began',
    offset_s: 0,
  }]);
});

Deno.test("of several pieces nobody can tell which file belongs to which; a meeting's start is no recording's", async () => {
  const two = {
    ...recording,
    recording_files: [piece("MP4", "2026-07-14T08:57:00Z"), piece("MP4", "2026-07-14T09:30:00Z")],
  };
  assert.deepEqual((await rows(two)).map((row) => row["offset_s"]), [undefined, undefined]);
  const [only] = await rows(meeting);
  assert.equal(only?.["sent_at"], "2026-07-14T08:50:00.000Z");
  assert.equal(only?.["offset_s"], undefined);
});

Deno.test("of many meetings in one answer the stamp tells which files belong to which", async () => {
  const other = { ...recording, uuid: "efgh==", recording_files: [piece("CHAT", "2026-07-15T10:00:00Z")] };
  const many = await rows({ meetings: [recording, other] });
  assert.deepEqual(many.map((row) => row["channel"]), [
    "calls/review/GMT20260714-085800",
    "calls/review/GMT20260715-100000",
  ]);
  assert.deepEqual(await rows({ meetings: [] }), []);
});
