import type { MatchedCases } from "./matched_cases.ts";

/** Score of the conditional likelihood as a function of the logarithm of the ratio. */
export interface MatchedScore {
  /** Cases whose matched times differ, so that they say something. */
  readonly n: number;
  /** Of those, cases under the condition. */
  readonly hits: number;
  /** Score, information and how fast information grows, at a logarithm. */
  at(log: number): { readonly score: number; readonly information: number; readonly skew: number };
  /** Where the score is so many of its own standard errors; null where it is nowhere. */
  root(errors: number): number | null;
  /** Variance of the score between groups over what independent cases would have, at least 1. */
  spread(log: number): number;
}

/** Logarithms beyond which no ratio is told: a factor of a million. */
const widest = Math.log(1e6);

/** When a root is near enough, and how many steps it may take: halving alone needs 42. */
const [near, mostSteps] = [1e-11, 100];

/** Cases of one share are one term: shares are a few fractions. In the order in which shares first come. */
class Terms {
  readonly shares: number[] = [];
  readonly cases: number[] = [];
  readonly hits: number[] = [];

  add(share: number, hit: number): void {
    let term = this.shares.indexOf(share);
    if (term < 0) {
      term = this.shares.push(share) - 1;
      this.cases.push(0);
      this.hits.push(0);
    }
    this.cases[term] = (this.cases[term] as number) + 1;
    this.hits[term] = (this.hits[term] as number) + hit;
  }
}

export function matchedScore({ exposed, shares, groups }: MatchedCases): MatchedScore {
  const terms = new Terms();
  const isTold = (share: number) => share > 0 && share < 1;
  let n = 0;
  for (let at = 0; at < exposed.length; at++) {
    const share = shares[at] ?? 0;
    if (!isTold(share)) continue;
    n++;
    terms.add(share, exposed[at] ?? 0);
  }
  const hits = terms.hits.reduce((sum, one) => sum + one, 0);
  const chance = (share: number, ratio: number) => ratio * share / (1 - share + ratio * share);
  const at = (log: number) => {
    const ratio = Math.exp(log);
    let [score, information, skew] = [0, 0, 0];
    for (let term = 0; term < terms.shares.length; term++) {
      const cases = terms.cases[term] as number;
      const p = chance(terms.shares[term] as number, ratio);
      score += (terms.hits[term] as number) - cases * p;
      information += cases * p * (1 - p);
      skew += cases * p * (1 - p) * (1 - 2 * p);
    }
    return { score, information, skew };
  };
  // The score falls as the ratio grows, and so does the score in its own errors: Newton, kept between the ends.
  const root = (errors: number): number | null => {
    const aim = (log: number) => {
      const { score, information, skew } = at(log);
      const error = Math.sqrt(information);
      return { off: score - errors * error, slope: -information - errors * skew / (2 * error) };
    };
    let [low, high] = [-widest, widest];
    if (!(aim(low).off > 0) || aim(high).off > 0) return null;
    let log = 0;
    for (let step = 0; step < mostSteps; step++) {
      const { off, slope } = aim(log);
      if (off > 0) low = log;
      else high = log;
      const newton = log - off / slope;
      const next = newton > low && newton < high ? newton : (low + high) / 2;
      if (Math.abs(next - log) < near) return next;
      log = next;
    }
    return log;
  };
  const spread = (log: number): number => {
    const ratio = Math.exp(log);
    const sums = new Map<number, number>();
    for (let at = 0; at < exposed.length; at++) {
      const share = shares[at] ?? 0;
      if (!isTold(share)) continue;
      const group = groups[at] ?? 0;
      const residual = (exposed[at] ?? 0) - chance(share, ratio);
      sums.set(group, (sums.get(group) ?? 0) + residual);
    }
    const count = sums.size;
    if (count < 2) return 1;
    const between = [...sums.values()].reduce((sum, one) => sum + one * one, 0) * count / (count - 1);
    return Math.max(1, between / at(log).information);
  };
  return { n, hits, at, root, spread };
}
