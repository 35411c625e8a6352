import { personId } from "../_person.ts";

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

/** Texts one below the other, those that say the same once; null where there is none. */
export function joinedTexts(parts: readonly (string | null)[]): string | null {
  const said = [...new Set(parts.filter((part) => part !== null && part.trim() !== ""))];
  return said.length === 0 ? null : said.join("\n");
}

/** Name a channel has here. That of a group's conversation is made of its members' names: a pseudonym stands for it. */
export function channelName(name: string): string {
  return name.startsWith("mpdm-") ? `mpdm-${personId(vendor, name).slice("person-".length)}` : name;
}

/** Channel of a day file: the folder it stands in; null where it stands in none. */
export function channelOf(path: string): string | null {
  const folder = path.split("/").at(-2);
  return folder ? channelName(folder) : null;
}

/** Whether a path ends as a channel's day file does: `incidents/2026-07-14.json`. */
export function isDayFile(path: string): boolean {
  return /(^|\/)[^/]+\/\d{4}-\d{2}-\d{2}\.json$/.test(path);
}
