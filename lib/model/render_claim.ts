import type { BoundValue, Claim } from "./claim.ts";
import { formatInterval, formatValue } from "./format.ts";

function rendered(bound: BoundValue, part: string | undefined, escape: (text: string) => string): string {
  if (part) return formatInterval(bound);
  const text = formatValue(bound.value, bound.unit);
  return typeof bound.value === "string" ? escape(text) : text;
}

/**
 * Writes a claim's sentence with its values filled in.
 *
 * @param escape what makes a name from outside safe where the sentence goes; {@link escapeMarkdown} for Markdown.
 * @throws {TypeError} when the sentence names a value the claim does not bind.
 *
 * @example
 * ```ts
 * import { claim, escapeMarkdown, renderClaim } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const slow = claim({
 *   id: "durations.slowest",
 *   finding: "durations",
 *   text: "Incidents of {service} took {median}.",
 *   values: {
 *     service: { value: "_payments", unit: "text", term: "resolve.payments" },
 *     median: { value: 5100, unit: "s", term: "resolve.payments" },
 *   },
 *   strength: "context",
 *   role: "support",
 *   direction: null,
 * });
 * assert.equal(renderClaim(slow), "Incidents of _payments took 85 min.");
 * assert.equal(renderClaim(slow, escapeMarkdown), "Incidents of \\_payments took 85 min.");
 * ```
 */
export function renderClaim(claim: Claim, escape: (text: string) => string = (text) => text): string {
  return claim.text.replaceAll(/\{([a-z][A-Za-z0-9_]*)(\.interval)?\}/g, (_, name: string, part?: string) => {
    const bound = Object.hasOwn(claim.values, name) ? claim.values[name] : undefined;
    if (!bound) {
      throw new TypeError(
        `Cannot render claim "${claim.id}": value "${name}" is not bound. Bind it or leave it out.`,
      );
    }
    return rendered(bound, part, escape);
  });
}
