const blank = 1, part = 2, digit = 3, slash = 4, at = 5, double = 6, single = 7;

/** What each byte is to a word: blanks, brackets and double quotes part words, everything else makes them up. */
const kinds = new Uint8Array(256);
for (let byte = 0; byte <= 0x20; byte++) kinds[byte] = blank;
for (const letter of "()[]{}<>,;|=") kinds[letter.charCodeAt(0)] = part;
for (const letter of "0123456789") kinds[letter.charCodeAt(0)] = digit;
kinds[0x2f] = kinds[0x5c] = slash;
kinds[0x40] = at;
kinds[0x22] = double;
kinds[0x27] = single;

/** Stands for what differs from line to line. */
export const wildcard = "<*>";
/** Stands for it in the masked bytes, where no control character is left. */
const wild = 1;
const shapeLimit = 1024;
const lineLimit = 4096;
const nul = new Uint8Array(1);
const wilds = new Uint8Array([wild]);
const decoder = new TextDecoder();

/** Where a word ends; negative where it is masked: it has a digit or `@`, or it is a path. */
function wordEnd(line: Uint8Array, from: number, stop: number): number {
  let masks = false;
  let slashes = 0;
  let place = from;
  for (; place < stop; place++) {
    const kind = kinds[line[place] as number] as number;
    if (kind === 0) continue;
    if (kind === digit || kind === at) masks = true;
    else if (kind === slash) slashes++;
    else if (kind !== single) break;
  }
  const isPath = slashes > 1 || (slashes === 1 && kinds[line[from] as number] === slash && place > from + 1);
  return masks || isPath ? -place : place;
}

const [letterE, letterG, equals] = [0x65, 0x67, 0x3d];

/** Whether a quote stands after `msg=` or `message=`: what it holds is no variable. */
function opensMessage(line: Uint8Array, place: number): boolean {
  if (line[place - 1] !== equals) return false;
  return line[place - 2] === letterG || (line[place - 2] === letterE && line[place - 3] === letterG);
}

/** Where a quoted string closes; -1 for a quote that opens none: one inside a word, one that never closes. */
function quoteEnd(line: Uint8Array, place: number, from: number, stop: number): number {
  const before = place > from ? kinds[line[place - 1] as number] as number : blank;
  if ((before !== blank && before !== part) || opensMessage(line, place)) return -1;
  const quote = line[place] as number;
  let close = line.indexOf(quote, place + 1);
  // An apostrophe inside a word closes nothing.
  while (quote === 0x27 && close > 0 && close + 1 < stop && isWordByte(line[close + 1] as number)) {
    close = line.indexOf(quote, close + 1);
  }
  return close < stop ? close : -1;
}

const methods = new Set(["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"]);

/** Where the method of a quoted request ends, its blank included: it says what was done; `from` where there is none. */
function methodEnd(line: Uint8Array, from: number, to: number): number {
  let end = from;
  while (end < to && end < from + 8 && (line[end] as number) >= 0x41 && (line[end] as number) <= 0x5a) end++;
  const isWord = end > from + 2 && end + 1 < to && line[end] === 0x20;
  return isWord && methods.has(decoder.decode(line.subarray(from, end))) ? end + 1 : from;
}

function isWordByte(byte: number): boolean {
  const kind = kinds[byte] as number;
  return kind === 0 || kind === digit;
}

/**
 * Masks what differs between lines of one kind, in one pass over their bytes: words with a digit (numbers, addresses,
 * versions, hexadecimal, times, ids), paths, addresses of mail, and quoted strings, save the method of a quoted request. Two lines have one shape exactly
 * when their masked bytes are equal; whatever is told of a shape depends on these bytes alone.
 */
export class Shaper {
  readonly bytes = new Uint8Array(shapeLimit);
  length = 0;
  /** Two hashes of the masked bytes, 32 bits each. */
  hash = 0;
  second = 0;

  begin(): void {
    this.length = 0;
    this.hash = 0x811c9dc5 | 0;
    this.second = 0;
  }

  /** Adds bytes as they are. */
  keep(line: Uint8Array, from: number, to: number): void {
    const { bytes } = this;
    let { length, hash, second } = this;
    for (let place = from; place < to && length < shapeLimit; place++) {
      const byte = line[place] as number;
      bytes[length++] = byte;
      hash = Math.imul(hash ^ byte, 0x01000193);
      second = Math.imul(second, 31) + byte | 0;
    }
    this.length = length;
    this.hash = hash;
    this.second = second;
  }

  /** Ends what was added so far, as a part of its own. */
  part(): void {
    this.keep(nul, 0, 1);
  }

  /** Adds bytes masked. The loop works on locals, which is several times faster. */
  mask(line: Uint8Array, from: number, to: number): void {
    const stop = Math.min(to, from + lineLimit);
    const { bytes } = this;
    let { length, hash, second } = this;
    let place = from;
    while (place < stop && length < shapeLimit) {
      const kind = kinds[line[place] as number] as number;
      let byte = wild;
      if (kind === blank) {
        while (++place < stop && kinds[line[place] as number] === blank);
        byte = 0x20;
      } else if (kind === part) byte = line[place++] as number;
      else if (kind === double || kind === single) {
        const closes = quoteEnd(line, place, from, stop);
        if (closes < 0) byte = line[place] as number;
        const kept = closes < 0 ? place : methodEnd(line, place + 1, closes);
        for (let at = place + 1; at < kept && length < shapeLimit; at++) {
          const letter = line[at] as number;
          bytes[length++] = letter;
          hash = Math.imul(hash ^ letter, 0x01000193);
          second = Math.imul(second, 31) + letter | 0;
        }
        if (length === shapeLimit) break;
        place = closes < 0 ? place + 1 : closes + 1;
      } else {
        const end = wordEnd(line, place, stop);
        while (place < end && length < shapeLimit) {
          const letter = line[place++] as number;
          bytes[length++] = letter;
          hash = Math.imul(hash ^ letter, 0x01000193);
          second = Math.imul(second, 31) + letter | 0;
        }
        if (end > 0) continue;
        place = -end;
      }
      bytes[length++] = byte;
      hash = Math.imul(hash ^ byte, 0x01000193);
      second = Math.imul(second, 31) + byte | 0;
    }
    this.length = length;
    this.hash = hash;
    this.second = second;
  }

  /** Adds what stands for a masked part. */
  wild(): void {
    this.keep(wilds, 0, 1);
  }

  /** The masked text. */
  get text(): string {
    return decoder.decode(this.bytes.subarray(0, this.length)).replaceAll("\u0001", wildcard);
  }
}
