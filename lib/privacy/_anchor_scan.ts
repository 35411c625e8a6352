/** Told of an anchor: which, and where it begins. */
export type OnAnchor = (anchor: number, at: number) => void;

/** Looks for many texts at once, in letters of any case: tells of each place from `from` on where one begins, in order. */
export type AnchorScan = (bytes: Uint8Array, from: number, found: OnAnchor) => void;

/** Three letters in 15 bits, the same for capitals and small letters. */
const tripleMask = (1 << 15) - 1;

/** Letters read so far as one number, with one more. */
function withLetter(letters: number, byte: number): number {
  return (letters << 5) | (byte & 31);
}

function lettersOf([first = 0, second = 0, third = 0]: Uint8Array): number {
  return [first, second, third].reduce(withLetter, 0);
}

function stands(text: Uint8Array, bytes: Uint8Array, at: number): boolean {
  for (let index = 0; index < text.length; index++) {
    const byte = bytes[at + index] as number;
    if ((byte >= 65 && byte <= 90 ? byte + 32 : byte) !== text[index]) return false;
  }
  return true;
}

/** By four letters: whether an anchor may begin with them. */
function fourLetters(texts: readonly Uint8Array[]): Uint8Array {
  const begins = new Uint8Array(1 << 20);
  for (const text of texts) {
    const fourth = text[3];
    const triple = lettersOf(text);
    for (let any = 0; any < 32; any++) {
      if (fourth === undefined || any === (fourth & 31)) begins[withLetter(triple, any)] = 1;
    }
  }
  return begins;
}

/**
 * A scan for anchors of three letters or more, in lower case: looks at every three letters whether any begins with them,
 * then at the fourth. To jump ahead where none can begin takes longer, for where to look next is known late.
 */
export function anchorScan(anchors: readonly string[]): AnchorScan {
  const texts = anchors.map((anchor) => new TextEncoder().encode(anchor));
  const byLetters = Map.groupBy(texts.entries(), ([, text]) => lettersOf(text));
  const begins = new Uint8Array(tripleMask + 1);
  for (const triple of byLetters.keys()) begins[triple] = 1;
  const goOn = fourLetters(texts);
  const tell = (bytes: Uint8Array, start: number, triple: number, found: OnAnchor) => {
    const fourth = bytes[start + 3];
    if (fourth !== undefined && goOn[withLetter(triple, fourth)] === 0) return;
    for (const [index, text] of byLetters.get(triple) ?? []) {
      if (stands(text, bytes, start)) found(index, start);
    }
  };
  return (bytes, from, found) => {
    const { length } = bytes;
    let triple = 0;
    // A loop that holds nothing but the looking, and no call: it takes less than half the time.
    for (let at = from; at < length; at++) {
      triple = ((triple << 5) | ((bytes[at] as number) & 31)) & tripleMask;
      if (begins[triple] === 1 && at >= from + 2) tell(bytes, at - 2, triple, found);
    }
  };
}
