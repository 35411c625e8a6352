import type { ExportFile, Head, Recognition, Source, SourceRecord } from "../../model/source.ts";
import { readInstant } from "../_instant.ts";
import { Once } from "../_once.ts";
import type { HideNames } from "../_people.ts";
import { personId } from "../_person.ts";
import { lineId, meetingOf, speakerRows, vendor } from "./_zoom.ts";
import { type ChatLine, readChat } from "./_chat_lines.ts";
import { hidingSpeakers } from "./_names.ts";
import { type DayClock, dayClock } from "./_day.ts";
import { zoneNeeded } from "../_zone_needed.ts";

const kind = "zoom_saved_chat";
const start =
  /^((?:\d{4}-\d{2}-\d{2}[ T])?\d{2}:[0-5]\d:[0-5]\d)\s+From\s+(?!\s)([^:]+?)(?:\s+to\s+[^:]+?)?\s*:(.*)$/i;

function startOf(line: string) {
  const [, clock, name, text] = start.exec(line) ?? [];
  return clock === undefined ? null : { clock, name: name?.trim() || null, text: text?.trim() ?? "" };
}

function recognise(head: Head): Recognition | null {
  const first = /^\uFEFF?\s*([^\r\n]*)/.exec(head.text)?.[1] ?? "";
  return start.test(first) ? { sure: 0.9, why: "lines of a time of day, From and to whom" } : null;
}

interface Reading {
  readonly file: ExportFile;
  readonly hide: HideNames;
  readonly once: Once;
  readonly clockOf: DayClock;
}

function record(said: ChatLine, at: number, { file, hide, once, clockOf }: Reading): SourceRecord {
  const meeting = meetingOf(file);
  const { local, offset } = clockOf(said.clock);
  const origin = { line: said.line, path: null };
  const instant = local === null ? null : readInstant(local, file.config.zones.sources[kind]);
  if (instant !== null && "code" in instant && instant.code === "E-ZONE") {
    throw zoneNeeded(file, kind, origin, { ...instant, field: "time", value: said.clock });
  }
  const row = {
    message_id: lineId(meeting, at),
    source: kind,
    channel: meeting.channel,
    sent_at: instant !== null && "at" in instant ? instant.at : null,
    offset_s: offset,
    author_id: said.name === null ? null : personId(vendor, said.name),
    is_bot: false,
    text: hide(said.text.replaceAll(/\n[\t ]+/g, "\n")),
  };
  const defect = instant !== null && "code" in instant
    ? [{ ...instant, field: "time", value: said.clock }]
    : [];
  const people = once.rows(speakerRows(said.name === null ? [] : [said.name]));
  return { origin, defects: defect, rows: [{ table: "messages", row }, ...people] };
}

/** A line that gives a time, "From" and, before a colon, somebody. */
function startsMessage(line: string): boolean {
  const at = line.search(/\sFrom\s/i);
  const [name = "", ...words] = line.slice(at + "\tFrom".length).split(":");
  const isTime = /^(?:\d{4}-\d\d-\d\d[ T])?\d\d:[0-5]\d:[0-5]\d$/.test(
    line.slice(0, Math.max(0, at)).trimEnd(),
  );
  return isTime && name.trim() !== "" && words.length > 0;
}

/**
 * Chat of a meeting saved on somebody's own machine: `meeting_saved_chat.txt`. Its times are those of that machine's
 * clock, mostly without a day: the folder Zoom makes for a meeting names it, or the configured start of the recording.
 */
export const zoomSavedChat: Source = {
  kind,
  title: "Zoom chat (saved by a participant)",
  recognise,
  scope: (path) => path,
  async count(file) {
    return (await file.text()).split(/\r\n|\n|\r/).filter(startsMessage).length;
  },
  async *read(file) {
    const lines = [...readChat(await file.text(), startOf)];
    const hide = hidingSpeakers(new Set(lines.flatMap(({ name }) => name ?? [])));
    const reading = {
      file,
      hide,
      once: new Once(),
      clockOf: dayClock(file, file.config.zones.sources[kind]),
    };
    for (const [at, said] of lines.entries()) yield record(said, at + 1, reading);
  },
};
