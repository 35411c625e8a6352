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
  let least = Infinity;
  for (let place = 0; place < values.length; place++) least = Math.min(least, values[place] as number);
  const room = 2 ** Math.ceil(Math.log2(values.length + 1));
  const keys = new Float64Array(values.length);
  for (let place = 0; place < keys.length; place++) {
    keys[place] = Math.round((values[place] as number) - least) * room + place;
  }
  keys.sort();
  const order = new Uint32Array(keys.length);
  for (let place = 0; place < keys.length; place++) order[place] = (keys[place] as number) % room;
  return order;
}

function kindsBefore(startedS: Float64Array, kinds: Uint8Array): Uint32Array {
  const before = new Uint32Array(startedS.length);
  const order = orderOf(startedS);
  let first = 0;
  for (let place = 0; place < order.length; place++) {
    const change = order[place] as number;
    const began = startedS[change] as number;
    while ((startedS[order[first] as number] as number) < began - sequenceS) first++;
    let seen = 0;
    for (let earlier = first; earlier < place; earlier++) {
      const other = order[earlier] as number;
      const kind = kinds[other] as number;
      if ((startedS[other] as number) < began && kind < bits) seen |= 1 << kind;
    }
    before[change] = seen;
  }
  return before;
}

/** Lays the changes of one service out on one line of time. */
export function pointsOf(streams: readonly Stream[]): Points {
  const changes = streams.reduce((sum, { startedS }) => sum + startedS.length, 0);
  // First when each began, then when each took effect.
  const moments = new Float64Array(2 * changes);
  const kinds = new Uint8Array(changes);
  let next = 0;
  for (const { kind, startedS, finishedS } of streams) {
    for (let place = 0; place < startedS.length; place++, next++) {
      const began = startedS[place] as number;
      moments[next] = began;
      moments[changes + next] = finishedS[place] ?? began;
      kinds[next] = kind;
    }
  }
  const before = kindsBefore(moments.subarray(0, changes), kinds);
  // A change that took effect at once has one moment.
  const order = orderOf(moments).filter((point) =>
    point < changes || (moments[point] as number) > (moments[point - changes] as number)
  );
  const points = {
    at: new Float64Array(order.length),
    kind: new Uint8Array(order.length),
    change: new Uint32Array(order.length),
    before: new Uint32Array(order.length),
  };
  for (let place = 0; place < order.length; place++) {
    const point = order[place] as number;
    const change = point % changes;
    points.at[place] = moments[point] as number;
    points.kind[place] = kinds[change] as number;
    points.change[place] = change;
    points.before[place] = before[change] as number;
  }
  return points;
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
