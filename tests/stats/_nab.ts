/** Numenta Anomaly Benchmark: its series, its scorer (Lavin and Ahmad 2015, scoring rules of version 1.1) and one of its rows. */
import { normalCdf } from "../../lib/stats/_normal_cdf.ts";

const home = new URL("../../../shared/data/metrics/nab/", import.meta.url);
export const isAbsent = !await Deno.stat(home).then(() => true, () => false);

export interface NabSeries {
  readonly name: string;
  readonly values: readonly number[];
  /** First and last place of each labelled window. */
  readonly windows: readonly (readonly [number, number])[];
}

export function nabSeries(): NabSeries[] {
  const labels = JSON.parse(Deno.readTextFileSync(new URL("labels/combined_windows.json", home))) as Record<
    string,
    [string, string][]
  >;
  return Object.entries(labels).map(([name, windows]) => {
    const rows = Deno.readTextFileSync(new URL(`data/${name}`, home)).trim().split("\n").slice(1)
      .map((line) => line.split(",") as [string, string]);
    const place = (at: string) => rows.findIndex(([time]) => time === at.slice(0, 19));
    return {
      name,
      values: rows.map(([, value]) => Number(value)),
      windows: windows.map(([first, last]) => [place(first), place(last)] as const),
    };
  });
}

/** Scores of the published detectors on the standard profile, best first. */
export function nabLadder(): [string, number][] {
  const results = JSON.parse(Deno.readTextFileSync(new URL("results/final_results.json", home))) as Record<
    string,
    { readonly standard: number }
  >;
  return Object.entries(results).map(([name, { standard }]): [string, number] => [name, standard])
    .sort((a, b) => b[1] - a[1]);
}

/** A place that counts: its score, what a detection there is worth, and the window it is in. */
interface Place {
  readonly score: number;
  readonly worth: number;
  readonly window: string | null;
}

const falsePositive = 0.11;

function sigmoid(position: number): number {
  return position > 3 ? -1 : 2 / (1 + Math.exp(5 * position)) - 1;
}

function placesOf({ name, values, windows }: NabSeries, scores: ArrayLike<number>): Place[] {
  const probation = Math.min(Math.floor(0.15 * values.length), 750);
  return values.flatMap((_, at): Place[] => {
    if (at < probation) return [];
    const score = scores[at] ?? 0;
    const inside = windows.find(([first, last]) => at >= first && at <= last);
    if (inside !== undefined) {
      const [first, last] = inside;
      const worth = sigmoid(-(last - at + 1) / (last - first + 1)) / sigmoid(-1);
      return [{ score, worth, window: `${name}:${first}` }];
    }
    const before = windows.findLast(([, last]) => last < at);
    const position = before === undefined ? Infinity : (at - before[1]) / (before[1] - before[0]);
    return [{ score, worth: falsePositive * sigmoid(position), window: null }];
  });
}

/** Series with the scores a detector gave them. */
export type Scored = readonly (readonly [NabSeries, ArrayLike<number>])[];

function preparedOf(scored: Scored) {
  const places = scored.flatMap(([series, scores]) => placesOf(series, scores))
    .sort((a, b) => b.score - a.score);
  return { places, windows: scored.reduce((sum, [{ windows }]) => sum + windows.length, 0) };
}

/** The standard profile: 100 for every window found at once and nothing else, 0 for a detector that is silent. */
export function nabScore(scored: Scored, fixed: number | null = null): { score: number; threshold: number } {
  const { places, windows } = preparedOf(scored);
  const found = new Map<string, number>();
  let [raw, best] = [-windows, { score: fixed === null ? 0 : -Infinity, threshold: Infinity }];
  places.forEach(({ score, worth, window }, at) => {
    if (fixed !== null && score < fixed) return;
    const had = window === null ? 0 : found.get(window) ?? -1;
    if (window === null) raw += worth;
    else if (worth > had) {
      raw += worth - had;
      found.set(window, worth);
    }
    const told = 50 * (raw + windows) / windows;
    if (fixed !== null) best = { score: told, threshold: fixed };
    else if (places[at + 1]?.score !== score && told > best.score) best = { score: told, threshold: score };
  });
  return best;
}

/** The benchmark's own baseline: the normal tail of a value among 6,400 before it, a hundred replaced at a time. */
export function windowedGaussian(values: readonly number[]): number[] {
  const [size, step] = [6400, 100];
  let [mean, sd] = [0, 1];
  const learn = (from: number, to: number) => {
    let [sum, squares] = [0, 0];
    for (let at = from; at < to; at++) sum += values[at] as number;
    mean = sum / (to - from);
    for (let at = from; at < to; at++) squares += ((values[at] as number) - mean) ** 2;
    sd = Math.sqrt(squares / (to - from)) || 1e-6;
  };
  return values.map((value, at) => {
    const score = at === 0 ? 0 : 1 - normalCdf(-Math.abs(value - mean) / sd);
    const after = at + 1;
    if (after <= size) learn(0, after);
    else if ((after - size) % step === 0) learn(after - size, after);
    return Number(score.toPrecision(12)); // as many digits as its published results keep
  });
}
