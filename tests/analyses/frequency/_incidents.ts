import type { FrequencyRow } from "../../../lib/analyses/frequency/rows.ts";
import type { Period } from "../../../lib/model/period.ts";
import { createRandom, type Random } from "../../../lib/stats/random.ts";
import { burstyCount } from "../_simulation.ts";

const weekMs = 7 * 86_400_000;

let made = 0;

/** An incident on a service. */
export function incident(started: string | number, service: string | null = null): FrequencyRow {
  return { incidentId: `i-${made++}`, service, startedAt: new Date(started).toISOString() };
}

/** Incidents of a service through a period: overdispersed weekly counts around a rate, spread over each week. */
export function bursts(
  { start, end }: Period,
  { rate, shape = 3, service = null, random = createRandom(1) }: {
    rate: number;
    shape?: number;
    service?: string | null;
    random?: Random;
  },
): FrequencyRow[] {
  const [from, to] = [Date.parse(start), Date.parse(end)];
  return Array.from({ length: Math.ceil((to - from) / weekMs) }, (_, week) => from + week * weekMs)
    .flatMap((week) =>
      Array.from(
        { length: burstyCount(rate, shape, random) },
        () => incident(week + random.next() * weekMs, service),
      )
    )
    .filter(({ startedAt }) => startedAt !== null && Date.parse(startedAt) < to);
}
