import { refusal } from "../model/refusal.ts";
import type { FoundSecret } from "./_finder.ts";
import { findFormattedSecrets } from "./find_formatted_secrets.ts";

/** What is about to be written. */
export interface Written {
  /** What is being done: `write`. */
  readonly action: string;
  /** The thing, for people. */
  readonly thing: string;
}

/** Pictures and fonts in base 64 are longer than any secret, and hold any letters. */
const pictureLetters = 2000;

function isBase64(byte: number | undefined): boolean {
  return byte !== undefined && /[A-Za-z0-9+/=]/.test(String.fromCharCode(byte));
}

function isInPicture(bytes: Uint8Array, { start }: FoundSecret): boolean {
  let [first, last] = [start, start];
  while (last - first <= pictureLetters && isBase64(bytes[first - 1])) first--;
  while (last - first <= pictureLetters && isBase64(bytes[last + 1])) last++;
  return last - first > pictureLetters;
}

/**
 * Looks once more at the exact bytes of what is about to be written.
 *
 * @throws {RangeError} naming the kind of a secret in it, and never the secret.
 */
export function requireNoSecrets(bytes: Uint8Array, { action, thing }: Written): void {
  const first = findFormattedSecrets(bytes).find((found) => !isInPicture(bytes, found));
  if (!first) return;
  throw new RangeError(refusal({
    action,
    thing,
    reason: `a secret of kind ${first.kind} stands in it`,
    remedy:
      "Take it out of where it came from (labels, templates, hindcast.yaml or a note), load again and repeat",
  }));
}
