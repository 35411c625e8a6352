import type { SourceRow } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { cardText } from "../_card_text.ts";
import { type Mapped, missing } from "../_map_records.ts";
import type { Once } from "../_once.ts";
import { hidingNames, personRows } from "../_people.ts";
import { personId } from "../_person.ts";
import { channelOf, messageId, messagesKind, peopleIn, vendor } from "./_teams.ts";
import { type Mention, teamsText } from "./_html.ts";

function mentionsOf(message: Fields): Mention {
  const people = new Map(
    message.list("mentions").map((mention) => {
      return [mention.text("id") ?? "", mention.object("mentioned").object("user").text("id")];
    }),
  );
  return (id) => {
    const user = people.get(id);
    return user ? `@${personId(vendor, user)}` : null;
  };
}

/** "membersAddedEventMessageDetail" and what it says in words: `members added: person-…`. */
function eventText(detail: Fields): string | null {
  const type = detail.text("@odata.type")?.replace(/^#?microsoft\.graph\./, "").replace(
    /EventMessageDetail$/,
    "",
  );
  if (type === undefined || type === "") return null;
  const words = type.replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
  const members = detail.list("members").flatMap((member) => member.text("id") ?? []);
  const facts = Object.entries(detail.values)
    .filter(([key, value]) =>
      typeof value === "string" && /(?:DisplayName|Duration|Status|Topic|Description)$/.test(key)
    )
    .map(([, value]) => String(value));
  const said = [...members.map((id) => personId(vendor, id)), ...facts].join(", ");
  return said === "" ? words : `${words}: ${said}`;
}

function attachmentText(attachment: Fields): string | null {
  const type = attachment.text("contentType") ?? "";
  if (type === "messageReference") return null;
  const content = attachment.values["content"];
  const card = typeof content === "string" ? cardText(content) : null;
  return card === null ? attachment.text("name") : teamsText(card.replaceAll("\n", "<br>"), () => null);
}

function bodyText(message: Fields): string | null {
  const body = message.object("body");
  const content = body.text("content");
  if (content === null || /^<systemEventMessage\s*\/?>/i.test(content)) return null;
  return body.text("contentType") === "text" ? content : teamsText(content, mentionsOf(message));
}

function saidIn(message: Fields): string | null {
  const parts = [
    message.text("subject"),
    bodyText(message),
    ...message.list("attachments").map(attachmentText),
    eventText(message.object("eventDetail")),
  ];
  const said = [...new Set(parts.filter((part) => part !== null && part.trim() !== ""))].join("\n");
  if (said === "") return message.text("deletedDateTime") === null ? null : "(deleted)";
  return hidingNames(vendor, peopleIn(message))(said);
}

function latest(...stamps: readonly (string | null)[]): string | null {
  return stamps.filter((stamp) => stamp !== null).sort().at(-1) ?? null;
}

function authorOf(message: Fields): string | null {
  const from = message.object("from").object("user").text("id");
  return from ?? message.object("eventDetail").object("initiator").object("user").text("id");
}

interface Place {
  readonly channel: string;
  /** Id of the message it answers, or of itself where it is answered. */
  readonly thread: string | null;
  readonly zone: string | undefined;
}

function rowOf(message: Fields, id: string, { channel, thread, zone }: Place): SourceRow {
  const author = authorOf(message);
  return {
    table: "messages",
    row: {
      message_id: messageId(channel, id),
      source: messagesKind,
      channel,
      thread_id: thread === null ? null : messageId(channel, thread),
      sent_at: message.instant("createdDateTime", zone),
      author_id: author === null ? null : personId(vendor, author),
      is_bot: message.object("from").object("application").text("id") !== null,
      text: saidIn(message),
      updated_at: latest(
        message.instant("lastEditedDateTime", zone),
        message.instant("deletedDateTime", zone),
      ),
    },
  };
}

/** A message and the replies that stand in it, each a row of its own; people as pseudonyms. */
export function mapMessage(message: Fields, zone: string | undefined, once: Once): Mapped {
  const id = message.text("id");
  const channel = channelOf(message);
  if (id === null || channel === null) return missing(id === null ? "id" : "chatId");
  const replies = message.list("replies");
  const thread = message.text("replyToId") ?? (replies.length > 0 ? id : null);
  const answers = replies.flatMap((reply) => {
    const own = reply.text("id");
    return own === null
      ? []
      : [rowOf(reply, own, { channel: channelOf(reply) ?? channel, thread: id, zone })];
  });
  const people = [message, ...replies].flatMap((each) => personRows(vendor, peopleIn(each)));
  return { rows: [rowOf(message, id, { channel, thread, zone }), ...answers, ...once.rows(people)] };
}
