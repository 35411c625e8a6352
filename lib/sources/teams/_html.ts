import { ExportError } from "../../model/errors.ts";
import { type HtmlElement, type HtmlNode, htmlTree, rawText } from "../_html_tree.ts";

const blocks = new Set("p div li tr blockquote codeblock pre h1 h2 h3 h4 h5 h6 table ul ol hr".split(" "));

/** What stands for a mention, by the number it has in its message. */
export type Mention = (id: string) => string | null;

function inner(element: HtmlElement, mention: Mention): string {
  return element.children.map((child) => text(child, mention)).join("");
}

function link(element: HtmlElement, mention: Mention): string {
  const label = inner(element, mention).trim();
  const address = element.attributes["href"]?.trim() ?? "";
  if (!/^(?:https?|mailto):/i.test(address)) return label;
  const plain = address.replace(/^mailto:/i, "");
  return label === "" || label === plain ? plain : `${label} (${plain})`;
}

function text(node: HtmlNode, mention: Mention): string {
  if (typeof node === "string") return node.replaceAll(/\s+/g, " ");
  const { name, attributes } = node;
  if (name === "at") return mention(attributes["id"] ?? "") ?? `@${inner(node, mention)}`;
  if (name === "br") return "\n";
  if (name === "a") return link(node, mention);
  if (/^(?:emoji|customemoji)$/.test(name)) return attributes["alt"] ?? "";
  if (name === "img") return /^image$/i.test(attributes["alt"] ?? "") ? "" : attributes["alt"] ?? "";
  if (name === "pre" || name === "codeblock") return `\n${rawText(node)}\n`;
  if (name === "td" || name === "th") return ` ${inner(node, mention).trim()} `;
  if (name === "li") return `\n- ${inner(node, mention).trim()}\n`;
  return blocks.has(name) ? `\n${inner(node, mention)}\n` : inner(node, mention);
}

function readable(html: string, mention: Mention): string {
  try {
    return inner(htmlTree(html, "a message"), mention);
  } catch (error) {
    // One body that nests beyond all reason costs its form, not the whole export.
    if (error instanceof ExportError) return html.replaceAll(/<[^<>]{0,1000}>/g, "\n");
    throw error;
  }
}

/**
 * A message's body in HTML as people read it: mentions as the caller says, links with label and address, one line for
 * each paragraph.
 */
export function teamsText(html: string, mention: Mention): string {
  const lines = readable(html, mention).replaceAll("\u00a0", " ").split("\n")
    .map((line) => line.replaceAll(/ {2,}/g, " ").trim());
  return lines.filter((line) => line !== "").join("\n").replaceAll(/(@person-[0-9a-f]{10})(?: \1)+/g, "$1");
}
