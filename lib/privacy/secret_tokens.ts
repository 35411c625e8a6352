import { createHmac } from "node:crypto";

/** The token that takes the place of a secret of a kind. */
export type SecretTokens = (kind: string, secret: string) => string;

/** As a secret reads: not as JSON or a chat wrote it. */
function plain(secret: string): string {
  return secret.replaceAll(/(?:\\+[rn]|\s)+/g, "").replaceAll("\\/", "/")
    .replaceAll(/<(?:https?:|mailto:|tel:)[^|<>]*\||>/g, "");
}

/**
 * Makes tokens such as `secret-github-token-5f1c09a2be`: the same secret gives the same one wherever it stands, and
 * without the key nobody can tell of a token which secret it stands for, not even by trying.
 *
 * @param key asked for when the first secret is met, so that none is made where there are no secrets.
 */
export function secretTokens(key: () => Uint8Array): SecretTokens {
  let known: Uint8Array | undefined;
  return (kind, secret) => {
    known ??= key();
    const hash = createHmac("sha256", known).update(plain(secret)).digest("hex").slice(0, 10);
    return `secret-${kind}-${hash}`;
  };
}
