import { longestS } from "./options.ts";
import { type Stream, weekOf, type Weeks, weekS } from "./_scene.ts";

/**
 * Moments of one service's changes, they began or they took effect, by their time of the week: the weeks of a block lie
 * on each other, so that one look tells what came before the same time of all of them.
 */
export interface Points {
  /** On the line of {@link onLine}, ascending, seconds. */
  readonly at: Float64Array;
  /** Week by its place in the block. */
  readonly place: Uint8Array;
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

/** Blocks lie farther from each other than any window reaches. */
const blockS = 2 * weekS;

/** Where a time of a week lies when the weeks of every block are laid on each other, and the blocks one after the other. */
export function onLine(at: number, week: number, { from, blockOf }: Weeks): number {
  return (blockOf[week] as number) * blockS + at - from - week * weekS;
}

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

/** Lays the changes of one service out on the line. */
export function pointsOf(streams: readonly Stream[], weeks: Weeks): Points {
  const changes = streams.reduce((sum, { startedS }) => sum + startedS.length, 0);
  const starts = new Float64Array(changes);
  const kinds = new Uint8Array(changes);
  // A change that took effect at once has one moment; one late in a week is seen from the next week too.
  const [line, place, changeOf] = [
    new Float64Array(4 * changes),
    new Uint8Array(4 * changes),
    new Uint32Array(4 * changes),
  ];
  let [change, points] = [0, 0];
  const lay = (at: number, week: number): void => {
    if (week < 0 || week >= weeks.count) return;
    line[points] = onLine(at, week, weeks);
    place[points] = week - (weeks.firsts[weeks.blockOf[week] as number] as number);
    changeOf[points++] = change;
  };
  const see = (at: number): void => {
    const week = weekOf(at, weeks);
    lay(at, week);
    if (weekOf(at + longestS, weeks) > week) lay(at, week + 1);
  };
  for (const { kind, startedS, finishedS } of streams) {
    for (let number = 0; number < startedS.length; number++, change++) {
      const began = startedS[number] as number;
      const done = finishedS[number] ?? began;
      starts[change] = began;
      kinds[change] = kind;
      see(began);
      if (done > began) see(done);
    }
  }
  const before = kindsBefore(starts, kinds);
  const order = orderOf(line.subarray(0, points));
  const laid = {
    at: new Float64Array(points),
    place: new Uint8Array(points),
    change: new Uint32Array(points),
    kind: new Uint8Array(points),
    before: new Uint32Array(points),
  };
  order.forEach((point, to) => {
    const own = changeOf[point] as number;
    laid.at[to] = line[point] as number;
    laid.place[to] = place[point] as number;
    laid.change[to] = own;
    laid.kind[to] = kinds[own] as number;
    laid.before[to] = before[own] as number;
  });
  return laid;
}

/** Number of the lowest bit that is set. */
export function lowestBit(set: number): number {
  return 31 - Math.clz32(set & -set);
}
