import type { Head, Recognition, Source, SourceRecord, SourceRow } from "../../model/source.ts";
import { Once } from "../_once.ts";
import { personId } from "../_person.ts";
import { type Cue, readCues } from "../_vtt.ts";
import { speakersIn, type Spoken } from "../_vtt_speaker.ts";
import { lineId, type Meeting, meetingOf, placed, speakerRows, vendor } from "./_zoom.ts";
import { hidingSpeakers } from "./_names.ts";
import type { HideNames } from "../_people.ts";

const kind = "zoom_transcript";

function recognise(head: Head): Recognition | null {
  if (!/^\uFEFF?WEBVTT(?:[ \t].*)?(?:\r|\n|$)/.test(head.text) || !head.text.includes("-->")) return null;
  return { sure: 0.9, why: "WebVTT with timed lines" };
}

function row(cue: Cue, spoken: Spoken, at: number, meeting: Meeting, hide: HideNames): SourceRow {
  const { start, end } = cue;
  return {
    table: "messages",
    row: {
      message_id: lineId(meeting, `${cue.id ?? ""}@${at}`),
      source: kind,
      channel: meeting.channel,
      sent_at: start === null ? null : placed(meeting.startedAt, start),
      offset_s: start,
      lasted_s: start === null || end === null || end < start
        ? null
        : Math.round((end - start) * 1000) / 1000,
      author_id: spoken.speaker === null ? null : personId(vendor, spoken.speaker),
      is_bot: false,
      text: hide(spoken.text),
    },
  };
}

function record(cue: Cue, told: SourceRow, people: readonly SourceRow[]): SourceRecord {
  const origin = { line: cue.line, path: null };
  const { timing, start, end } = cue;
  if (start === null || end === null) {
    const rejected = {
      code: "E-DATE",
      field: "timing",
      value: timing,
      reason: "it gives no two times",
    } as const;
    return { origin, rejected, raw: `${timing}\n${cue.text}` };
  }
  if (cue.text === "") return { origin, nothing: "a cue without words" };
  if (end >= start) return { origin, rows: [told, ...people] };
  const defect = {
    code: "E-DATE",
    field: "timing",
    value: timing,
    reason: "it ends before it starts",
  } as const;
  return { origin, defects: [defect], rows: [told, ...people] };
}

/**
 * What was said in a recorded meeting: `.vtt`, as Zoom writes it, or with the speakers in WebVTT's own voice tags. Each
 * line says how far into the recording it stands; when it was said is known where the start of the recording is.
 */
export const zoomTranscript: Source = {
  kind,
  title: "Transcript of a meeting (WebVTT)",
  recognise,
  scope: (path) => path,
  async count(file) {
    const text = await file.text();
    return text.split(/\r\n|\n|\r/).filter((line) => line.includes("-->")).length;
  },
  async *read(file) {
    const cues = [...readCues(await file.text())];
    const meeting = meetingOf(file);
    const spokenIn = speakersIn(cues.map(({ text }) => text));
    const spoken = cues.map(({ text }) => spokenIn(text));
    const hide = hidingSpeakers(new Set(spoken.flatMap(({ speaker }) => speaker ?? [])));
    const once = new Once();
    for (const [at, cue] of cues.entries()) {
      const said = spoken[at] as Spoken;
      const people = once.rows(speakerRows(said.speaker === null ? [] : [said.speaker]));
      yield record(cue, row(cue, said, at + 1, meeting, hide), people);
    }
  },
};
