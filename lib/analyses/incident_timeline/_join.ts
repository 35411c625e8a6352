import { classOf, type EventClass } from "./_event_class.ts";
import type { TimelineTelling } from "./rows.ts";

/** A telling with its time set right. */
export interface Timed {
  readonly telling: TimelineTelling;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly shiftS: number;
}

/** Tellings of one event: those that agree on its time, and those that do not, each group by itself. */
export interface Joined {
  readonly event: EventClass | null;
  readonly agreed: readonly Timed[];
  readonly others: readonly (readonly Timed[])[];
}

/** Milliseconds two tellings of one event may lie apart: what a bot takes, and a minute written without seconds. */
const nearMs = 120_000;
/** Farther apart than this, like words speak of something else. */
const sameDayMs = 6 * 3_600_000;
/** Fewer words may be the same by chance. */
const fewestWords = 4;
const alike = 0.8;

/** Neighbours in time, as long as each is near the one before. */
function clustersOf(timed: readonly Timed[]): Timed[][] {
  const clusters: Timed[][] = [];
  for (const one of timed.toSorted((a, b) => a.at - b.at)) {
    const last = clusters.at(-1);
    if (last && one.at - (last.at(-1) as Timed).at <= nearMs) last.push(one);
    else clusters.push([one]);
  }
  return clusters;
}

/** The time most sources agree on; among equals the one of a record, then the first. */
function settle(event: EventClass | null, timed: readonly Timed[]): Joined {
  const sources = (cluster: readonly Timed[]) => new Set(cluster.map(({ telling }) => telling.source)).size;
  const record = (cluster: readonly Timed[]) =>
    cluster.some(({ telling }) => telling.kind === "moment") ? 1 : 0;
  const [agreed = [], ...others] = clustersOf(timed).toSorted((a, b) =>
    sources(b) - sources(a) || record(b) - record(a)
  );
  return { event, agreed, others };
}

/** Of what one source tells several times, such as a second answer, the first is the event; of ends, the last. */
function decisive(timed: readonly Timed[], event: EventClass): { own: Timed[]; rest: Timed[] } {
  const bySource = [...Map.groupBy(timed, ({ telling }) => telling.source).values()].map((own) =>
    own.toSorted((a, b) => event === "resolved" || event === "mitigated" ? b.at - a.at : a.at - b.at)
  );
  return { own: bySource.flatMap(([first]) => first ?? []), rest: bySource.flatMap(([, ...more]) => more) };
}

/** Whatever record tells it: the incident has one beginning and one first notice, but is opened in every tool. */
const isOfIncident = (event: EventClass) => event === "started" || event === "detected";

/** Which tool's record tells it; what no tool tells belongs to the nearest that does. */
function threadsOf(event: EventClass, timed: readonly Timed[]): Timed[][] {
  if (isOfIncident(event)) return [[...timed]];
  const isRecord = ({ telling }: Timed) => telling.record !== null && telling.kind !== "message";
  const threads = [...Map.groupBy(timed.filter(isRecord), ({ telling }) => telling.record).values()];
  for (const one of timed.filter((one) => !isRecord(one))) {
    const gap = (thread: readonly Timed[]) => Math.min(...thread.map(({ at }) => Math.abs(at - one.at)));
    const nearest = threads.toSorted((a, b) => gap(a) - gap(b))[0];
    if (nearest && gap(nearest) <= sameDayMs) nearest.push(one);
    else threads.push([one]);
  }
  return threads;
}

/** Threads whose times agree are told together: opened in two tools at once. */
function together(joined: readonly Joined[]): Joined[] {
  const result: Joined[] = [];
  for (const one of joined.toSorted((a, b) => (a.agreed[0]?.at ?? 0) - (b.agreed[0]?.at ?? 0))) {
    const last = result.at(-1);
    if (
      last && last.event !== null && Math.abs((one.agreed[0]?.at ?? 0) - (last.agreed[0]?.at ?? 0)) <= nearMs
    ) {
      result[result.length - 1] = {
        event: last.event,
        agreed: [...last.agreed, ...one.agreed],
        others: [...last.others, ...one.others],
      };
    } else result.push(one);
  }
  return result;
}

function joinClass(event: EventClass, timed: readonly Timed[]): Joined[] {
  const threads = threadsOf(event, timed).map((thread) => decisive(thread, event));
  return [
    ...together(threads.map(({ own }) => settle(event, own))),
    ...threads.flatMap(({ rest }) => rest).map((one): Joined => ({ event, agreed: [one], others: [] })),
  ];
}

function wordsOf({ telling }: Timed): ReadonlySet<string> {
  return new Set((telling.text ?? "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

function isAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  if (one.size < fewestWords || other.size < fewestWords) return false;
  const shared = one.intersection(other).size;
  return shared / (one.size + other.size - shared) >= alike;
}

/** Lines of two sources in the same words are one event, told at the same time or not. */
function joinTexts(timed: readonly Timed[]): Joined[] {
  const groups: { readonly words: ReadonlySet<string>; readonly own: Timed[] }[] = [];
  for (const one of timed) {
    const words = wordsOf(one);
    const { source, kind, what, service } = one.telling;
    const group = groups.find((group) =>
      isAlike(words, group.words) &&
      group.own.every(({ telling, at }) =>
        telling.source !== source && Math.abs(at - one.at) <= sameDayMs && telling.service === service &&
        (kind === "alert" || telling.kind === "alert" ? telling.kind === kind && telling.what === what : true)
      )
    );
    if (group) group.own.push(one);
    else groups.push({ words, own: [one] });
  }
  return groups.map(({ own }) => settle(null, own));
}

/** Puts together what several sources tell of one event. */
export function join(timed: readonly Timed[]): Joined[] {
  const byClass = Map.groupBy(timed, ({ telling }) => classOf(telling));
  return [...byClass].flatMap(([event, own]) => event === null ? joinTexts(own) : joinClass(event, own));
}
