import { findSecrets, type FoundSecret } from "../../privacy/find_secrets.ts";
import { redactBytes } from "../../privacy/redact_bytes.ts";
import { redactText } from "../../privacy/redact_text.ts";
import type { SecretTokens } from "../../privacy/secret_tokens.ts";

/** Secrets of one kind in one file. */
export interface SecretCount {
  readonly kind: string;
  readonly found: number;
  /** How many of them are different. */
  readonly different: number;
  /** Line of the first in a file that is no zip. */
  readonly line: number | null;
}

/** Puts tokens in the place of the secrets of one file, and counts them. */
export class SecretBook {
  readonly #counts = new Map<string, { found: number; tokens: Set<string>; line: number | null }>();
  #line: number | null = null;
  constructor(private readonly tokens: SecretTokens) {}

  readonly #counted: SecretTokens = (kind, secret) => {
    const token = this.tokens(kind, secret);
    const count = this.#counts.get(kind) ?? { found: 0, tokens: new Set(), line: this.#line };
    this.#counts.set(kind, count);
    count.found += 1;
    count.tokens.add(token);
    return token;
  };

  /** UTF-8 text without its secrets, in pieces; `line` is the one the first of them stands on. */
  replace(bytes: Uint8Array, secrets: readonly FoundSecret[], line: number | null): Iterable<Uint8Array> {
    this.#line = line;
    return redactBytes(bytes, secrets, this.#counted);
  }

  /** A small text without its secrets: the same bytes where it holds none. */
  hide(bytes: Uint8Array): Uint8Array {
    const secrets = findSecrets(bytes);
    if (secrets.length === 0) return bytes;
    const pieces = [...this.replace(bytes, secrets, null)];
    const hidden = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const piece of pieces) {
      hidden.set(piece, at);
      at += piece.length;
    }
    return hidden;
  }

  /** A text without its secrets. */
  hideText(text: string): string {
    return redactText(text, this.#counted);
  }

  /** What was found, by kind. */
  get counts(): SecretCount[] {
    return [...this.#counts].map(([kind, { found, tokens, line }]) => ({
      kind,
      found,
      different: tokens.size,
      line,
    }));
  }
}
