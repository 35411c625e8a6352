import type { Fields } from "../_fields.ts";
import { vendor } from "./_slack.ts";
import { personId } from "../_person.ts";

/** Text of a text object, plain or marked up, or of a text that stands as it is. */
function textOf(fields: Fields, name: string): string | null {
  return typeof fields.values[name] === "string" ? fields.text(name) : fields.object(name).text("text");
}

/** Rich text is not escaped as the rest of a message is, and the rest is what will be unescaped. */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** One run of rich text: words, a link, a mention, a face. */
function run(element: Fields): string {
  switch (element.text("type")) {
    case "link": {
      const url = escaped(element.text("url") ?? "");
      const label = escaped(element.text("text") ?? "");
      return label === "" || label === url ? url : `${label} (${url})`;
    }
    case "user":
      return `@${personId(vendor, element.text("user_id") ?? "")}`;
    case "channel":
      return `#${element.text("channel_id")}`;
    case "usergroup":
      return `@${element.text("usergroup_id")}`;
    case "broadcast":
      return `@${element.text("range")}`;
    case "emoji":
      return `:${element.text("name")}:`;
    case "date":
      return element.text("fallback") ?? "";
    default:
      return escaped(element.text("text") ?? "");
  }
}

function richText(block: Fields): string {
  return block.list("elements").map((part) => {
    if (part.text("type") === "rich_text_list") {
      return part.list("elements").map((item) => `- ${item.list("elements").map(run).join("")}`).join("\n");
    }
    return part.list("elements").map(run).join("");
  }).join("\n");
}

function cells(row: unknown): string {
  if (!Array.isArray(row)) return "";
  return row.map((cell: unknown) => {
    const text = typeof cell === "object" && cell !== null ? (cell as { text?: unknown }).text : cell;
    return typeof text === "string" ? text : "";
  }).join(" | ");
}

function table(block: Fields): string {
  const rows = block.values["rows"];
  return Array.isArray(rows) ? rows.map(cells).join("\n") : "";
}

/** Of a button only where it leads to counts: often to the incident. */
function element(fields: Fields): string | null {
  return fields.text("type") === "button"
    ? fields.text("url")
    : textOf(fields, "text") ?? fields.text("alt_text");
}

function blockTexts(block: Fields): (string | null)[] {
  switch (block.text("type")) {
    case "rich_text":
      return [richText(block)];
    case "table":
      return [table(block)];
    case "image":
    case "video":
      return [textOf(block, "title") ?? block.text("alt_text"), textOf(block, "description")];
    case "actions":
      return block.list("elements").map((each) => each.text("url"));
    default:
      return [
        textOf(block, "text"),
        ...block.list("fields").map((field) => textOf(field, "text")),
        ...block.list("elements").map(element),
      ];
  }
}

/** What stands in the blocks of a message or an attachment, one text a block; what is there to be pressed is left out. */
export function textsOfBlocks(fields: Fields): (string | null)[] {
  return fields.list("blocks").flatMap(blockTexts);
}
