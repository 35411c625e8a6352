import { alternation } from "./_random_text.ts";

/** Shortest run without a name or a format that is taken for a secret: 32 letters of base 62 are 190 bits. */
const least = 32;
/** Base 64 of both kinds and the dots between its parts. */
const isPart = new Uint8Array(256);
for (const letter of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_-.") {
  isPart[letter.charCodeAt(0)] = 1;
}
/** What stands before names that machines give: digests, places in a list of pages, addresses, values of JSON and of cells. */
const named =
  /(?:sha(?:1|256|384|512)[-:=]|(?:cursor|after|before|page|next|id|etag|request)(?:\]|%5D)?=|[/&?#@%]|(?:^|[:,[{;\t])\s*\\*["']+)$/i;
const lookBack = 24;
/** A signature or certificate in its armour is no secret; a private key has a format. */
const armourBack = 4096;

function isRandom(text: string): boolean {
  const { length, digits, capitals, small, changes } = alternation(text);
  if (length < least || digits < 2 || changes < 0.4) return false;
  return Math.min(capitals, small) >= 0.15 * length;
}

function isArmoured(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - armourBack), start);
  return before.lastIndexOf("-----BEGIN ") > before.lastIndexOf("-----END ");
}

/** Whether a run names something: secrets that nothing tells of stand in prose. */
function isName(text: string, start: number, end: number): boolean {
  return text.slice(start, end).includes("//") ||
    named.test(text.slice(Math.max(0, start - lookBack), start));
}

/**
 * Finds long runs in which digits, capitals and small letters alternate as in drawn ones. Hexadecimal is none of them:
 * a commit or a trace is written like that and is needed to link records.
 */
export function randomRuns(
  bytes: Uint8Array,
  from: number,
  text: () => string,
  found: (start: number, end: number) => void,
): void {
  for (let at = from; at < bytes.length; at += least) {
    if (isPart[bytes[at] as number] === 0) continue;
    let start = at;
    while (start > 0 && isPart[bytes[start - 1] as number]) start--;
    let end = at + 1;
    while (end < bytes.length && isPart[bytes[end] as number]) end++;
    const isLong = end - start >= least;
    if (
      isLong && isRandom(text().slice(start, end)) && !isName(text(), start, end) &&
      !isArmoured(text(), start)
    ) found(start, end);
    at += Math.floor((end - at) / least) * least;
  }
}
