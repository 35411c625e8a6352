import type { SourceRow } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { jsonListSource } from "../_json_list.ts";
import { type Mapped, missing } from "../_map_records.ts";
import { messageId } from "./_teams.ts";

const kind = "teams_channels";

/**
 * A channel as lines at its head, as Slack's are: its name, under which people know it, and what it is for, which for an
 * incident's channel often holds the link to the incident.
 */
function mapChannel(fields: Fields, zone: string | undefined): Mapped {
  const id = fields.text("id");
  if (id === null) return missing("id");
  const line = (what: string, text: string | null): SourceRow => ({
    table: "messages",
    row: {
      message_id: messageId(id, what),
      source: kind,
      channel: id,
      sent_at: fields.instant("createdDateTime", zone),
      is_bot: false,
      text,
    },
  });
  const name = fields.text("displayName") ?? fields.text("topic");
  const purpose = fields.text("description");
  return {
    rows: [
      line("created", name === null ? "created" : `created #${name}`),
      ...purpose === null ? [] : [line("purpose", purpose)],
    ],
  };
}

/** Channels of a team and chats: `GET /teams/{id}/channels`, `GET /chats`. */
export const teamsChannels = jsonListSource({
  kind,
  title: "Microsoft Teams channels and chats (Graph)",
  members: ["value"],
  why: "channels or chats with Graph's types",
  fits: (first) =>
    first.has("id", "createdDateTime") && first.lacks("messageType") &&
    (first.has("membershipType", "displayName") || first.has("chatType")),
  map: (fields, config) => mapChannel(fields, config.zones.sources[kind]),
});
