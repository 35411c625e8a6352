import { makeFinder } from "./_finder.ts";
import { secretFormats } from "./_secret_formats.ts";
import { secretPhrases } from "./_secret_phrases.ts";

export type { FoundSecret } from "./_finder.ts";

/**
 * Finds secrets in UTF-8 text, in the order they stand in: tokens by the formats their makers document, values that
 * words name as a password, key or token, addresses and headers that hold a login, and long runs of drawn letters.
 *
 * Bare hexadecimal and UUIDs are found behind such words alone: commits, traces and records are named by them.
 */
export const findSecrets = makeFinder([secretFormats, secretPhrases], true);
