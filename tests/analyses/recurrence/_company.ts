import type { RecurrenceRow } from "../../../lib/analyses/recurrence/rows.ts";
import type { Period } from "../../../lib/model/period.ts";
import type { Random } from "../../../lib/stats/random.ts";
import { burstyCount } from "../_simulation.ts";

const weekMs = 7 * 86_400_000;

/** One incident; in no family unless told. */
export function incident(
  id: string,
  started: string | number,
  family: string | null = null,
  rest: Partial<RecurrenceRow> = {},
): RecurrenceRow {
  const startedAt = new Date(started).toISOString();
  return { incidentId: id, startedAt, familyId: family, family, stability: null, isTooThin: false, ...rest };
}

/** What a family's rate is multiplied by, week by week back from the end: week 0 is the last. */
export type Pace = (weekFromEnd: number) => number;

/** Incidents a week of a kind, and how its pace changes; `null` is what comes only once. */
export interface Kind {
  readonly family: string | null;
  readonly perWeek: number;
  readonly pace?: Pace;
  /** Of the gamma that multiplies each week; default 2, strong bursts. */
  readonly shape?: number;
}

/** So many weeks of bursty incidents up to the end of the period. */
export function company(
  kinds: readonly Kind[],
  weeks: number,
  { end }: Period,
  random: Random,
): RecurrenceRow[] {
  return kinds.flatMap(({ family, perWeek, pace = () => 1, shape = 2 }) =>
    Array.from({ length: weeks }, (_, back) => {
      const from = Date.parse(end) - (back + 1) * weekMs;
      return Array.from(
        { length: burstyCount(perWeek * pace(back), shape, random) },
        (_, index) => incident(`${family}-${back}-${index}`, from + random.next() * weekMs, family),
      );
    }).flat()
  );
}

/** Families of all sizes that keep their pace, and what comes once. */
export const stable: readonly Kind[] = [
  { family: null, perWeek: 1 },
  ...[1.2, 0.8, 0.5, 0.4, 0.3, 0.2, 0.1, 0.1, 0.05, 0.05].map((perWeek, index) => ({
    family: `family ${index}`,
    perWeek,
  })),
];
