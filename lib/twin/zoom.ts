import { chatParts } from "./_chat_markup.ts";
import type { Company } from "./company.ts";
import type { ExportText, Piece } from "./export_text.ts";
import { type Channel, channelsOf } from "./slack.ts";
import { type Message, messagesOf } from "./slack_messages.ts";

/** A line of the call on an incident, milliseconds after its recording began. */
interface Line {
  readonly at: number;
  readonly name: string;
  readonly text: string;
}

/** What was said in the call and what was written beside it. */
interface Call {
  readonly startedAt: number;
  readonly spoken: readonly Line[];
  readonly written: readonly Line[];
}

type Names = ReadonlyMap<string, string>;

function sentAt({ ts }: Message): number {
  return Math.round(Number(ts) * 1000);
}

function words(text: string, names: Names): string {
  return chatParts(text).map((part) => {
    if (part.kind === "person") return `@${names.get(part.slackId) ?? part.slackId}`;
    return part.kind === "link" ? `${part.label} (${part.url})` : part.text;
  }).join("");
}

/** Nobody reads an address aloud: those are written into the chat, everything else people say. */
function callOf(channel: Channel, company: Company, names: Names): Call {
  const messages = messagesOf(channel.incident, channel.name, company).filter(({ subtype }) =>
    subtype === undefined
  );
  const startedAt = Math.floor(Math.min(...messages.map(sentAt)) / 1000) * 1000 - 60_000;
  const line = (message: Message): Line => ({
    at: sentAt(message) - startedAt,
    name: names.get(String(message["user"])) ?? "",
    text: words(message.text, names),
  });
  const isWritten = ({ text }: Message) => text.includes("<http");
  return {
    startedAt,
    spoken: messages.filter((message) => !isWritten(message)).map(line),
    written: messages.filter(isWritten).map(line),
  };
}

function clock(at: number): string {
  return new Date(at).toISOString().slice(11, 23);
}

/** Long incidents run over a day, and WebVTT counts hours on. */
function offset(at: number): string {
  const hours = String(Math.floor(at / 3_600_000)).padStart(2, "0");
  return `${hours}${clock(at).slice(2)}`;
}

function* transcript({ spoken }: Call): Generator<Piece> {
  yield { text: "WEBVTT\r\n" };
  for (const [index, { at, name, text }] of spoken.entries()) {
    const lasts = 1500 + text.length * 60;
    const lines = ["", `${index + 1}`, `${offset(at)} --> ${offset(at + lasts)}`, `${name}: ${text}`, ""];
    yield { text: lines.join("\r\n"), records: 1 };
  }
}

function* chat({ written }: Call): Generator<Piece> {
  for (const { at, name, text } of written) {
    yield { text: `${offset(at).slice(0, -4)}\t${name}:\t${text}\r\n`, records: 1 };
  }
}

function recording(channel: Channel, { startedAt }: Call): Piece {
  const start = `${new Date(startedAt).toISOString().slice(0, 19)}Z`;
  const file = (type: string) => ({ id: `${channel.id}-${type}`, file_type: type, recording_start: start });
  const json = {
    uuid: `${channel.id}==`,
    id: 80_000_000_000 + channel.incident.number,
    topic: channel.name,
    type: 8,
    start_time: `${new Date(startedAt - 120_000).toISOString().slice(0, 19)}Z`,
    timezone: "UTC",
    recording_files: ["MP4", "TRANSCRIPT", "CHAT"].map(file),
  };
  return { text: `${JSON.stringify(json, null, 2)}\n`, records: 1 };
}

function filesOf(channel: Channel, call: Call): readonly ExportText[] {
  const folder = `raw/zoom/${channel.name}`;
  const written: ExportText = { path: `${folder}/chat.txt`, source: "zoom_chat", pieces: () => chat(call) };
  return [
    { path: `${folder}/recording.json`, source: "zoom_recordings", pieces: () => [recording(channel, call)] },
    { path: `${folder}/transcript.vtt`, source: "zoom_transcript", pieces: () => transcript(call) },
    ...call.written.length > 0 ? [written] : [],
  ];
}

/** The chat as calls on Zoom: for each incident the recording, what was said, and what was written beside it. */
export function zoomFiles(company: Company): readonly ExportText[] {
  const names = new Map(company.people.map(({ slackId, name }) => [slackId, name]));
  return channelsOf(company).flatMap((channel) => filesOf(channel, callOf(channel, company, names)));
}
