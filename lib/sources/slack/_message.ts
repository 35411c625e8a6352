import type { SourceRow } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { readEpochSeconds } from "../_instant.ts";
import { type Mapped, missing } from "../_map_records.ts";
import { personId } from "../_person.ts";
import { joinedTexts, messageId, plainText, vendor } from "./_slack.ts";
import { attachmentText, isUnfurl } from "./_attachment.ts";
import { textsOfBlocks } from "./_blocks.ts";

/** Source of these rows, whether they come from a folder or a zip: the same row from both. */
export const messagesKind = "slack_messages";

/** What stands where the words of a message were. */
const deleted = "(deleted)";

function nameOf(file: Fields): string | null {
  return file.text("title") ?? file.text("name");
}

const besideText = ["attachments", "files", "file", "comment"];

/** Nearly all messages of people are nothing but their text: a million of them are read that way. */
function isAllText(fields: Fields): boolean {
  return besideText.every((name) => fields.values[name] === undefined);
}

function saidIn(fields: Fields, isBot: boolean): string | null {
  const text = fields.text("text");
  const isSilent = isBot || text === null;
  if (!isSilent && isAllText(fields)) return plainText(text);
  const attachments = fields.list("attachments").filter((attachment) => isSilent || !isUnfurl(attachment));
  const said = joinedTexts([
    text,
    ...isSilent ? textsOfBlocks(fields) : [],
    ...attachments.map(attachmentText),
    ...fields.list("files").map(nameOf),
    nameOf(fields.object("file")),
    fields.object("comment").text("comment"),
  ]);
  return said === null ? null : plainText(said);
}

function isMachine(fields: Fields): boolean {
  return fields.text("bot_id") !== null || fields.text("subtype") === "bot_message" ||
    fields.text("user") === "USLACKBOT";
}

function edited(fields: Fields): string | null {
  if (fields.values["edited"] === undefined) return null;
  const edit = fields.object("edited");
  const at = edit.text("ts");
  return at === null ? null : edit.taken("ts", readEpochSeconds(at));
}

function instantOf(fields: Fields, name: string): string | null {
  const ts = fields.text(name);
  return ts === null ? null : fields.taken(name, readEpochSeconds(ts));
}

function threadOf(fields: Fields, channel: string): string | null {
  const thread = fields.text("thread_ts") ?? fields.text("broadcast_thread_ts");
  return thread === null ? null : messageId(channel, thread);
}

function rowOf(fields: Fields, channel: string, ts: string): SourceRow["row"] {
  const isBot = isMachine(fields);
  const user = fields.text("user") ??
    (fields.values["comment"] === undefined ? null : fields.object("comment").text("user"));
  return {
    message_id: messageId(channel, ts),
    source: messagesKind,
    channel,
    thread_id: threadOf(fields, channel),
    sent_at: instantOf(fields, "ts"),
    author_id: isBot || user === null ? null : personId(vendor, user),
    is_bot: isBot,
    text: saidIn(fields, isBot),
    updated_at: edited(fields),
  };
}

/** The trace of a message that somebody took back, with what is still known of it. */
function tombstone(message: Fields, channel: string, ts: string, at: string | null): SourceRow["row"] {
  const user = message.text("user");
  const author = user === null || user === "USLACKBOT" ? null : personId(vendor, user);
  return {
    message_id: messageId(channel, ts),
    source: messagesKind,
    channel,
    thread_id: threadOf(message, channel),
    sent_at: message.taken("ts", readEpochSeconds(ts)),
    author_id: author,
    is_bot: false,
    text: deleted,
    updated_at: at,
  };
}

/** Exports that keep what was edited and deleted write it down as messages of their own, about the one it happened to. */
function changeOf(fields: Fields, channel: string, ts: string): SourceRow["row"] | null {
  const subtype = fields.text("subtype");
  if (subtype === "tombstone") return tombstone(fields, channel, ts, edited(fields));
  if (subtype === "message_deleted") {
    const before = fields.object("previous_message");
    const gone = fields.text("deleted_ts") ?? before.text("ts");
    return gone === null ? null : tombstone(before, channel, gone, instantOf(fields, "ts"));
  }
  if (subtype !== "message_changed") return null;
  const now = fields.object("message");
  const changed = now.text("ts");
  if (changed === null) return null;
  const row = rowOf(now, channel, changed);
  return { ...row, updated_at: row["updated_at"] ?? instantOf(fields, "ts") };
}

/** One message of a channel's day file. Joins, leaves and topic changes are messages too. */
export function mapMessage(fields: Fields, channel: string): Mapped {
  const ts = fields.text("ts");
  if (ts === null) return missing("ts");
  const row = changeOf(fields, channel, ts) ?? rowOf(fields, channel, ts);
  return { rows: [{ table: "messages", row }] };
}
