import type { Fields } from "../_fields.ts";

/** Tool all Teams ids belong to. */
export const vendor = "teams";

/** Source of messages; those of a channel's list stand beside them. */
export const messagesKind = "teams_messages";

/** Channel or chat a message stands in; null where it names neither. */
export function channelOf(message: Fields): string | null {
  return message.object("channelIdentity").text("channelId") ?? message.text("chatId");
}

/** Key of a message: its id is unique in its channel or chat. */
export function messageId(channel: string, id: string): string {
  return `${vendor}:${channel}:${id}`;
}

/** People a message names, its replies aside: who wrote it, who is mentioned, who did what a system message tells. */
export function peopleIn(message: Fields): Map<string, string | null> {
  const detail = message.object("eventDetail");
  const users = [
    message.object("from").object("user"),
    detail.object("initiator").object("user"),
    ...detail.list("members"),
    ...message.list("mentions").map((mention) => mention.object("mentioned").object("user")),
  ];
  const people = new Map<string, string | null>();
  for (const user of users) {
    const id = user.text("id");
    if (id !== null) people.set(id, user.text("displayName") ?? people.get(id) ?? null);
  }
  return people;
}
