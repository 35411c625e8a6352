import type { SourceRow } from "../../model/source.ts";
import type { Fields } from "../_fields.ts";
import { readEpochSeconds } from "../_instant.ts";
import { type Mapped, missing } from "../_map_records.ts";
import { personId } from "../_person.ts";
import { channelName, messageId, plainText, vendor } from "./_slack.ts";

/** Source of these rows, whether they come from a folder or a zip: the same row from both. */
export const channelsKind = "slack_channels";

function at(fields: Fields, name: string): string | null {
  const written = fields.text(name);
  return written === null || written === "0" ? null : fields.taken(name, readEpochSeconds(written));
}

/** A line Slack shows in the channel without keeping it among the day files. */
function line(channel: string, what: string, by: string | null): SourceRow["row"] {
  return {
    message_id: messageId(channel, what),
    source: channelsKind,
    channel,
    author_id: by === null ? null : personId(vendor, by),
    is_bot: false,
  };
}

/**
 * One channel, or one conversation of two or more people, as the lines Slack shows at its head: who created it and when, its topic, its purpose. They stand in the
 * channel like messages, and for an incident's channel they are the first events of its story and often hold the link
 * to the incident.
 */
export function mapChannel(fields: Fields): Mapped {
  const id = fields.text("id");
  const name = fields.text("name");
  const channel = name === null ? id : channelName(name);
  if (channel === null) return missing("name");
  const created = {
    ...line(channel, "created", fields.text("creator")),
    sent_at: at(fields, "created"),
    // Other tools refer to the channel by its id.
    text: id === null || id === channel ? `created #${channel}` : `created #${channel} (${id})`,
  };
  const set = ["topic", "purpose"].flatMap((what): SourceRow[] => {
    const value = fields.object(what);
    const text = value.text("value");
    if (text === null) return [];
    const row = {
      ...line(channel, what, value.text("creator")),
      sent_at: at(value, "last_set"),
      text: plainText(text),
    };
    return [{ table: "messages", row: { ...row, updated_at: row.sent_at } }];
  });
  return { rows: [{ table: "messages", row: created }, ...set] };
}
