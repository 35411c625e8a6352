import type { Random } from "./random.ts";

/**
 * Draws `size` of the items without putting any back: they stand first afterwards, in no particular order.
 */
export function deal(items: Int32Array, size: number, { integer }: Random): void {
  for (let place = 0; place < size; place++) {
    const other = place + integer(items.length - place);
    const kept = items[place] as number;
    items[place] = items[other] as number;
    items[other] = kept;
  }
}

export function ranks(n: number): Int32Array {
  return Int32Array.from({ length: n }, (_, index) => index);
}
