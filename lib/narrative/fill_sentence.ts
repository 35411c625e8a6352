import type { Claim } from "../model/claim.ts";
import { formatInterval, formatValue } from "../model/format.ts";
import { boundValue, placeholdersOf } from "./_placeholder.ts";
import { isQuoted, withoutQuotes } from "./_quoted_placeholder.ts";

/**
 * Fills a checked sentence with its values; what a claim quotes stands in quotes.
 *
 * @param template with `{claim id:value name}` in place of values.
 * @param escape what makes text from outside safe where the sentence goes.
 */
export function fillSentence(
  template: string,
  claims: readonly Claim[],
  escape: (text: string) => string,
): string {
  const plain = withoutQuotes(template, claims);
  const found = placeholdersOf(plain);
  return found.reduceRight((text, placeholder) => {
    const bound = boundValue(placeholder, claims);
    if (bound === undefined) return text;
    const value = placeholder.interval ? formatInterval(bound) : formatValue(bound.value, bound.unit);
    const safe = typeof bound.value === "string" ? escape(value) : value;
    const shown = isQuoted(placeholder, claims) ? `“${safe}”` : safe;
    return text.slice(0, placeholder.index) + shown + text.slice(placeholder.index + placeholder.raw.length);
  }, plain);
}
