import type { Head, Recognition, Source } from "../../model/source.ts";
import { countJsonRecords } from "../_json_count.ts";
import { jsonHead } from "../_json_head.ts";
import { mapJsonRecords } from "../_map_records.ts";
import { channelsKind, mapChannel } from "./_channel.ts";

function recognise(head: Head): Recognition | null {
  const json = jsonHead(head);
  const isChannel = /^[CG][A-Z0-9]{4,}$/.test(json.text("$[0].id")) &&
    json.has("$[0].name", "$[0].created") &&
    (json.kind("$[0].members") === "array" || json.has("$[0].topic", "$[0].purpose"));
  if (isChannel) return { sure: 0.95, why: "channels with Slack's ids, members or topics" };
  const isDirect = /^D[A-Z0-9]{4,}$/.test(json.text("$[0].id")) && json.has("$[0].created") &&
    json.kind("$[0].members") === "array";
  return isDirect ? { sure: 0.95, why: "conversations of two with Slack's ids and members" } : null;
}

/** Channels and conversations of a Slack export: `channels.json`, `groups.json`, `mpims.json`, `dms.json`. */
export const slackChannels: Source = {
  kind: channelsKind,
  title: "Slack channels",
  recognise,
  count: (file) => countJsonRecords(file, "$"),
  read: (file) => mapJsonRecords(file, "$", (fields) => mapChannel(fields)),
};
