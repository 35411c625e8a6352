import type { Period } from "../../model/period.ts";
import { startedIn } from "../../model/started_in.ts";
import { clockOf, type Measure, measures, type Spell, type Spells, spellsOf } from "./_spells.ts";
import type { DurationRow } from "./rows.ts";
import type { Settings } from "./options.ts";

/** The spells of one measure in the two periods, and in all time up to the period's end. */
export interface Arms {
  readonly measure: Measure;
  readonly period: Spells;
  readonly against: Spells;
  readonly history: readonly Spell[];
}

function within(rows: readonly DurationRow[], period: Period | null): DurationRow[] {
  return period === null ? [] : startedIn(rows, period);
}

/** Sorts incidents into periods by their start. */
export function armsOf(rows: readonly DurationRow[], { period, against }: Settings): Arms[] {
  const beginning = { ...period, start: new Date(-8.64e15).toISOString() };
  const [now, before, ever] = [within(rows, period), within(rows, against), within(rows, beginning)];
  return measures.map((measure) => {
    const clock = clockOf(ever, measure);
    return {
      measure,
      period: spellsOf(now, measure, clock),
      against: spellsOf(before, measure, clock),
      history: spellsOf(ever, measure, clock).spells,
    };
  });
}
