/** Told of an anchor: which, and where it begins. */
export type OnAnchor = (anchor: number, at: number) => void;

/** Looks for many texts at once, in letters of any case: tells of each place from `from` on where one begins, in order. */
export type AnchorScan = (bytes: Uint8Array, from: number, found: OnAnchor) => void;

/** Two letters as one small number: capitals as small letters, so that the table stays in the processor's first cache. */
function pairOf(first: number, second: number): number {
  return (((first | 32) & 127) << 7) | ((second | 32) & 127);
}

function stands(text: Uint8Array, bytes: Uint8Array, at: number): boolean {
  for (let index = 0; index < text.length; index++) {
    const byte = bytes[at + index] as number;
    if ((byte >= 65 && byte <= 90 ? byte + 32 : byte) !== text[index]) return false;
  }
  return true;
}

/**
 * A scan for anchors of three letters or more, in lower case, which jumps two letters ahead wherever the two at hand
 * end no beginning of any (Wu and Manber 1994, with blocks of two letters).
 */
export function anchorScan(anchors: readonly string[]): AnchorScan {
  const texts = anchors.map((anchor) => new TextEncoder().encode(anchor));
  const jumps = new Uint8Array(1 << 14).fill(2);
  const ending: number[][] = Array.from({ length: jumps.length }, () => []);
  texts.forEach(([first = 0, second = 0, third = 0], index) => {
    const head = pairOf(first, second);
    const end = pairOf(second, third);
    jumps[head] = Math.min(jumps[head] as number, 1);
    jumps[end] = 0;
    ending[end]?.push(index);
  });
  return (bytes, from, found) => {
    const last = bytes.length - 1;
    for (let at = from + 1; at < last;) {
      const pair = pairOf(bytes[at] as number, bytes[at + 1] as number);
      const jump = jumps[pair] as number;
      if (jump > 0) {
        at += jump;
        continue;
      }
      for (const index of ending[pair] as number[]) {
        if (stands(texts[index] as Uint8Array, bytes, at - 1)) found(index, at - 1);
      }
      at += 1;
    }
  };
}
