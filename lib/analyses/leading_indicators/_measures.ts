import type { Sums, Way } from "./reading.ts";
import type { StreamKind } from "./streams.ts";
import { meanOfKnown } from "./_mean_of_known.ts";

export const weekHours = 168;
/** Weeks whose same hours are what is usual. */
const driftWeeks = 4;

const lengths = [1, 6, 24, 72] as const;
const metricWays: readonly Way[] = lengths.flatMap((windowHours) =>
  (windowHours === 1 ? ["level", "drift"] as const : ["level", "slope", "spread", "drift"] as const)
    .map((measure) => ({ measure, windowHours }))
);
const countWays: readonly Way[] = lengths.map((windowHours) => ({ measure: "count", windowHours }));

/** Every way in which a stream of a kind is read. */
export function waysOf(kind: StreamKind): readonly Way[] {
  return kind === "metric" ? metricWays : countWays;
}

/** Room for the sums of so many hours. */
export function roomForSums(hours: number, forLines = true): Room {
  const room = (size = hours + 1) => new Float64Array(size);
  const ofLines = forLines ? hours + 1 : 0;
  return {
    known: room(),
    total: room(),
    squares: room(ofLines),
    times: room(ofLines),
    timeSquares: room(ofLines),
    products: room(ofLines),
  };
}

/** Where sums are laid down; what is beyond the hours of the next stream is what it was. */
export type Room = Omit<Sums, "centre">;

/**
 * Sums up the values of hours that are not masked.
 *
 * @param forLines whether slopes and spreads will be asked for: they need four sums more.
 * @param room for as many hours or more: written over.
 */
export function sumsOf(
  values: Float32Array,
  isMasked: Uint8Array,
  forLines = true,
  room = roomForSums(values.length, forLines),
): Sums {
  const { known, total, squares, times, timeSquares, products } = room;
  const centre = meanOfKnown(values);
  for (let at = 0; at < values.length; at++) {
    const value = (values[at] as number) - centre;
    const isKnown = value === value && isMasked[at] === 0;
    const n = isKnown ? 1 : 0;
    const x = isKnown ? value : 0;
    known[at + 1] = (known[at] as number) + n;
    total[at + 1] = (total[at] as number) + x;
    if (!forLines) continue;
    squares[at + 1] = (squares[at] as number) + x * x;
    times[at + 1] = (times[at] as number) + n * at;
    timeSquares[at + 1] = (timeSquares[at] as number) + n * at * at;
    products[at + 1] = (products[at] as number) + x * at;
  }
  return { ...room, centre };
}

function within(sums: Float64Array, from: number, until: number): number {
  return (sums[until] as number) - (sums[from] as number);
}

/** Half of a window must be known, and more than one hour of it where a line or a spread is asked for. */
function fewestKnown({ measure, windowHours }: Way): number {
  const half = Math.ceil(windowHours / 2);
  return measure === "slope" || measure === "spread" ? Math.max(3, half) : half;
}

function levelAt(sums: Sums, until: number, hours: number, fewest: number): number {
  const from = until - hours;
  if (from < 0) return NaN;
  const n = within(sums.known, from, until);
  return n < fewest ? NaN : within(sums.total, from, until) / n;
}

function driftAt(sums: Sums, until: number, hours: number, fewest: number): number {
  const now = levelAt(sums, until, hours, fewest);
  if (now !== now) return NaN;
  let [usual, weeks] = [0, 0];
  for (let back = 1; back <= driftWeeks; back++) {
    const level = levelAt(sums, until - back * weekHours, hours, fewest);
    if (level === level) {
      usual += level;
      weeks++;
    }
  }
  return weeks < 2 ? NaN : now - usual / weeks;
}

function slopeAt(sums: Sums, until: number, hours: number, fewest: number): number {
  const from = until - hours;
  if (from < 0) return NaN;
  const n = within(sums.known, from, until);
  if (n < fewest) return NaN;
  const [t, x] = [within(sums.times, from, until), within(sums.total, from, until)];
  const spread = within(sums.timeSquares, from, until) - t * t / n;
  return spread > 0 ? (within(sums.products, from, until) - t * x / n) / spread : NaN;
}

function spreadAt(sums: Sums, until: number, hours: number, fewest: number): number {
  const from = until - hours;
  if (from < 0) return NaN;
  const n = within(sums.known, from, until);
  if (n < fewest) return NaN;
  const x = within(sums.total, from, until);
  return Math.sqrt(Math.max(0, within(sums.squares, from, until) - x * x / n) / (n - 1));
}

/**
 * What a window that ends before hour `until` says, NaN where too little of it is known. Nothing at or after `until` is
 * read: the search, the backtest and a rule that looks at the newest export all ask this.
 */
export function readAt(sums: Sums, way: Way, until: number): number {
  const fewest = fewestKnown(way);
  const { measure, windowHours } = way;
  if (measure === "level") return levelAt(sums, until, windowHours, fewest) + sums.centre;
  if (measure === "drift") return driftAt(sums, until, windowHours, fewest);
  if (measure === "slope") return slopeAt(sums, until, windowHours, fewest);
  if (measure === "spread") return spreadAt(sums, until, windowHours, fewest);
  return (levelAt(sums, until, windowHours, fewest) + sums.centre) * windowHours;
}

function levels(sums: Sums, hours: number, fewest: number, into: Float64Array): void {
  const { known, total } = sums;
  into.fill(NaN, 0, hours);
  for (let until = hours; until < into.length; until++) {
    const n = (known[until] as number) - (known[until - hours] as number);
    into[until] = n < fewest ? NaN : ((total[until] as number) - (total[until - hours] as number)) / n;
  }
}

function drifts(sums: Sums, hours: number, fewest: number, into: Float64Array): void {
  levels(sums, hours, fewest, into);
  // The latest first: of the weeks before the levels must still be there.
  for (let until = into.length - 1; until >= 0; until--) {
    let [usual, weeks] = [0, 0];
    for (let at = until - weekHours; at >= Math.max(0, until - driftWeeks * weekHours); at -= weekHours) {
      const level = into[at] as number;
      if (level === level) {
        usual += level;
        weeks++;
      }
    }
    into[until] = weeks < 2 ? NaN : (into[until] as number) - usual / weeks;
  }
}

/**
 * What the windows that end before each hour say, for all hours at once: the same as {@link readAt} of each, several times
 * faster.
 */
export function readAll(sums: Sums, way: Way, into: Float64Array): void {
  const { measure, windowHours } = way;
  const fewest = fewestKnown(way);
  if (measure === "drift") return drifts(sums, windowHours, fewest, into);
  if (measure === "slope" || measure === "spread") {
    const read = measure === "slope" ? slopeAt : spreadAt;
    for (let until = 0; until < into.length; until++) into[until] = read(sums, until, windowHours, fewest);
    return;
  }
  levels(sums, windowHours, fewest, into);
  const factor = measure === "count" ? windowHours : 1;
  for (let at = 0; at < into.length; at++) into[at] = ((into[at] as number) + sums.centre) * factor;
}
