import { personId } from "./_person.ts";

/** Tool all Slack ids belong to. */
export const vendor = "slack";

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">" };
const markup = /<([@#!]|(?=[a-z][\w+.-]*:))([^<>|]*)(?:\|([^<>]*))?>|&(amp|lt|gt);/gi;

function mention(sigil: string, target: string, label: string): string {
  if (sigil === "@") return `@${personId(vendor, target)}`;
  if (sigil === "#") return `#${label || target}`;
  if (sigil === "!") return label || `@${target.split("^")[0]}`;
  const address = target.replace(/^mailto:/, "");
  return label === "" || label === address ? address : `${label} (${address})`;
}

/**
 * Slack's markup as people read it: mentions become pseudonyms, channels their names, links label and address, and
 * `&lt;` is decoded once.
 */
export function plainText(text: string): string {
  return text.replace(
    markup,
    (_all, sigil: string, target: string, label: string | undefined, entity: string | undefined) =>
      entity === undefined ? mention(sigil, decoded(target), decoded(label ?? "")) : named[entity] ?? "",
  );
}

function decoded(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, (_all, entity: string) => named[entity] ?? "");
}

/** Key of a message: its stamp is unique in its channel and is text, because a number would lose digits. */
export function messageId(channel: string, ts: string): string {
  return `${vendor}:${channel}:${ts}`;
}

/** Channel of a day file: the folder it stands in; null where it stands in none. */
export function channelOf(path: string): string | null {
  return path.split("/").at(-2) || null;
}

/** Whether a path ends as a channel's day file does: `incidents/2026-07-14.json`. */
export function isDayFile(path: string): boolean {
  return /(^|\/)[^/]+\/\d{4}-\d{2}-\d{2}\.json$/.test(path);
}
