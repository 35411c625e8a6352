/** A part of what somebody wrote in the chat: words, a person spoken to, an address with its label. */
export type ChatPart =
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "person"; readonly slackId: string }
  | { readonly kind: "link"; readonly url: string; readonly label: string };

const markup = /<@(\w+)>|<(https?:[^|>]+)\|([^>]*)>/g;

function decoded(text: string): string {
  return text.replaceAll("&gt;", ">").replaceAll("&lt;", "<").replaceAll("&amp;", "&");
}

/** Takes Slack's markup apart, so that another tool can say the same in its own. */
export function chatParts(text: string): readonly ChatPart[] {
  const parts: ChatPart[] = [];
  let from = 0;
  for (const found of text.matchAll(markup)) {
    parts.push({ kind: "words", text: decoded(text.slice(from, found.index)) });
    const [all, slackId, url, label = ""] = found;
    if (slackId !== undefined) parts.push({ kind: "person", slackId });
    if (url !== undefined) parts.push({ kind: "link", url: decoded(url), label: decoded(label) });
    from = found.index + all.length;
  }
  parts.push({ kind: "words", text: decoded(text.slice(from)) });
  return parts.filter((part) => part.kind !== "words" || part.text !== "");
}
