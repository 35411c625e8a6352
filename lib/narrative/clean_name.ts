import { oneLine } from "./_one_line.ts";

const longest = 80;
/** Words, numbers, times of day and ranges of them, three words at most: nothing a viewer would turn into a link. */
const plain = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}_]|[-–+](?=[\p{L}\p{N}])|(?<=\p{N})[:.](?=\p{N}))*$/u;

function isPlain(name: string): boolean {
  const words = name.split(" ");
  return words.length <= 3 && words.every((word) => plain.test(word));
}

function shortened(name: string): string {
  const letters = [...name];
  return letters.length > longest ? `${letters.slice(0, longest - 1).join("")}…` : name;
}

/**
 * Makes a name from an export fit to stand in a sentence: one line, no invisible or reordering characters, and in
 * curly quotes, once, unless it is a short plain name. Writers of Markdown turn what stands in curly quotes into code.
 *
 * @param name text of any origin, hostile or damaged.
 * @returns at most 80 characters, quotes not counted.
 *
 * @example
 * ```ts
 * import { cleanName } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.equal(cleanName("payments"), "payments");
 * assert.equal(cleanName("see\nhttp://evil.example"), "“see http://evil.example”");
 * ```
 */
export function cleanName(name: string): string {
  const visible = oneLine(name).trim().replace(/^“(.*)”$/u, "$1").replaceAll(/[“”]/g, '"').trim();
  const short = shortened(visible);
  return isPlain(short) ? short : `“${short}”`;
}
