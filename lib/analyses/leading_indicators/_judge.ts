import { benjaminiHochberg } from "../../stats/benjamini_hochberg.ts";
import { effectiveTests } from "../../stats/effective_tests.ts";
import { binOf, strata, stratumOf, type Tail, tailsOf, type Tally, type Trial } from "./_tally.ts";

/** A trial and how surely it is not chance. */
export interface JudgedTrial extends Trial {
  /** 0 to 1, two-sided, of this reading alone. */
  readonly pValue: number;
  /** Adjusted for everything tried. */
  readonly qValue: number;
}

/** What a search says as a whole. */
export interface Verdict {
  readonly trials: readonly JudgedTrial[];
  /** The same by target. */
  readonly byTarget: ReadonlyMap<number, readonly JudgedTrial[]>;
  /** Share of worlds whose best target looks as good as the best of the real one. */
  readonly anyP: number;
  /** Adjusted p of a trial of one of its targets, had it come out so. */
  readonly qOf: (trial: Pick<Trial, "target" | "reading" | "z">) => number;
}

/** Smallest p of each target in each world, by target and world; 1 without a trial. */
function smallestOf({ farthest, worlds }: Tally, tails: readonly Tail[]): Float64Array[] {
  const size = worlds + 1;
  const targets = farthest.length / strata / size;
  return Array.from({ length: targets }, (_, target) =>
    Float64Array.from({ length: size }, (_, world) => {
      let smallest = 1;
      for (let stratum = 0; stratum < strata; stratum++) {
        const bin = farthest[(target * strata + stratum) * size + world] as number;
        if (bin >= 0) smallest = Math.min(smallest, (tails[world] as Tail)(stratum, bin));
      }
      return smallest;
    }));
}

/** How far the farthest trial of a world went. */
function farthestIn({ farthest, worlds }: Tally, world: number): number {
  let bin = -1;
  for (let at = world; at < farthest.length; at += worlds + 1) bin = Math.max(bin, farthest[at] as number);
  return bin;
}

/** Share of worlds that look as good as the real one: by their best target, then by their farthest trial. */
function shareAsGood(tally: Tally, best: readonly number[]): number {
  const [real, reach] = [best[0] as number, farthestIn(tally, 0)];
  const asGood = best.filter((q, world) =>
    q < real * (1 - 1e-9) || (q <= real * (1 + 1e-9) && farthestIn(tally, world) >= reach)
  );
  return asGood.length / best.length;
}

/** p of the smallest of so many: Šidák's. */
function smallestP(p: number, tests: number): number {
  return p >= 1 ? 1 : -Math.expm1(tests * Math.log1p(-p));
}

/**
 * Judges a search in three steps. Each target's smallest p is adjusted for as many tests as its worlds say its trials are
 * worth; the targets are one search (Benjamini and Hochberg 1995), and inside those that pass, trials are judged at the
 * level that is left for each (Benjamini and Bogomolov 2014). Whether anything passes at all is asked of the worlds: if
 * too many of them look as good as the real one, nothing does.
 */
export function judge(tally: Tally, level: number): Verdict {
  const tails = tailsOf(tally);
  const tried = [...new Set(tally.trials.map(({ target }) => target))];
  if (tried.length === 0) return { trials: [], byTarget: new Map(), anyP: 1, qOf: () => 1 };
  const realTail = tails[0] as Tail;
  const smallest = smallestOf(tally, tails);
  const tests = new Map(tried.map((target) => [target, effectiveTests(smallest[target] as Float64Array)]));
  const pOf = (target: number, world: number) =>
    smallestP((smallest[target] as Float64Array)[world] as number, tests.get(target) as number);
  const worlds = Array.from(
    { length: tally.worlds + 1 },
    (_, world) => benjaminiHochberg(tried.map((target) => pOf(target, world))),
  );
  const anyP = shareAsGood(tally, worlds.map((qValues) => Math.min(...qValues)));
  const targetQ = new Map(tried.map((target, at) => [target, Math.max(anyP, worlds[0]?.[at] ?? 1)]));
  const passed = [...targetQ.values()].filter((q) => q <= level).length;
  const share = Math.max(1, passed) / tried.length;
  const pAlone = ({ reading, z }: Pick<Trial, "reading" | "z">) => realTail(stratumOf(reading), binOf(z));
  const qOf: Verdict["qOf"] = (trial) => {
    const inside = smallestP(pAlone(trial), tests.get(trial.target) ?? Infinity) / share;
    return Math.min(1, Math.max(inside, targetQ.get(trial.target) ?? 1));
  };
  const trials = tally.trials.map((trial): JudgedTrial => ({
    ...trial,
    pValue: pAlone(trial),
    qValue: qOf(trial),
  }));
  return { trials, byTarget: Map.groupBy(trials, ({ target }) => target), anyP, qOf };
}
