/** Turing change-point data (van den Burg and Williams 2020): its series, and its two measures. */
const home = new URL("../../../shared/data/metrics/tcpd/", import.meta.url);
export const isAbsent = !await Deno.stat(home).then(() => true, () => false);

export interface TcpdSeries {
  readonly name: string;
  /** One list of values for each dimension. */
  readonly dimensions: readonly (readonly (number | null)[])[];
  /** Places each annotator marked. */
  readonly annotations: readonly (readonly number[])[];
}

/** The series at hand: a few of the collection may not be passed on and are not there. */
export function tcpdSeries(): TcpdSeries[] {
  const marked = JSON.parse(Deno.readTextFileSync(new URL("annotations.json", home))) as Record<
    string,
    Record<string, number[]>
  >;
  return Object.entries(marked).flatMap(([name, annotations]) => {
    try {
      const text = Deno.readTextFileSync(new URL(`datasets/${name}/${name}.json`, home));
      const { series } = JSON.parse(text) as {
        readonly series: readonly { readonly raw: (number | null)[] }[];
      };
      return [{ name, dimensions: series.map(({ raw }) => raw), annotations: Object.values(annotations) }];
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) return [];
      throw error;
    }
  });
}

/** How many of one set have a place of the other within five, each used once. */
function matched(wanted: Iterable<number>, found: readonly number[]): number {
  const left = new Set(found);
  let count = 0;
  for (const place of [...wanted].sort((a, b) => a - b)) {
    const [near] = [...left].filter((one) => Math.abs(one - place) <= 5)
      .sort((a, b) => Math.abs(a - place) - Math.abs(b - place) || a - b);
    if (near === undefined) continue;
    left.delete(near);
    count++;
  }
  return count;
}

/** Precision against all annotators together and mean recall of each; the start always counts as marked and found. */
export function fMeasure({ annotations }: TcpdSeries, found: readonly number[]): number {
  const told = [...new Set([0, ...found])];
  const precision = matched(new Set([0, ...annotations.flat()]), told) / told.length;
  const recalls = annotations.map((own) => matched(new Set([0, ...own]), told) / new Set([0, ...own]).size);
  const recall = recalls.reduce((sum, one) => sum + one, 0) / recalls.length;
  return 2 * precision * recall / (precision + recall);
}

function partsOf(places: readonly number[], n: number): [number, number][] {
  const ends = [...new Set([0, ...places, n])].sort((a, b) => a - b);
  return ends.slice(1).map((end, at) => [ends[at] as number, end]);
}

function likeness([from, to]: [number, number], [start, end]: [number, number]): number {
  const both = Math.max(0, Math.min(to, end) - Math.max(from, start));
  return both / (to - from + end - start - both);
}

/** How well the parts of each annotator are found again (Jaccard, weighted by length), on average. */
export function cover({ annotations, dimensions }: TcpdSeries, found: readonly number[]): number {
  const n = dimensions[0]?.length ?? 0;
  const own = partsOf(found, n);
  const each = annotations.map((places) =>
    partsOf(places, n).reduce(
      (sum, part) => sum + (part[1] - part[0]) / n * Math.max(...own.map((one) => likeness(part, one))),
      0,
    )
  );
  return each.reduce((sum, one) => sum + one, 0) / each.length;
}
