import type { Head, Recognition, Source, SourceRecord } from "../../model/source.ts";
import { Once } from "../_once.ts";
import type { HideNames } from "../_people.ts";
import { personId } from "../_person.ts";
import { lineId, type Meeting, meetingOf, placed, speakerRows, vendor } from "./_zoom.ts";
import { type ChatLine, readChat } from "./_chat_lines.ts";
import { hidingSpeakers } from "./_names.ts";

const kind = "zoom_chat";
const start = /^(\d{2}:[0-5]\d:[0-5]\d)\t([^\t]*):\t(.*)$/;

function startOf(line: string) {
  const [, clock, name, text] = start.exec(line) ?? [];
  return clock === undefined ? null : { clock, name: name?.trim() || null, text: text ?? "" };
}

function recognise(head: Head): Recognition | null {
  const first = /^\uFEFF?([^\r\n]*)/.exec(head.text)?.[1] ?? "";
  return start.test(first) ? { sure: 0.9, why: "lines of time into the recording, name and message" } : null;
}

function seconds(clock: string): number {
  const [hours = 0, minutes = 0, secs = 0] = clock.split(":").map(Number);
  return hours * 3600 + minutes * 60 + secs;
}

function record(said: ChatLine, at: number, meeting: Meeting, hide: HideNames, once: Once): SourceRecord {
  const offset = seconds(said.clock);
  const row = {
    message_id: lineId(meeting, at),
    source: kind,
    channel: meeting.channel,
    sent_at: placed(meeting.startedAt, offset),
    offset_s: offset,
    author_id: said.name === null ? null : personId(vendor, said.name),
    is_bot: false,
    text: hide(said.text),
  };
  const people = once.rows(speakerRows(said.name === null ? [] : [said.name]));
  return { origin: { line: said.line, path: null }, rows: [{ table: "messages", row }, ...people] };
}

function startsMessage(line: string): boolean {
  const [clock = "", name, ...words] = line.split("\t");
  return clock.length === 8 && clock.split(":").length === 3 && !/[^\d:]/.test(clock) &&
    clock[3] !== undefined &&
    clock[3] < "6" && clock[6] !== undefined && clock[6] < "6" && name !== undefined &&
    name.endsWith(":") &&
    words.length > 0;
}

/**
 * Chat of a meeting recorded in Zoom's cloud: `chat.txt`, `GMT20260714-085800_Recording_newChat.txt`. Times are counted
 * from the start of the recording.
 */
export const zoomChat: Source = {
  kind,
  title: "Zoom chat (cloud recording)",
  recognise,
  scope: (path) => path,
  async count(file) {
    return (await file.text()).split(/\r\n|\n|\r/).filter(startsMessage).length;
  },
  async *read(file) {
    const lines = [...readChat(await file.text(), startOf)];
    const meeting = meetingOf(file);
    const hide = hidingSpeakers(new Set(lines.flatMap(({ name }) => name ?? [])));
    const once = new Once();
    for (const [at, said] of lines.entries()) yield record(said, at + 1, meeting, hide, once);
  },
};
