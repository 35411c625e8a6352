import { knownSpan } from "../../stats/known_span.ts";
import type { Coverage, Hits, Scope } from "./_coverage.ts";
import { type Scene, type Stream, type Weeks, weekS } from "./_scene.ts";

/** Weeks of which changes are known, as blocks: the first, and the first one after. */
export type Blocks = readonly [first: number, after: number];

/** What is followed by incidents: a kind of change, everywhere or on one service, or two kinds within an hour. */
export interface Subject {
  /** Ends the names of its terms: `kind.flag.service.payments`. */
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Changes in the weeks that count; of a sequence, those of its second kind. */
  readonly changes: number;
  readonly blocks: Blocks;
  readonly hits: Hits;
}

/** When the changes of streams began, in order. */
function startsMs(streams: readonly Stream[]): Float64Array {
  const starts = new Float64Array(streams.reduce((sum, { startedS }) => sum + startedS.length, 0));
  let next = 0;
  for (const { startedS } of streams) for (const at of startedS) starts[next++] = at * 1000;
  return streams.length === 1 ? starts : starts.sort();
}

/** Blocks inside which changes are known: an export that begins late must not look like weeks without changes. */
function blocksOf(streams: readonly Stream[], { from, count, firsts, sizes }: Weeks): Blocks {
  const known = knownSpan(startsMs(streams));
  const [start, end] = [from * 1000, (from + count * weekS) * 1000];
  // Nights and weekends are longer than the silences of a steady rate; a week is not.
  const week = weekS * 1000;
  const silence = Math.max(known.silence, week);
  const begins = known.from - start > silence ? known.from - week : start;
  const ends = end - known.until > silence ? known.until + week : end;
  const inside = firsts.map((first, block) =>
    start + first * weekS * 1000 >= begins && start + (first + (sizes[block] ?? 0)) * weekS * 1000 <= ends
  );
  const first = inside.indexOf(true);
  return first < 0 ? [0, 0] : [first, inside.lastIndexOf(true) + 1];
}

function both(a: Blocks, b: Blocks): Blocks {
  return [Math.max(a[0], b[0]), Math.min(a[1], b[1])];
}

/** How many of ascending times lie before another. */
function numberBefore(times: readonly number[], time: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

function changesIn(streams: readonly Stream[], [first, after]: Blocks, weeks: Weeks): number {
  const start = weeks.from + (weeks.firsts[first] ?? 0) * weekS;
  const end = weeks.from + (weeks.firsts[after] ?? weeks.count) * weekS;
  if (first >= after) return 0;
  return streams.reduce(
    (sum, { startedS }) => sum + numberBefore(startedS, end) - numberBefore(startedS, start),
    0,
  );
}

/** How names and labels tell that a change was made on a service which those of the incident depend on. */
const ending: Readonly<Record<Scope, string>> = { own: "", dependency: ".dependents" };
const marks: Readonly<Record<Scope, Record<string, string>>> = {
  own: {},
  dependency: { on: "services that depend on it" },
};
const scopes = ["own", "dependency"] as const;

/** Kinds first, then sequences of two kinds, then kinds on each service. */
export function subjectsOf({ kinds, services, streams, weeks }: Scene, coverage: Coverage): Subject[] {
  const streamsOf = kinds.map((_, kind) => streams.filter((stream) => stream.kind === kind));
  const known = streamsOf.map((own) => {
    const blocks = blocksOf(own, weeks);
    return { blocks, changes: changesIn(own, blocks, weeks) };
  });
  const ofKinds = scopes.flatMap((scope) =>
    kinds.map((kind, number): Subject => ({
      name: `kind.${kind}${ending[scope]}`,
      labels: { kind, ...marks[scope] },
      ...known[number] ?? { blocks: [0, 0], changes: 0 },
      hits: coverage[scope][number] ?? [],
    }))
  );
  const ofSequences = kinds.flatMap((first, a) =>
    kinds.map((second, b): Subject => {
      const blocks = both(known[a]?.blocks ?? [0, 0], known[b]?.blocks ?? [0, 0]);
      return {
        name: `sequence.${first}.${second}`,
        labels: { first, kind: second },
        blocks,
        changes: changesIn(streamsOf[b] ?? [], blocks, weeks),
        hits: coverage.sequences[a * kinds.length + b] ?? [],
      };
    })
  );
  const ofCells = streams.flatMap((stream): Subject[] => {
    const [kind, service] = [kinds[stream.kind] ?? "", services[stream.service] ?? ""];
    const blocks = both(known[stream.kind]?.blocks ?? [0, 0], blocksOf([stream], weeks));
    const changes = changesIn([stream], blocks, weeks);
    return scopes.flatMap((scope): Subject[] => {
      const hits = coverage.cells[scope][stream.service * kinds.length + stream.kind] ?? [];
      if (hits.length === 0 && scope === "dependency") return [];
      const name = `kind.${kind}.service.${service}${ending[scope]}`;
      return [{ name, labels: { kind, service, ...marks[scope] }, blocks, changes, hits }];
    });
  });
  return [...ofKinds, ...ofSequences, ...ofCells];
}
