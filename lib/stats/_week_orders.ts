import { createRandom } from "./random.ts";

/** A week of a block, as a row of counts. */
export interface WeekRow {
  /** Number of the week among all. */
  readonly week: number;
  /** Its place in its block. */
  readonly own: number;
  /** Where its counts begin. */
  readonly from: number;
  readonly size: number;
}

/** The rows of blocks of weeks that stand one after the other. */
export function weekRows(sizes: readonly number[]): WeekRow[] {
  let [week, from] = [0, 0];
  return sizes.flatMap((size) =>
    Array.from({ length: size }, (_, own) => {
      const row = { week, own, from, size };
      week++;
      from += size;
      return row;
    })
  );
}

/**
 * Random orders of the weeks of every block: of every week, which count of its row it meets. Drawn as far as anybody asks
 * and kept, for all tests to share.
 */
export function weekOrders(sizes: readonly number[], seed: number): (draw: number) => Uint32Array {
  const { next } = createRandom(seed);
  const rows = weekRows(sizes);
  const [starts, places] = [rows.map(({ from }) => from), rows.map(({ own }) => own)];
  const drawn: Uint32Array[] = [];
  const draw = (): Uint32Array => {
    const order = Uint32Array.from(places);
    for (let week = 0; week < order.length; week++) {
      // Each week changes places with one before it in its block, or with itself (Fisher and Yates).
      const other = week - Math.floor(next() * ((places[week] as number) + 1));
      const kept = order[week] as number;
      order[week] = order[other] as number;
      order[other] = kept;
    }
    for (let week = 0; week < order.length; week++) {
      order[week] = (order[week] as number) + (starts[week] as number);
    }
    return order;
  };
  return (number) => {
    while (drawn.length <= number) drawn.push(draw());
    return drawn[number] as Uint32Array;
  };
}
