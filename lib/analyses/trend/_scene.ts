import type { Stretch } from "../../stats/whole_weeks.ts";
import { knownSpan } from "../../stats/known_span.ts";
import type { Known } from "../../stats/whole_weeks.ts";
import type { Item, Measure } from "./_measures.ts";

/** A measure with what is known of its records. */
export interface Scene {
  readonly measure: Measure;
  readonly known: Known;
  /** What is known of each tool's records, and of each service's. */
  readonly tools: ReadonlyMap<string, Known>;
  readonly services: ReadonlyMap<string, Known>;
  /** Between which it can be told, milliseconds. */
  readonly from: number;
  readonly until: number;
}

function spansBy(items: readonly Item[], keys: (item: Item) => readonly string[]): Map<string, Known> {
  const times = new Map<string, number[]>();
  for (const item of items) {
    for (const key of keys(item)) {
      const own = times.get(key) ?? [];
      own.push(item.at);
      times.set(key, own);
    }
  }
  return new Map([...times].map(([key, own]) => [key, knownSpan(own)]));
}

/** Lays out what is known of a measure up to the end of the period. */
export function sceneOf(measure: Measure, end: string): Scene {
  const ends = Date.parse(end);
  const items = measure.items.filter(({ at }) => at < ends);
  const known = knownSpan(items.map(({ at }) => at));
  return {
    measure: { ...measure, items },
    known,
    tools: spansBy(items, ({ tools }) => tools),
    services: spansBy(items, ({ service }) => service === null ? [] : [service]),
    from: known.from + measure.lead,
    until: ends - known.until > known.silence ? known.until + 1 : ends,
  };
}

/** Names of what does not reach over a stretch: it starts or stops inside of it, longer than chance leaves silent. */
export function partial(spans: ReadonlyMap<string, Known>, { start, end }: Stretch): string[] {
  const [from, until] = [Date.parse(start), Date.parse(end)];
  return [...spans].filter(([, known]) =>
    known.from - from > known.silence || until - known.until > known.silence
  ).map(([name]) => name).sort();
}

/** Services first recorded after an instant. */
export function firstSeen({ services }: Scene, after: number): string[] {
  return [...services].filter(([, { from }]) => from >= after).map(([name]) => name).sort();
}

/** Items of a stretch of time. */
export function within(items: readonly Item[], start: number, end: number): Item[] {
  return items.filter(({ at }) => at >= start && at < end);
}
