import { jsonSource } from "./_json_source.ts";
import { messagesKind } from "./_teams.ts";
import { mapMessage } from "./_teams_message.ts";

/**
 * Messages of a channel or a chat as Microsoft Graph gives them: `GET /teams/{id}/channels/{id}/messages`, with
 * `$expand=replies` or without, `/chats/{id}/messages` and the getAllMessages exports; the list, the bare array, one
 * message.
 */
export const teamsMessages = jsonSource({
  kind: messagesKind,
  title: "Microsoft Teams messages (Graph)",
  names: ["value"],
  has: ["id", "messageType", "createdDateTime", "body"],
  where: (json, base) =>
    json.has(`${base}.chatId`) || json.has(`${base}.channelIdentity`) || json.has(`${base}.body.contentType`),
  why: "messages with Graph's type and body",
  map: (fields, config, once) => mapMessage(fields, config.zones.sources[messagesKind], once),
});
