import type { FoundSecret } from "./find_secrets.ts";
import type { SecretTokens } from "./secret_tokens.ts";

const newline = 10;

/** Line ends are kept, so that what stands below keeps its line. */
function newlinesIn(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, at + 1)) lines += 1;
  return lines;
}

/** UTF-8 text in pieces, tokens in the place of the secrets found in it. */
export function* redactBytes(
  bytes: Uint8Array,
  secrets: readonly FoundSecret[],
  tokens: SecretTokens,
): Generator<Uint8Array> {
  let from = 0;
  for (const { kind, start, end } of secrets) {
    const secret = bytes.subarray(start, end);
    const token = tokens(kind, new TextDecoder().decode(secret)) + "\n".repeat(newlinesIn(secret));
    yield bytes.subarray(from, start);
    yield new TextEncoder().encode(token);
    from = end;
  }
  yield bytes.subarray(from);
}
