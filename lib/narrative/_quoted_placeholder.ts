import type { Claim } from "../model/claim.ts";
import { type Placeholder, placeholdersOf } from "./_placeholder.ts";

/** Whether a claim's own sentence puts a value in quotes: the words of somebody else. */
export function isQuoted({ claimId, name }: Placeholder, claims: readonly Claim[]): boolean {
  return claims.find(({ id }) => id === claimId)?.text.includes(`“{${name}}”`) ?? false;
}

/** Takes away the quotes around values that a reader gets quoted anyway. */
export function withoutQuotes(template: string, claims: readonly Claim[]): string {
  return template.replaceAll(/“(\{[^{}]*\})”/g, (whole, inner: string) => {
    const [placeholder] = placeholdersOf(inner);
    return placeholder && isQuoted(placeholder, claims) ? inner : whole;
  });
}
