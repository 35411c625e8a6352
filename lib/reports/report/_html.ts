import { cleanText } from "../../model/clean_text.ts";
import { escapeHtml } from "../../model/escape_html.ts";
import { cleanName } from "../../narrative/clean_name.ts";

/** Text of any origin as a page shows it: visible characters on one line, nothing of it markup. */
export function inert(text: string): string {
  return escapeHtml(cleanText(text));
}

/** A cell of a table: a text that is escaped, or HTML made here. */
export type Cell = string | { readonly html: string };

function cellHtml(cell: Cell, isNumber: boolean): string {
  const inner = typeof cell === "string" ? inert(cell) : cell.html;
  return isNumber ? `<td class="number">${inner}</td>` : `<td>${inner}</td>`;
}

/** A table; columns named in `numbers` stand at the right. */
export function tableHtml(
  head: readonly string[],
  body: readonly (readonly Cell[])[],
  numbers: readonly string[] = [],
): string {
  const isNumber = head.map((name) => numbers.includes(name));
  const columns = head.map((name, at) => `<th${isNumber[at] ? ' class="number"' : ""}>${inert(name)}</th>`);
  const rows = body.map((cells) =>
    `<tr>${cells.map((cell, at) => cellHtml(cell, isNumber[at] ?? false)).join("")}</tr>`
  );
  return `<div class="wide"><table><thead><tr>${columns.join("")}</tr></thead><tbody>\n${
    rows.join("\n")
  }\n</tbody></table></div>`;
}

/** What opens when its line is clicked. */
export function detailsHtml(summary: string, inner: string): string {
  return `<details><summary>${inert(summary)}</summary>\n${inner}\n</details>`;
}

/** Any plain value as a cell shows it. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") {
    return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)));
  }
  if (typeof value === "string") return cleanName(value);
  return cleanName(JSON.stringify(value));
}
