import { jsonListSource } from "../_json_list.ts";
import { messagesKind } from "./_teams.ts";
import { mapMessage } from "./_message.ts";

/**
 * Messages of a channel or a chat as Microsoft Graph gives them: `GET /teams/{id}/channels/{id}/messages`, with
 * `$expand=replies` or without, `/chats/{id}/messages` and the getAllMessages exports; the list, the bare array, one
 * message.
 */
export const teamsMessages = jsonListSource({
  kind: messagesKind,
  title: "Microsoft Teams messages (Graph)",
  members: ["value"],
  why: "messages with Graph's type and body",
  fits: (first) =>
    first.has("id", "messageType", "createdDateTime", "body") &&
    (first.has("chatId") || first.has("channelIdentity") || first.has("body.contentType")),
  map: (fields, config, once) => mapMessage(fields, config.zones.sources[messagesKind], once),
});
