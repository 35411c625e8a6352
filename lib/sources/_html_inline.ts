import { type HtmlElement, type HtmlNode, rawText } from "./_html_tree.ts";

const marks: Readonly<Record<string, string>> = {
  strong: "**",
  b: "**",
  em: "*",
  i: "*",
  del: "~~",
  s: "~~",
  strike: "~~",
};

function children(element: HtmlElement): string {
  return element.children.map(markdownInline).join("");
}

/** Blanks stay outside the marks: `** bold**` is none. */
function marked(text: string, mark: string): string {
  const words = text.trim();
  if (words === "" || words.includes("\n") || words.includes(mark)) return text;
  return `${/^\s/.test(text) ? " " : ""}${mark}${words}${mark}${/\s$/.test(text) ? " " : ""}`;
}

function link(element: HtmlElement): string {
  const label = children(element);
  const address = element.attributes["href"]?.trim() ?? "";
  if (!/^(?:https?|mailto):[^\s()<>]*$/i.test(address) || label.trim() === "") return label;
  return label.trim() === address ? address : `[${label.trim().replaceAll(/[[\]\n]/g, " ")}](${address})`;
}

/** The text of a run of words with its emphasis, links and line breaks as Markdown. */
export function markdownInline(node: HtmlNode): string {
  if (typeof node === "string") return node.replaceAll(/\s+/g, " ");
  const mark = marks[node.name];
  if (mark !== undefined) return marked(children(node), mark);
  switch (node.name) {
    case "br":
      return "\n";
    case "a":
      return link(node);
    case "code":
    case "kbd":
    case "tt":
      return marked(rawText(node).replaceAll(/\s+/g, " "), "`");
    case "img":
      return node.attributes["alt"] ?? "";
    case "time":
      return children(node).trim() || (node.attributes["datetime"] ?? "");
    case "input":
      if (node.attributes["type"] !== "checkbox") return "";
      return node.attributes["checked"] === undefined ? "[ ] " : "[x] ";
    default:
      return children(node);
  }
}
