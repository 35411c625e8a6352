import type { Head, Recognition, Source } from "../../model/source.ts";
import { countJsonRecords } from "../_json_count.ts";
import { jsonHead } from "../_json_head.ts";
import { mapJsonRecords } from "../_map_records.ts";
import { mapUser, usersKind } from "./_user.ts";

function recognise(head: Head): Recognition | null {
  const json = jsonHead(head);
  const isUser = /^[UW][A-Z0-9]{4,}$/.test(json.text("$[0].id")) && json.kind("$[0].profile") === "object" &&
    json.has("$[0].name") && !json.has("$[0].created_at");
  return isUser ? { sure: 0.95, why: "members with Slack's ids and profiles" } : null;
}

/** Members of a workspace in a Slack export: `users.json`, `org_users.json`. */
export const slackUsers: Source = {
  kind: usersKind,
  title: "Slack members",
  recognise,
  count: (file) => countJsonRecords(file, "$"),
  read: (file) => mapJsonRecords(file, "$", (fields) => mapUser(fields)),
};
