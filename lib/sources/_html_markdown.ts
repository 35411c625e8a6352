import { markdownInline } from "./_html_inline.ts";
import { findElement, type HtmlElement, type HtmlNode, htmlTree, rawText, textIn } from "./_html_tree.ts";

const blocks = new Set(
  ("address article blockquote body center dd details dialog div dl dt fieldset figure figcaption form h1 h2 h3 h4 h5 h6 " +
    "header hgroup hr html li main ol p pre section summary table tbody td tfoot th thead tr ul ac:task-list ac:task")
    .split(" "),
);

function isBlock(node: HtmlNode): node is HtmlElement {
  return typeof node !== "string" && (blocks.has(node.name) || node.children.some(isBlock));
}

/** What opens a line of Markdown with a meaning is text here. */
function escaped(line: string): string {
  return line.replace(/^(\s*)(#{1,6}(?=\s)|[-+*](?=\s)|>|\||~{3}|`{3}|(?:-\s*){3,}$|=+$)/, "$1\\$2")
    .replace(/^(\s*\d{1,9})([.)])(?=\s)/, "$1\\$2");
}

function paragraph(nodes: readonly HtmlNode[]): string {
  const text = nodes.map(markdownInline).join("").replaceAll(/[ \t]*\n[ \t]*/g, "\n").replaceAll(
    / {2,}/g,
    " ",
  ).trim();
  return text.split("\n").filter((line) => line.trim() !== "").map(escaped).join("\n");
}

function indented(text: string, first: string): string {
  const rest = " ".repeat(first.length);
  return text.split("\n").map((line, at) =>
    at === 0 ? `${first}${line}` : line === "" ? "" : `${rest}${line}`
  ).join("\n");
}

function item(element: HtmlElement, mark: string): string {
  const isTask = /\bchecked\b/.test(element.attributes["class"] ?? "");
  const body = blocksOf(element.children).join("\n\n").replaceAll(/\n\n(?=\s*(?:[-*]|\d+\.) )/g, "\n");
  return indented(`${isTask ? "[x] " : ""}${body}`, mark);
}

function list(element: HtmlElement): string {
  const items = element.children.filter((child) => typeof child !== "string");
  return items.map((child, at) => item(child, element.name === "ol" ? `${at + 1}. ` : "- ")).join("\n");
}

function rowsOf(table: HtmlElement): HtmlElement[] {
  return table.children.flatMap((child) => {
    if (typeof child === "string") return [];
    if (child.name === "tr") return [child];
    return /^(?:thead|tbody|tfoot)$/.test(child.name) ? rowsOf(child) : [];
  });
}

function cellsOf(row: HtmlElement): HtmlElement[] {
  return row.children.filter((child): child is HtmlElement =>
    typeof child !== "string" && /^t[hd]$/.test(child.name)
  );
}

function cellText(cell: HtmlElement): string {
  const parts = cell.children.map((child) =>
    isBlock(child) ? ` ${blocksOf([child]).join(" ")} ` : markdownInline(child)
  );
  return parts.join("").replaceAll(/\s+/g, " ").replaceAll("|", "\\|").trim();
}

/** A row of heads, or the first one where the page sets it apart; a table without one gets an empty one. */
function table(element: HtmlElement): string {
  const rows = rowsOf(element);
  const head = findElement(element, ({ name }) => name === "thead");
  const [first] = rows;
  const isHead = first !== undefined && cellsOf(first).length > 0 &&
    ((head?.children.includes(first) ?? false) || cellsOf(first).every(({ name }) => name === "th"));
  const texts = rows.map((row) => cellsOf(row).map(cellText)).filter((cells) => cells.length > 0);
  const width = Math.max(0, ...texts.map((cells) => cells.length));
  if (width === 0) return "";
  if (width === 1) return texts.flat().join("\n\n");
  const line = (cells: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, at) => cells[at] ?? "").join(" | ")} |`;
  const [heading, body] = isHead ? [texts[0] ?? [], texts.slice(1)] : [[], texts];
  return [line(heading), `|${" --- |".repeat(width)}`, ...body.map(line)].join("\n");
}

function definitions(element: HtmlElement): string[] {
  let term = "";
  return element.children.flatMap((child) => {
    if (typeof child === "string") return [];
    if (child.name === "div") return definitions(child);
    if (child.name !== "dd") {
      term = textIn(child);
      return [];
    }
    return [`**${term}:** ${paragraph([child])}`];
  });
}

/** The level of a heading; Google Docs exports the title of a document as a paragraph of the class `title`. */
function headingLevel({ name, attributes }: HtmlElement): number | null {
  if (/^h[1-6]$/.test(name)) return Number(name[1]);
  return name === "p" && /(?:^|\s)title(?:\s|$)/.test(attributes["class"] ?? "") ? 1 : null;
}

function block(element: HtmlElement): string[] {
  const { name } = element;
  const level = headingLevel(element);
  if (level !== null) {
    const heading = element.children.map(markdownInline).join("").replaceAll(/\s+/g, " ").trim();
    return heading === "" ? [] : [`${"#".repeat(level)} ${heading}`];
  }
  if (name === "ul" || name === "ol") return [list(element)];
  if (name === "table") return [table(element)];
  if (name === "pre") {
    return [`\`\`\`\n${rawText(element).replace(/^\n|\n$/g, "").replaceAll("```", "'''")}\n\`\`\``];
  }
  if (name === "blockquote") return [blocksOf(element.children).join("\n\n").replaceAll(/^/gm, "> ")];
  if (name === "dl") return [definitions(element).join("\n")];
  return blocksOf(element.children);
}

function blocksOf(nodes: readonly HtmlNode[]): string[] {
  const found: string[] = [];
  let run: HtmlNode[] = [];
  const endRun = () => {
    found.push(paragraph(run));
    run = [];
  };
  for (const node of nodes) {
    if (!isBlock(node)) run.push(node);
    else {
      endRun();
      found.push(...block(node));
    }
  }
  endRun();
  return found.filter((text) => text.trim() !== "");
}

function isText(element: HtmlElement): boolean {
  return element.name === "main" || element.attributes["role"] === "main" ||
    element.attributes["id"] === "main-content";
}

/**
 * A page as Markdown, as far as its structure goes: headings, paragraphs, lists, tables, links. What stands around its
 * text (navigation, scripts, footers) is left out. A page whose text has no first heading gets its title.
 *
 * @param thing what the page is called where it has to be refused.
 * @throws {ExportError} `E-DEPTH` for nesting above 1,000.
 */
export function htmlMarkdown(html: string, thing: string): string {
  const page = htmlTree(html, thing);
  const named = (name: string) => findElement(page, (element) => element.name === name);
  const body = findElement(page, isText) ?? named("article") ?? named("body") ?? page;
  const parts = blocksOf(body.children);
  const title = named("h1") ?? named("title");
  const isTitled = parts.some((part) => part.startsWith("# ")) || title === null || textIn(title) === "";
  return [...(isTitled ? [] : [`# ${textIn(title)}`]), ...parts].join("\n\n");
}
