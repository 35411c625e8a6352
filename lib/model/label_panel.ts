/** Of so many incidents one belongs to the panel. */
const oneOf = 4;

/** FNV-1a of a text's UTF-8, scaled to 0 to 1. */
export function drawOf(id: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(id)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  // The last bytes hardly reach the upper bits of FNV-1a; this mixes them in (Murmur3's finish).
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/**
 * Whether an incident belongs to the panel: a quarter of all, drawn by their ids and so at random, whatever they tell.
 * Its labels stand for all incidents; labels asked for because they teach most do not.
 */
export function isInPanel(id: string): boolean {
  return drawOf(id) < 1 / oneOf;
}
