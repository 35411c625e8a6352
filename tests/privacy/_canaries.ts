import { drawing, secretKinds } from "./_secret_corpus.ts";

/** Letters of a secret that may be left: fewer say nothing. */
const leftOver = 8;

/** Secrets planted to be looked for. */
export class Canaries {
  readonly #secrets: string[] = [];
  readonly #stretches = new Set<string>();
  readonly #formatted = secretKinds.filter(({ hasFormat, name }) => hasFormat && name !== "private key");

  /** How many were planted. */
  get count(): number {
    return this.#secrets.length;
  }

  /** A text with a new secret in it, on one line and without quotes. */
  next(): string {
    const kind = this.#formatted[this.#secrets.length % this.#formatted.length];
    if (!kind) throw new Error("there are no kinds");
    const { text, secret } = kind.make(drawing(40_000 + this.#secrets.length));
    this.#secrets.push(secret);
    // From the middle on: the beginning is the maker's.
    for (let at = secret.length >> 1; at + leftOver <= secret.length; at++) {
      this.#stretches.add(secret.slice(at, at + leftOver));
    }
    return text;
  }

  /** Parts of planted secrets that a text holds. */
  in(text: string): string[] {
    const found: string[] = [];
    for (let at = 0; at + leftOver <= text.length; at++) {
      const stretch = text.slice(at, at + leftOver);
      if (this.#stretches.has(stretch)) found.push(text.slice(Math.max(0, at - 40), at + leftOver + 20));
    }
    return found;
  }
}
