import { knownIn, onsetOf, scan, type Stretch } from "./_scan.ts";
import type { Stream } from "./_streams.ts";
import { fewestWindows, type Windows } from "./_windows.ts";

/** A stream whose window was compared with its other windows. */
export interface Judged {
  readonly stream: Stream;
  readonly stretch: Stretch;
  /** Hour in which it began. */
  readonly onset: number;
  /** Other windows it was compared with. */
  readonly windows: number;
  /** Excess over the far windows, in their mean excess: what streams of any law are ranked by. */
  readonly surprise: number;
  /** Share of windows as far from usual. */
  readonly pValue: number;
  /** Share of days on which any stream was as surprising. */
  readonly qValue: number;
}

/** A stream that could not be judged. */
export interface Unjudged {
  readonly stream: Stream;
  readonly known: number;
  readonly reason: string;
}

/** Share of windows that count as far. */
const farShare = 0.2;

interface Scored {
  readonly stream: Stream;
  readonly stretch: Stretch;
  /** Surprise of the own window, then of each other one; NaN where too little is known. */
  readonly surprises: Float64Array;
}

/** All windows are treated alike, the own one included: any of them may be as far by chance. */
function surprisesOf(statistics: Float64Array): Float64Array {
  const descending = statistics.filter((value) => !Number.isNaN(value)).sort().reverse();
  const far = Math.max(1, Math.floor(farShare * descending.length));
  const least = descending[far] as number;
  const excess = descending.subarray(0, far).reduce((sum, value) => sum + value - least, 0) / far;
  return statistics.map((value) => excess > 0 ? (value - least) / excess : 0);
}

function scoreOf(stream: Stream, { own, others }: Windows): Scored | Unjudged {
  const spans = [own, ...others];
  const known = spans.map((span) => knownIn(stream.rest, span));
  const usual = known.toSorted((a, b) => a - b)[Math.floor(known.length / 2)] as number;
  const isKnown = known.map((count) => count > 0 && count >= usual / 2);
  const n = known[0] as number;
  if (!isKnown[0]) return { stream, known: n, reason: "too little is known of it around the incident" };
  const windows = isKnown.filter(Boolean).length - 1;
  if (windows < fewestWindows) {
    return {
      stream,
      known: n,
      reason: `${windows} other windows are known: ${fewestWindows} tell what is usual`,
    };
  }
  const stretches = spans.map((span, at) => isKnown[at] ? scan(stream.rest, span) : null);
  const statistics = Float64Array.from(stretches, (stretch) => stretch?.statistic ?? NaN);
  return { stream, stretch: stretches[0] as Stretch, surprises: surprisesOf(statistics) };
}

/**
 * Windows of other days overlap each other, the own one is alone: it counts for as many as would overlap it, or one event in
 * it would weigh less than one on other days.
 */
function shareAsFar(own: number, others: Iterable<number>, weight: number): number {
  let [asFar, n] = [weight, weight];
  for (const value of others) {
    if (Number.isNaN(value)) continue;
    n++;
    if (value >= own) asFar++;
  }
  return asFar / n;
}

/** Ranks streams by surprise; adjusted by the greatest surprise of any stream on each other day (Westfall and Young 1993). */
export function judge(
  streams: readonly Stream[],
  windows: Windows,
): { readonly judged: Judged[]; readonly unjudged: Unjudged[] } {
  const all = streams.map((stream) => scoreOf(stream, windows));
  const scored = all.filter((one) => "surprises" in one);
  const greatest = windows.others.map((_, day) =>
    scored.reduce((most, { surprises }) => {
      const value = surprises[day + 1] as number;
      return value > most ? value : most;
    }, -Infinity)
  );
  const weight = Math.ceil((windows.own.to - windows.own.from) / 24);
  const judged = scored.map(({ stream, stretch, surprises }): Judged => {
    const surprise = surprises[0] as number;
    const others = surprises.subarray(1);
    return {
      stream,
      stretch,
      onset: onsetOf(stream.rest, windows.own, stretch),
      windows: others.filter((value) => !Number.isNaN(value)).length,
      surprise,
      pValue: shareAsFar(surprise, others, weight),
      qValue: shareAsFar(surprise, greatest, weight),
    };
  }).sort((one, other) => other.surprise - one.surprise);
  return { judged, unjudged: all.filter((one) => "reason" in one) };
}
