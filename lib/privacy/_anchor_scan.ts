/** Told of an anchor: which, and where it begins. */
export type OnAnchor = (anchor: number, at: number) => void;

/** Looks for many texts at once, in letters of any case: tells of each place from `from` on where one begins, in order. */
export type AnchorScan = (bytes: Uint8Array, from: number, found: OnAnchor) => void;

/** An anchor that a pair of letters gives away, and how far into it the pair stands. */
interface Hint {
  readonly anchor: number;
  readonly offset: number;
}

/** Letters in exports, the commonest first; digits and marks stand about in the middle. */
const commonFirst = "etaoinsrhldcumpfgybwvkxjqz";
const middle = 13;

function commonness(letter: string): number {
  const rank = commonFirst.indexOf(letter);
  return rank < 0 ? middle : commonFirst.length - rank;
}

/**
 * Where the rarest three letters of an anchor stand among those an even (0) or odd (1) number of letters into it. Of an
 * anchor of three the odd ones are two.
 */
function rarest(anchor: string, parity: 0 | 1): number {
  const common = (at: number) =>
    [at, at + 1, at + 2].reduce((product, place) => product * commonness(anchor[place] ?? ""), 1);
  let least: number = parity;
  for (let at = parity; at + 2 < anchor.length; at += 2) if (common(at) < common(least)) least = at;
  return least;
}

/** A pair of bytes as the one number that it is in memory: wherever Deno runs, the first byte is the lower one. */
function pairOf(first: number, second: number): number {
  return first | (second << 8);
}

/** What gives anchors away. */
interface Pairs {
  /** By pair, in capitals and small letters: the number of its list of hints, 0 for a pair that gives nothing away. */
  readonly lists: Uint16Array;
  readonly hints: readonly (readonly Hint[])[];
  /** By list and the byte behind the pair: whether one of the anchors may go on like that. */
  readonly goesOn: Uint8Array;
}

function bothCases(letter: string): number[] {
  return [letter, letter.toUpperCase()].map((any) => any.charCodeAt(0));
}

function pairsOf(anchors: readonly string[]): Pairs {
  const lists = new Uint16Array(1 << 16);
  const hints: Hint[][] = [[]];
  for (const [anchor, text] of anchors.entries()) {
    for (const offset of [rarest(text, 0), rarest(text, 1)]) {
      const list = lists[pairOf(text.charCodeAt(offset), text.charCodeAt(offset + 1))] || hints.push([]) - 1;
      hints[list]?.push({ anchor, offset });
      for (const first of bothCases(text[offset] ?? "")) {
        for (const second of bothCases(text[offset + 1] ?? "")) lists[pairOf(first, second)] = list;
      }
    }
  }
  const goesOn = new Uint8Array(hints.length << 8);
  for (const [list, all] of hints.entries()) {
    for (const { anchor, offset } of all) {
      const third = anchors[anchor]?.[offset + 2];
      if (third === undefined) goesOn.fill(1, list << 8, (list + 1) << 8);
      else for (const any of bothCases(third)) goesOn[(list << 8) | any] = 1;
    }
  }
  return { lists, hints, goesOn };
}

function stands(text: Uint8Array, bytes: Uint8Array, at: number): boolean {
  for (let index = 0; index < text.length; index++) {
    const byte = bytes[at + index] as number;
    if ((byte >= 65 && byte <= 90 ? byte + 32 : byte) !== text[index]) return false;
  }
  return true;
}

/**
 * Where pairs stand that may be an anchor's, each second pair looked at, two of them in a word of four bytes. A function of
 * its own that holds nothing but the looking, and branches that are hardly ever taken: inside the scan it takes three times
 * as long.
 */
function likelyPairs(lists: Uint16Array, goesOn: Uint8Array, bytes: Uint8Array, from: number): number[] {
  // Words lie at addresses that four divides.
  const start = bytes.byteOffset;
  const words = new Int32Array(bytes.buffer, 0, bytes.buffer.byteLength >> 2);
  const begin = Math.max((start + 3) >> 2, (start + from) >> 2);
  const end = Math.max(begin, ((start + bytes.length) >> 2) - 1);
  // What stands before the first word and from the last on is not looked at, and may be an anchor's.
  const likely = [4 * begin - 2 - start];
  let next = words[begin] as number;
  for (let index = begin; index < end; index++) {
    const word = next;
    next = words[index + 1] as number;
    const one = lists[word & 0xffff] as number;
    const other = lists[word >>> 16] as number;
    if (goesOn[(one << 8) | ((word >>> 16) & 0xff)] === 1) likely.push(4 * index - start);
    if (goesOn[(other << 8) | (next & 0xff)] === 1) likely.push(4 * index + 2 - start);
  }
  for (let at = 4 * end - start; at + 1 < bytes.length; at += 2) likely.push(at);
  return likely;
}

/**
 * A scan for anchors of three letters or more, in lower case. It looks at every second pair of bytes: wherever an anchor
 * begins, one of two pairs of its letters, the rarest of either parity, is among them.
 */
export function anchorScan(anchors: readonly string[]): AnchorScan {
  const texts = anchors.map((anchor) => new TextEncoder().encode(anchor));
  const { lists, goesOn, hints } = pairsOf(anchors);
  return (bytes, from, found) => {
    const told: { readonly anchor: number; readonly at: number }[] = [];
    for (const pair of likelyPairs(lists, goesOn, bytes, from)) {
      const list = lists[pairOf(bytes[pair] as number, bytes[pair + 1] as number)] as number;
      for (const { anchor, offset } of hints[list] as readonly Hint[]) {
        const at = pair - offset;
        if (at >= from && stands(texts[anchor] as Uint8Array, bytes, at)) told.push({ anchor, at });
      }
    }
    // Pairs stand in the middle of anchors: one that begins later may have been met first.
    told.sort((one, other) => one.at - other.at || one.anchor - other.anchor);
    for (const { anchor, at } of told) found(anchor, at);
  };
}
