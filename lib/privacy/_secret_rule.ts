/** How one kind of secret is told. */
export interface SecretRule {
  /** Part of the token that takes its place: letters and hyphens. */
  readonly kind: string;
  /** Texts, three letters or more in lower case, of which one stands in every such secret or before it. */
  readonly anchors: readonly string[];
  /** Matches from the anchor on (sticky); what its last group holds is the secret, the whole where it has none. */
  readonly pattern: RegExp;
  /** Letters that may stand before the anchor and belong to the secret: the pattern starts at the first of them. */
  readonly lead?: RegExp;
  /** Whether what was matched is one, where the pattern alone cannot tell. */
  isSecret?(secret: string, match: RegExpExecArray): boolean;
}

/**
 * Where a token may begin: behind no letter or digit, or behind an escape of JSON or of an address, whose last letter
 * is one.
 */
export const left = String
  .raw`(?:(?<![A-Za-z0-9])|(?<=\\[nrtbf])|(?<=\\u00[0-9a-fA-F]{2})|(?<=%[0-9a-fA-F]{2}))`;

/** What chats and exports put into the middle of a token: a line end, or the marks of a link they took a part for. */
const gap = String
  .raw`(?:(?:\\+[rn]|\r?\n)+[ \t>]*|<(?:https?:(?:\\?\/){2}|mailto:|tel:)[^|<>\s]{1,120}\||>)?`;

/** `least` characters of a class or more, written through breaks. */
export function run(characters: string, least: number): string {
  return `(?:[${characters}]${gap}){${least - 1}}[${characters}]+`;
}

/** A dot, written through breaks. */
export const dot = `${gap}\\.${gap}`;
