import type { ExportFile, Head, Recognition, Source } from "../../model/source.ts";
import { countJsonRecords } from "../_json_count.ts";
import { jsonHead } from "../_json_head.ts";
import { mapJsonRecords } from "../_map_records.ts";
import { refuse } from "../_refuse.ts";
import { channelOf } from "./_slack.ts";
import { mapMessage, messagesKind } from "./_message.ts";

function recognise(head: Head): Recognition | null {
  const json = jsonHead(head);
  if (json.text("$[0].type") !== "message" || !/^\d{9,11}\.\d{6}$/.test(json.text("$[0].ts"))) return null;
  return { sure: 0.95, why: "messages with Slack's stamps" };
}

function channel(file: ExportFile): string {
  const name = channelOf(file.path);
  if (name !== null) return name;
  throw refuse("E-SCHEMA", {
    thing: file.path,
    reason: "a Slack day file is named after its day only, and this one stands in no channel's folder",
    remedy: "Load the folder that holds the channel's folder",
  });
}

/** A channel's day in a Slack export: `<channel>/2026-07-14.json`. The folder names the channel. */
export const slackMessages: Source = {
  kind: messagesKind,
  title: "Slack messages (a channel's day)",
  recognise,
  scope: (path) => channelOf(path) ?? "",
  count: (file) => countJsonRecords(file, "$"),
  async *read(file) {
    const name = channel(file);
    yield* mapJsonRecords(file, "$", (fields) => mapMessage(fields, name));
  },
};
