import type { SourceRow } from "../model/source.ts";
import type { Fields } from "./_fields.ts";
import { readEpochSeconds } from "./_instant.ts";
import { type Mapped, missing } from "./_map_records.ts";
import { personId } from "./_person.ts";
import { messageId, plainText, vendor } from "./_slack.ts";

/** Source of these rows, whether they come from a folder or a zip: the same row from both. */
export const messagesKind = "slack_messages";

function joined(parts: readonly (string | null)[]): string | null {
  const said = [...new Set(parts.filter((part) => part !== null && part.trim() !== ""))];
  return said.length === 0 ? null : said.join("\n");
}

/** What an integration wrote in an attachment: PagerDuty and GitHub put the facts here, not in `text`. */
function attachmentText(attachment: Fields): string | null {
  const facts = attachment.list("fields").map((field) => {
    const title = field.text("title");
    return title === null ? field.text("value") : `${title}: ${field.text("value") ?? ""}`;
  });
  const parts = [attachment.text("pretext"), attachment.text("title"), attachment.text("text"), ...facts];
  return joined([...parts, ...blockTexts(attachment)]) ?? attachment.text("fallback");
}

function textObject(fields: Fields): string | null {
  return typeof fields.values["text"] === "string" ? fields.text("text") : fields.object("text").text("text");
}

function blockTexts(fields: Fields): (string | null)[] {
  return fields.list("blocks").flatMap((block) => [
    textObject(block),
    ...block.list("fields").map(textObject),
    ...block.list("elements").map((element) =>
      element.text("type") === "button" ? null : textObject(element)
    ),
  ]);
}

function isUnfurl(attachment: Fields): boolean {
  return ["from_url", "original_url", "is_msg_unfurl"].some((name) => attachment.values[name] !== undefined);
}

function saidIn(fields: Fields, isBot: boolean): string | null {
  const text = fields.text("text");
  const attachments = fields.list("attachments").filter((attachment) => isBot || !isUnfurl(attachment));
  const blocks = isBot || text === null ? blockTexts(fields) : [];
  const files = fields.list("files").map((file) => file.text("title") ?? file.text("name"));
  const said = joined([text, ...blocks, ...attachments.map(attachmentText), ...files]);
  return said === null ? null : plainText(said);
}

function isMachine(fields: Fields): boolean {
  return fields.text("bot_id") !== null || fields.text("subtype") === "bot_message" ||
    fields.text("user") === "USLACKBOT";
}

/** One message of a channel's day file. Joins, leaves and topic changes are messages too. */
export function mapMessage(fields: Fields, channel: string): Mapped {
  const ts = fields.text("ts");
  if (ts === null) return missing("ts");
  const sent_at = fields.taken("ts", readEpochSeconds(ts));
  const thread = fields.text("thread_ts");
  const isBot = isMachine(fields);
  const user = fields.text("user");
  const edited = fields.object("edited");
  const editedAt = edited.text("ts");
  const row: SourceRow["row"] = {
    message_id: messageId(channel, ts),
    source: messagesKind,
    channel,
    thread_id: thread === null ? null : messageId(channel, thread),
    sent_at,
    author_id: isBot || user === null ? null : personId(vendor, user),
    is_bot: isBot,
    text: saidIn(fields, isBot),
    updated_at: editedAt === null ? null : edited.taken("ts", readEpochSeconds(editedAt)),
  };
  return { rows: [{ table: "messages", row }] };
}
