import type { Fields } from "../_fields.ts";
import { textsOfBlocks } from "./_blocks.ts";
import { joinedTexts } from "./_slack.ts";

function titled(attachment: Fields): string | null {
  const title = attachment.text("title");
  const address = attachment.text("title_link");
  if (title === null || address === null || title.includes(address)) return title ?? address;
  return `${title} (${address})`;
}

function fact(field: Fields): string | null {
  const title = field.text("title");
  return title === null ? field.text("value") : `${title}: ${field.text("value") ?? ""}`;
}

/** What an integration wrote in an attachment: PagerDuty and GitHub put the facts here, not in `text`. */
export function attachmentText(attachment: Fields): string | null {
  const parts = [
    attachment.text("pretext"),
    titled(attachment),
    attachment.text("text"),
    ...attachment.list("fields").map(fact),
    ...textsOfBlocks(attachment),
    ...attachment.list("actions").map((action) => action.text("url")),
  ];
  return joinedTexts(parts) ?? attachment.text("fallback");
}

/** Whether Slack made the attachment, to show what a link in the message leads to. */
export function isUnfurl(attachment: Fields): boolean {
  return ["from_url", "original_url", "is_msg_unfurl"].some((name) => attachment.values[name] !== undefined);
}
