import type { MatchedCases } from "./matched_rate_ratio.ts";

/** Score of the conditional likelihood as a function of the logarithm of the ratio. */
export interface MatchedScore {
  /** Cases whose matched times differ, so that they say something. */
  readonly n: number;
  /** Of those, cases under the condition. */
  readonly hits: number;
  /** Score and information at a logarithm. */
  at(log: number): { readonly score: number; readonly information: number };
  /** Where the score is so many of its own standard errors; null where it is nowhere. */
  root(errors: number): number | null;
  /** Variance of the score between groups over what independent cases would have, at least 1. */
  spread(log: number): number;
}

/** Logarithms beyond which no ratio is told: a factor of a million. */
const widest = Math.log(1e6);

export function matchedScore({ exposed, shares, groups }: MatchedCases): MatchedScore {
  // Shares are a few fractions: cases of one share are one term.
  const terms = new Map<number, { cases: number; hits: number }>();
  const told: number[] = [];
  for (let at = 0; at < exposed.length; at++) {
    const share = shares[at] ?? 0;
    if (share <= 0 || share >= 1) continue;
    told.push(at);
    const term = terms.get(share) ?? { cases: 0, hits: 0 };
    term.cases++;
    term.hits += exposed[at] ?? 0;
    terms.set(share, term);
  }
  const list = [...terms];
  const hits = list.reduce((sum, [, term]) => sum + term.hits, 0);
  const chance = (share: number, ratio: number) => ratio * share / (1 - share + ratio * share);
  const at = (log: number) => {
    const ratio = Math.exp(log);
    let [score, information] = [0, 0];
    for (const [share, { cases, hits }] of list) {
      const p = chance(share, ratio);
      score += hits - cases * p;
      information += cases * p * (1 - p);
    }
    return { score, information };
  };
  // The score falls as the ratio grows, and so does the score in its own errors.
  const root = (errors: number): number | null => {
    const above = (log: number) => {
      const { score, information } = at(log);
      return score - errors * Math.sqrt(information) > 0;
    };
    if (!above(-widest) || above(widest)) return null;
    let [low, high] = [-widest, widest];
    for (let step = 0; step < 30; step++) {
      const middle = (low + high) / 2;
      if (above(middle)) low = middle;
      else high = middle;
    }
    let log = (low + high) / 2;
    // Halving ends near enough for Newton, who doubles the digits; an end of an interval is near enough as it is.
    for (let step = 0; errors === 0 && step < 2; step++) {
      const { score, information } = at(log);
      log += score / information;
    }
    return log;
  };
  const spread = (log: number): number => {
    const ratio = Math.exp(log);
    const sums = new Map<number, number>();
    for (const index of told) {
      const group = groups[index] ?? 0;
      const residual = (exposed[index] ?? 0) - chance(shares[index] ?? 0, ratio);
      sums.set(group, (sums.get(group) ?? 0) + residual);
    }
    const count = sums.size;
    if (count < 2) return 1;
    const between = [...sums.values()].reduce((sum, one) => sum + one * one, 0) * count / (count - 1);
    return Math.max(1, between / at(log).information);
  };
  return { n: told.length, hits, at, root, spread };
}
