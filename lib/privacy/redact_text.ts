import { findSecrets } from "./find_secrets.ts";
import { redactBytes } from "./redact_bytes.ts";
import type { SecretTokens } from "./secret_tokens.ts";

/** A text with tokens in the place of its secrets. */
export function redactText(text: string, tokens: SecretTokens): string {
  const bytes = new TextEncoder().encode(text);
  const secrets = findSecrets(bytes);
  if (secrets.length === 0) return text;
  const decoder = new TextDecoder();
  let redacted = "";
  for (const piece of redactBytes(bytes, secrets, tokens)) {
    redacted += decoder.decode(piece, { stream: true });
  }
  return redacted;
}
