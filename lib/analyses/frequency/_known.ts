import { dispersion } from "../../stats/dispersion.ts";
import { type Known, weekMs } from "./_weeks.ts";

const rarely = 0.001;
const enough = 5;

/** Finds the span the warehouse knows of, from when all its incidents started (milliseconds, ascending). */
export function knownSpan(times: readonly number[]): Known {
  const [from, until] = [times[0] ?? 0, times.at(-1) ?? 0];
  const weeks = Math.floor((until - from) / weekMs);
  if (times.length < enough || weeks < 2) return { from, until, silence: Infinity };
  const counts = Array.from({ length: weeks }, () => 0);
  for (const time of times) {
    const week = Math.floor((time - from) / weekMs);
    if (week < weeks) counts[week] = (counts[week] ?? 0) + 1;
  }
  // Bursts leave longer silences than independent incidents do: the dispersion stretches them.
  const spread = Math.max(1, dispersion(counts));
  return { from, until, silence: -Math.log(rarely) * spread * (until - from) / times.length };
}
