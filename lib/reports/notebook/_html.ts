import { escapeHtml } from "../../model/escape_html.ts";

/** A grid of texts with the alignment of its columns. */
export interface Grid {
  readonly head: readonly string[];
  readonly body: readonly (readonly string[])[];
  /** Columns of quantities, which stand at the right. */
  readonly right: readonly boolean[];
}

function row(tag: "td" | "th", texts: readonly string[], right: readonly boolean[]): string {
  const cells = texts.map((text, at) =>
    `<${tag} style="text-align:${right[at] ? "right" : "left"}">${escapeHtml(text)}</${tag}>`
  );
  return `<tr>${cells.join("")}</tr>`;
}

/** The grid as an HTML table. */
export function htmlTable({ head, body, right }: Grid, caption: string | null = null): string {
  const title = caption === null ? "" : `<caption>${escapeHtml(caption)}</caption>`;
  const rows = body.map((texts) => row("td", texts, right)).join("\n");
  return `<table>${title}<thead>${row("th", head, right)}</thead><tbody>\n${rows}\n</tbody></table>`;
}

/** The grid as text in columns. */
export function plainTable({ head, body, right }: Grid): string {
  const rows = [head, ...body].map((texts) => texts.map((text) => text.replaceAll(/\s+/g, " ")));
  const widths = head.map((_, at) => rows.reduce((most, texts) => Math.max(most, texts[at]?.length ?? 0), 0));
  const line = (texts: readonly string[]) =>
    texts.map((text, at) => right[at] ? text.padStart(widths[at] ?? 0) : text.padEnd(widths[at] ?? 0)).join(
      "  ",
    );
  return rows.map((texts) => line(texts).trimEnd()).join("\n");
}
