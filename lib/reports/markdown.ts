import { escapeMarkdown } from "../model/escape_markdown.ts";

/** Prose of a notebook. */
export interface Markdown {
  /** Says what it is. */
  readonly kind: "markdown";
  /** The Markdown. */
  readonly text: string;
  /** The same for viewers that show no Markdown: what was put in stands as it is. */
  readonly plain: string;
}

type Inserted = string | number | Markdown;

function safe(value: Inserted): string {
  if (typeof value === "string") return escapeMarkdown(value);
  return typeof value === "number" ? String(value) : value.text;
}

function bare(value: Inserted): string {
  return typeof value === "object" ? value.plain : String(value);
}

/**
 * Markdown to show, written in a notebook. Text put into it is made inert, so that the name of a service cannot become a
 * link or a picture; other Markdown stays what it is.
 *
 * @example
 * ```ts
 * import { md } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const service = "_payments";
 * assert.equal(md`**Service:** ${service}`.text, "**Service:** \\_payments");
 * ```
 */
export function md(
  strings: TemplateStringsArray,
  ...values: readonly (string | number | Markdown)[]
): Markdown {
  const filled = (write: (value: Inserted) => string) => String.raw({ raw: strings }, ...values.map(write));
  return { kind: "markdown", text: filled(safe), plain: filled(bare) };
}
