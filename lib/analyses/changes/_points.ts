import type { Stream } from "./_scene.ts";

/** Moments of one service's changes, in order of time: they began, they took effect. */
export interface Points {
  /** Seconds. */
  readonly at: Float64Array;
  readonly kind: Uint8Array;
  /** Number of the change among those of the service. */
  readonly change: Uint32Array;
  /** Bit of every kind of which a change began in the hour before this one did. */
  readonly before: Uint32Array;
}

/** How far back the first of two changes of a sequence lies at most, seconds. */
const sequenceS = 3_600;

/** Kinds a set of bits has room for; an export has far fewer. */
const bits = 32;

/** Numbers of the values in ascending order; equal values in the order given. Times are told to the second. */
function orderOf(values: Float64Array): Uint32Array {
  const least = values.reduce((low, value) => Math.min(low, value), Infinity);
  const room = 2 ** Math.ceil(Math.log2(values.length + 1));
  const keys = values.map((value, place) => Math.round(value - least) * room + place).sort();
  return Uint32Array.from(keys, (key) => key % room);
}

function kindsBefore(startedS: Float64Array, kinds: Uint8Array): Uint32Array {
  const before = new Uint32Array(startedS.length);
  const order = orderOf(startedS);
  let first = 0;
  order.forEach((change, place) => {
    const began = startedS[change] as number;
    while ((startedS[order[first] as number] as number) < began - sequenceS) first++;
    for (let earlier = first; earlier < place; earlier++) {
      const other = order[earlier] as number;
      const kind = kinds[other] as number;
      const isEarlier = (startedS[other] as number) < began && kind < bits;
      if (isEarlier) before[change] = (before[change] as number) | (1 << kind);
    }
  });
  return before;
}

/** Lays the changes of one service out on one line of time. */
export function pointsOf(streams: readonly Stream[]): Points {
  const column = (of: (stream: Stream) => readonly number[]) => Float64Array.from(streams.flatMap(of));
  const [startedS, finishedS] = [column(({ startedS }) => startedS), column(({ finishedS }) => finishedS)];
  const kinds = Uint8Array.from(streams.flatMap(({ kind, startedS }) => startedS.map(() => kind)));
  const before = kindsBefore(startedS, kinds);
  const changes = startedS.length;
  const at = new Float64Array(2 * changes);
  at.set(startedS);
  at.set(finishedS, changes);
  // A change that took effect at once has one moment.
  const order = orderOf(at).filter((point) =>
    point < changes || (at[point] as number) > (at[point - changes] as number)
  );
  return {
    at: Float64Array.from(order, (point) => at[point] as number),
    kind: Uint8Array.from(order, (point) => kinds[point % changes] as number),
    change: Uint32Array.from(order, (point) => point % changes),
    before: Uint32Array.from(order, (point) => before[point % changes] as number),
  };
}

/** Number of the lowest bit that is set. */
export function lowestBit(set: number): number {
  return 31 - Math.clz32(set & -set);
}

/** How many points lie at or before an instant. */
export function pointsUntil({ at }: Points, instant: number): number {
  let [low, high] = [0, at.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] as number) <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
