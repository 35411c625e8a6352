import type { BoundValue } from "./claim.ts";

const longest = 40;

/**
 * Binds a name that came from an export, cut in its middle where it would not fit into a sentence.
 *
 * @param name a service, a team, a period.
 * @param term the term of the finding it is about.
 *
 * @example
 * ```ts
 * import { bindName } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * assert.equal(bindName("payments", "resolve.ratio").value, "payments");
 * assert.equal(String(bindName("a".repeat(99), "resolve.ratio").value).length, 40);
 * ```
 */
export function bindName(name: string, term: string): BoundValue {
  const letters = [...name];
  const half = (longest - 1) / 2;
  const value = letters.length <= longest
    ? name
    : `${letters.slice(0, Math.ceil(half)).join("")}…${letters.slice(-Math.floor(half)).join("")}`;
  return { value, unit: "text", term };
}
