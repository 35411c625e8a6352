import type { ExportFile, Head, Recognition, Source, SourceRecord, SourceRow } from "../../model/source.ts";
import { Fields } from "../_fields.ts";
import { countJsonRecords } from "../_json_count.ts";
import { jsonHead } from "../_json_head.ts";
import { isJsonObject, type JsonObject } from "../_json_value.ts";
import { recordOf } from "../_map_records.ts";
import { refuse } from "../_refuse.ts";
import { folderOf, meetingOf, vendor } from "./_zoom.ts";

const kind = "zoom_recordings";
const bases = ["$", "$.meetings[0]", "$[0]"];

function recognise(head: Head): Recognition | null {
  const json = jsonHead(head);
  const base = bases.find((path) => json.has(`${path}.uuid`, `${path}.topic`, `${path}.start_time`));
  if (base === undefined || !json.has(`${base}.id`)) return null;
  if (json.kind(`${base}.recording_files`) === "array") {
    return { sure: 0.95, why: "meetings with Zoom's recording files" };
  }
  const isMeeting = json.has(`${base}.duration`) && json.has(`${base}.type`) &&
    (json.has(`${base}.host_id`) || json.has(`${base}.timezone`));
  return isMeeting ? { sure: 0.8, why: "a meeting with Zoom's topic, start and duration" } : null;
}

interface Told {
  readonly value: unknown;
  readonly path: string;
}

function meetingsIn(value: unknown): Told[] {
  const list = Array.isArray(value) ? value : isJsonObject(value) ? value["meetings"] : undefined;
  if (!Array.isArray(list)) return [{ value, path: "$" }];
  return list.map((each: unknown, at) => ({
    value: each,
    path: `$${Array.isArray(value) ? "" : ".meetings"}[${at}]`,
  }));
}

async function parsed(file: ExportFile): Promise<Told[]> {
  try {
    return meetingsIn(JSON.parse(await file.text()));
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw refuse("E-JSON", { thing: file.path, reason: "it is not JSON", remedy: "Export it again" });
  }
}

/** Starts of the recording's pieces, by their transcripts and chats where it has any: what these count from. */
function startsOf(fields: Fields): string[] {
  const files = fields.list("recording_files");
  const spoken = files.filter((file) => /^(?:TRANSCRIPT|CC|CHAT)$/i.test(file.text("file_type") ?? ""));
  const starts = (spoken.length > 0 ? spoken : files).map((file) =>
    file.instant("recording_start", undefined)
  );
  return [...new Set(starts.filter((start) => start !== null))].sort();
}

/** Stamp Zoom puts into the names of a recording's files. */
function stampOf(start: string): string {
  return `GMT${start.slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-")}`;
}

/** A meeting that stands alone in a file is the one whose files lie beside it; of many, the stamp tells which. */
function channelOf(file: ExportFile, alone: boolean, start: string | undefined): string {
  const folder = folderOf(file.path);
  if (alone) return folder || meetingOf(file).part;
  return [folder, start === undefined ? "unrecorded" : stampOf(start)].filter(Boolean).join("/");
}

function line(id: string, channel: string, sentAt: string | null, text: string): SourceRow {
  return {
    table: "messages",
    row: { message_id: `${vendor}:${id}`, source: kind, channel, sent_at: sentAt, is_bot: true, text },
  };
}

/**
 * A recording in one piece places the lines of the files beside it: they count from where it began, and `offset_s` 0
 * says so. Of several pieces nobody can tell which file belongs to which.
 */
function rowsOf(fields: Fields, file: ExportFile, alone: boolean): readonly [SourceRow, ...SourceRow[]] {
  const topic = fields.text("topic") ?? "a meeting";
  const starts = startsOf(fields);
  const channel = channelOf(file, alone, starts[0]);
  const id = fields.text("uuid") ?? fields.text("id") ?? channel;
  const rows = starts.map((start, at) => {
    const row = line(`${id}:recording-${at + 1}`, channel, start, `recording of "${topic}" began`);
    return starts.length > 1 ? row : { ...row, row: { ...row.row, offset_s: 0 } };
  });
  const [first, ...more] = rows;
  if (first) return [first, ...more];
  return [
    line(`${id}:meeting`, channel, fields.instant("start_time", undefined), `meeting "${topic}" began`),
  ];
}

/**
 * Recordings and meetings as Zoom's API gives them: `GET /meetings/{id}/recordings`, `/users/{id}/recordings`,
 * `/meetings/{id}`. The start of a recording places the transcript and the chat that lie in the same folder. When a
 * meeting began does not: people start recording later.
 */
export const zoomRecordings: Source = {
  kind,
  title: "Zoom recordings (REST)",
  recognise,
  scope: (path) => folderOf(path),
  async count(file) {
    const text = await file.text();
    if (/^\s*\[/.test(text)) return await countJsonRecords(file, "$");
    return /"meetings"\s*:\s*\[/.test(text) ? await countJsonRecords(file, "meetings") : 1;
  },
  async *read(file): AsyncGenerator<SourceRecord> {
    const meetings = await parsed(file);
    for (const { value, path } of meetings) {
      const origin = { line: null, path };
      if (!isJsonObject(value)) {
        const rejected = {
          code: "E-SCHEMA",
          field: null,
          value: null,
          reason: "it is not a JSON object",
        } as const;
        yield { origin, rejected, raw: JSON.stringify(value) };
        continue;
      }
      const fields = new Fields(value as JsonObject);
      const rows = rowsOf(fields, file, meetings.length === 1);
      yield recordOf({ rows }, fields.defects, origin, JSON.stringify(value));
    }
  },
};
