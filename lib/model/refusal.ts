/** Where and why something was refused; rendered by {@link refusal} in the one grammar of all messages. */
export interface Refusal {
  /** What was being done: `load`, `read`, `open`. */
  readonly action: string;
  /** File, folder or thing it was done to. */
  readonly thing: string;
  /** 1-based physical line, where there is one. */
  readonly line?: number | undefined;
  /** Name of the field, where there is one. */
  readonly field?: string | undefined;
  /** The offending value, as it stands in the file. */
  readonly value?: string | undefined;
  /** What is the case. */
  readonly reason: string;
  /** One thing to do about it. */
  readonly remedy: string;
}

const valueLength = 80;
// deno-lint-ignore no-control-regex
const controls = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g;

function short(value: string): string {
  const clean = value.replaceAll(controls, " ");
  const letters = [...clean];
  return letters.length > valueLength ? `${letters.slice(0, valueLength).join("")}…` : clean;
}

function sentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

/**
 * Writes a refusal as people read it.
 *
 * @example
 * ```ts
 * import { refusal } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.equal(
 *   refusal({
 *     action: "load",
 *     thing: "alerts.csv",
 *     line: 7,
 *     field: "created",
 *     value: "2026-02-30",
 *     reason: "there is no such day",
 *     remedy: "Correct the row and load the file again",
 *   }),
 *   'Cannot load alerts.csv:7 field "created" = "2026-02-30": there is no such day. ' +
 *     "Correct the row and load the file again.",
 * );
 * ```
 */
export function refusal(parts: Refusal): string {
  const line = parts.line === undefined ? "" : `:${parts.line}`;
  const field = parts.field === undefined ? "" : ` field "${short(parts.field)}"`;
  const value = parts.value === undefined ? "" : ` = "${short(parts.value)}"`;
  const reason = parts.reason.replace(/\.$/, "");
  return `Cannot ${parts.action} ${parts.thing}${line}${field}${value}: ${reason}. ${sentence(parts.remedy)}`;
}
