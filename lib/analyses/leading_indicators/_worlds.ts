import { dayHours } from "./_scene.ts";

/** Worlds as near as this read nearly the same windows. */
const nearDays = 7;

/** Monday is 0; the first day since 1970 was a Thursday. */
function isWeekend(dayNumber: number): boolean {
  return (dayNumber + 3) % 7 >= 5;
}

/** Where a list of days goes when it is turned round by a part of its length. */
function turn(own: readonly number[], part: number, days: number): Map<number, number> {
  const by = Math.round(part / days * own.length);
  return new Map(own.map((day, at) => [day, own[(at + by) % own.length] as number]));
}

/** Where each day goes in each world. */
export interface Moves {
  readonly days: number;
  readonly worlds: number;
  /** By day and world; the first world is the real one. */
  readonly to: Int32Array;
}

/**
 * Moves whole days around the circle of the days known: working days to working days and weekends to weekends, by the same
 * part of the way, for at weekends both incidents and signals run otherwise. A world is the same part of the way around
 * for every stream, however long.
 *
 * @param firstDay days since 1970 of the first of them.
 */
export function movesOf(firstDay: number, days: number, worlds: number): Moves {
  const all = Array.from({ length: days }, (_, day) => day);
  const [week, weekend] = [
    all.filter((day) => !isWeekend(firstDay + day)),
    all.filter((day) => isWeekend(firstDay + day)),
  ];
  const to = new Int32Array(days * (worlds + 1));
  for (let world = 0; world <= worlds; world++) {
    const part = days * world / (worlds + 1);
    for (const [day, moved] of [...turn(week, part, days), ...turn(weekend, part, days)]) {
      to[day * (worlds + 1) + world] = moved;
    }
  }
  return { days, worlds, to };
}

/** How many worlds before and after one of them are too near to be held against it: of few days, or none, all. */
export function nearWorlds(days: number, worlds: number): number {
  const all = Math.floor(worlds / 2);
  return days > 0 ? Math.min(all, Math.ceil(nearDays * (worlds + 1) / days)) : all;
}

/** Where an hour stands in a layout by hour of the day: a day's move stays in one row of `days`. */
export function laidAt(hour: number, days: number): number {
  return (hour % dayHours) * days + Math.floor(hour / dayHours);
}

/** Adds to each world what a layout of so many days a row holds at the moved places. */
export function addWorlds(
  laid: Float32Array,
  rowDays: number,
  places: Int32Array,
  { worlds, to }: Moves,
  into: Float64Array,
): void {
  const size = worlds + 1;
  const rowOf = (place: number) => (place % dayHours) * rowDays;
  const movesOf = (place: number) => Math.floor(place / dayHours) * size;
  let at = 0;
  // Four at a time: a quarter as many sums to fetch and put back.
  for (; at + 3 < places.length; at += 4) {
    const [one, two, three, four] = [
      places[at] as number,
      places[at + 1] as number,
      places[at + 2] as number,
      places[at + 3] as number,
    ];
    const [rowA, rowB, rowC, rowD] = [rowOf(one), rowOf(two), rowOf(three), rowOf(four)];
    const [toA, toB, toC, toD] = [movesOf(one), movesOf(two), movesOf(three), movesOf(four)];
    for (let world = 0; world < size; world++) {
      into[world] = (into[world] as number) + (laid[rowA + (to[toA + world] as number)] as number) +
        (laid[rowB + (to[toB + world] as number)] as number) +
        (laid[rowC + (to[toC + world] as number)] as number) +
        (laid[rowD + (to[toD + world] as number)] as number);
    }
  }
  for (; at < places.length; at++) {
    const [row, from] = [rowOf(places[at] as number), movesOf(places[at] as number)];
    for (let world = 0; world < size; world++) {
      into[world] = (into[world] as number) + (laid[row + (to[from + world] as number)] as number);
    }
  }
}
