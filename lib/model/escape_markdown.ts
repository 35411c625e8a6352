const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
// deno-lint-ignore no-control-regex
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g;

/** What can mean something to CommonMark 0.31, GitHub's additions, formulas, or a viewer that links bare addresses. */
const marks = new RegExp(
  [
    /[!$&*<>[\\\]`|~]/u, // anywhere
    /(?<![\p{L}\p{N}]_*)_|_(?!_*[\p{L}\p{N}])/u, // at a word's start or end: emphasis
    /\/(?=\/)|(?<=www)\.|(?<=\S)@(?=\S)/u, // in an address: https://, www., a@b
    // Before what may be a domain; these endings of files are none.
    /(?<=\S)\.(?=\p{L}\p{L})(?!(?:csv|ipynb|jsonl?|ya?ml)(?![\p{L}\p{N}]))/u,
    /(?<=^ ?)(?:#(?=#{0,5}(?: |$))|[+-](?= |$)|[-=](?=[-= ]*$)|:(?=-))/u, // at a line's start: heading, list, rule, table
    /(?<=^ ?\d{1,9})[.)](?= |$)/u, // at a line's start: numbered list
    /(?<= )#(?=#* *$)/u, // at the end of a heading
  ].map(({ source }) => source).join("|"),
  "giu",
);

/**
 * Makes text from outside (a service's name, a title) inert in Markdown: it reads the same and makes no link, picture,
 * emphasis, heading, list, table, formula or HTML, alone or inside a sentence. Line breaks and control characters become
 * one space.
 *
 * Only what can mean something in its place is escaped, so that the Markdown itself stays readable: a full stop inside
 * `example.com`, which viewers turn into a link, but not the one of "1.8 h"; an underscore before a word, but not in one.
 *
 * @example
 * ```ts
 * import { escapeMarkdown } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.equal(escapeMarkdown("payments-eu (1.8 h, 2026-Q3)."), "payments-eu (1.8 h, 2026-Q3).");
 * assert.equal(escapeMarkdown("<b>"), "&lt;b&gt;");
 * assert.equal(escapeMarkdown("![x](y)"), "\\!\\[x\\](y)");
 * ```
 */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(controls, " ").replace(/^ +/, " ").replaceAll(
    marks,
    (mark) => entities[mark] ?? `\\${mark}`,
  );
}
