/**
 * Text from an export as it may stand in a picture, a slide or a page: one line of visible characters.
 *
 * Control and format characters (line ends, zero-width marks, overrides of the reading direction), private
 * characters and lone halves of surrogate pairs are dropped: they forge other text or make a document
 * unreadable for the programs that open it. Runs of space become one space.
 *
 * @example
 * ```ts
 * import { cleanText } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.equal(cleanText("pay\u202Ements\u000B  api\n"), "payments api");
 * ```
 */
export function cleanText(text: string): string {
  return text.normalize("NFC").replaceAll(/[\s\p{Cc}\p{Z}]+/gu, " ").replaceAll(/\p{C}/gu, "").trim();
}
