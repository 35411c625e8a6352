import { escapeHtml } from "../model/escape_html.ts";
import { oneLine } from "./_one_line.ts";

/** Text on one line as it stands in HTML; a backtick too, so that no older browser ends an attribute there. */
export function escaped(text: string): string {
  return escapeHtml(oneLine(text)).replaceAll("`", "&#96;");
}
