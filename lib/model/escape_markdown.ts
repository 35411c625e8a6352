const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
// deno-lint-ignore no-control-regex
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g;
const marks = /[!#$()*+\-.:=@[\\\]^_`{|}~]/g;

/**
 * Makes text from outside (a service's name, a title) inert in Markdown: it reads the same and makes no link, picture,
 * emphasis, heading, formula or HTML. Line breaks and control characters become one space.
 *
 * Colons and dots are escaped too, because viewers turn bare addresses into links.
 *
 * @example
 * ```ts
 * import { escapeMarkdown } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.equal(escapeMarkdown("payments"), "payments");
 * assert.equal(escapeMarkdown("<b>"), "&lt;b&gt;");
 * assert.equal(escapeMarkdown("![x](y)"), "\\!\\[x\\]\\(y\\)");
 * ```
 */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(controls, " ").replaceAll(marks, "\\$&").replaceAll(
    /[&<>]/g,
    (mark) => entities[mark] ?? "",
  );
}
