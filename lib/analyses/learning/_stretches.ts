import { type Family, type Item, type Scene, unitMs } from "./_scene.ts";
import type { Place } from "../../stats/step_at_places_test.ts";
import { weekMs } from "../../stats/whole_weeks.ts";

/** Fewest stretches of two weeks on either side of what was done. */
const fewest = 2;
/**
 * Around what led to an item its family is busier than usual: for a week before its incident and after its note, and the rest
 * of those stretches; and so it is in the week after its first incident.
 */
const margin = weekMs;

/** Things done in one stretch of two weeks, and what lies before and after it. */
export interface Completion extends Place {
  /** Start of the stretch, milliseconds. */
  readonly at: number;
  readonly items: readonly Item[];
}

/** A family in stretches of two weeks, counted back from the end of what is known to its first incident. */
export interface Stretches {
  readonly own: readonly number[];
  /** All other incidents. */
  readonly others: readonly number[];
  readonly completions: readonly Completion[];
}

/**
 * Lays out a family. Its first incident and that week are what made it known, and the incidents around which an item was noted are why it
 * is there: neither tells how often the family comes. They are left out on both sides, whichever item they led to, for the
 * last thing done follows the last burst by itself, and would seem to have ended them (regression to the mean). The stretch
 * in which something was done is in neither side.
 */
export function stretchesOf({ at, items }: Family, { all, until }: Scene): Stretches {
  const first = (at[0] ?? until) + margin;
  const count = Math.floor((until - first) / unitMs);
  const origin = until - count * unitMs;
  const place = (time: number) => Math.floor((time - origin) / unitMs);
  const tally = (times: readonly number[]) => {
    const counts = Array.from({ length: count }, () => 0);
    for (const time of times) {
      const unit = place(time);
      if (time > first && unit >= 0) counts[unit] = (counts[unit] ?? 0) + 1;
    }
    return counts;
  };
  const own = tally(at);
  const others = tally(all).map((total, unit) => total - (own[unit] ?? 0));
  const plain = own.map((_, unit) => unit).filter((unit) =>
    items.every(({ causedAt, notedAt }) => unit < place(causedAt - margin) || unit > place(notedAt + margin))
  );
  const done = Map.groupBy(items.filter(({ doneAt }) => doneAt !== null), ({ doneAt }) => place(doneAt ?? 0));
  const completions = [...done].sort(([a], [b]) => a - b).map(([unit, finished]): Completion => ({
    at: origin + unit * unitMs,
    items: finished,
    before: plain.filter((other) => other < unit),
    after: plain.filter((other) => other > unit),
  }));
  return {
    own,
    others,
    completions: completions.filter(({ before, after }) => before.length >= fewest && after.length >= fewest),
  };
}
