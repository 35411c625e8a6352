/** Advance widths of a font's glyphs, in ems, by code point. */
export type Advances = (codePoint: number) => number;

type Range = readonly [first: number, last: number, glyphOf: (codePoint: number) => number];

function tables(font: DataView): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (let i = 0; i < font.getUint16(4); i++) {
    const entry = 12 + 16 * i;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((k) => font.getUint8(entry + k)));
    found.set(tag, font.getUint32(entry + 8));
  }
  return found;
}

function offset(found: ReadonlyMap<string, number>, tag: string): number {
  const at = found.get(tag);
  if (at === undefined) {
    throw new TypeError(`Cannot measure text: the font has no table "${tag}". Ship a TrueType font.`);
  }
  return at;
}

/** Segments of a format 4 character map (https://learn.microsoft.com/typography/opentype/spec/cmap). */
function segments(font: DataView, map: number): Range[] {
  const twice = font.getUint16(map + 6);
  return Array.from({ length: twice / 2 }, (_, i): Range => {
    const ends = map + 14 + 2 * i;
    const starts = ends + twice + 2;
    const delta = font.getUint16(starts + twice);
    const ranges = starts + 2 * twice;
    const range = font.getUint16(ranges);
    const start = font.getUint16(starts);
    const glyphOf = (codePoint: number): number => {
      if (range === 0) return (codePoint + delta) & 0xffff;
      const glyph = font.getUint16(ranges + range + 2 * (codePoint - start));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    };
    return [start, font.getUint16(ends), glyphOf];
  });
}

/** Groups of a format 12 character map: runs of code points that map to runs of glyphs. */
function groups(font: DataView, map: number): Range[] {
  return Array.from({ length: font.getUint32(map + 12) }, (_, i): Range => {
    const group = map + 16 + 12 * i;
    const start = font.getUint32(group);
    const glyph = font.getUint32(group + 8);
    return [start, font.getUint32(group + 4), (codePoint) => glyph + codePoint - start];
  });
}

function characterMap(font: DataView, cmap: number): Range[] {
  const maps = Array.from(
    { length: font.getUint16(cmap + 2) },
    (_, i) => cmap + font.getUint32(cmap + 8 + 8 * i),
  );
  const long = maps.find((map) => font.getUint16(map) === 12);
  if (long !== undefined) return groups(font, long);
  const short = maps.find((map) => font.getUint16(map) === 4);
  if (short !== undefined) return segments(font, short);
  throw new TypeError("Cannot measure text: the font has no Unicode character map. Ship another font.");
}

/**
 * Reads the advance widths out of a TrueType font: `cmap` gives the glyph, `hmtx` its width, `head` the em.
 * Kerning is left out, so text never comes out wider than told.
 */
export function advancesOf(file: Uint8Array): Advances {
  const font = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const found = tables(font);
  const em = font.getUint16(offset(found, "head") + 18);
  const measured = font.getUint16(offset(found, "hhea") + 34);
  const widths = offset(found, "hmtx");
  const map = characterMap(font, offset(found, "cmap"));
  return (codePoint) => {
    const range = map.find(([first, last]) => first <= codePoint && codePoint <= last);
    const glyph = range ? range[2](codePoint) : 0;
    return font.getUint16(widths + 4 * Math.min(glyph, measured - 1)) / em;
  };
}
