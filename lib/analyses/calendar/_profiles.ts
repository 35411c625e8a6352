import type { Skipped, Term } from "../../model/finding.ts";
import { benjaminiHochberg } from "../../stats/benjamini_hochberg.ts";
import { type ProfileResult, weekBlockTest } from "../../stats/profile_test.ts";
import type { Settings } from "./options.ts";
import { bySlot, type Grid, slotName } from "./_slots.ts";
import type { CalendarRow } from "./rows.ts";

/** What the starts of incidents are held against. */
export type Exposure = "clock" | "changes";

/** The tested profiles as terms, adjusted as one search, and what was too thin to test. */
export interface Profiles {
  readonly terms: readonly Term[];
  readonly skipped: readonly Skipped[];
  readonly hypotheses: number;
}

// The share of changes is itself estimated: with this many to each incident its error hardly counts.
const changesPerIncident = 5;
const changesPerSlot = 10;

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function weeksOf(rows: readonly CalendarRow[], grid: Grid): number[][] {
  return [...Map.groupBy(rows, ({ week }) => week)]
    .sort(([a], [b]) => a < b ? -1 : 1)
    .map(([, week]) => bySlot(week, grid, "incidents"));
}

/** The clock's hours, or the changes with one more in every slot, because none seen is not none possible. */
function exposureOf(rows: readonly CalendarRow[], grid: Grid, exposure: Exposure): number[] {
  return exposure === "clock"
    ? bySlot(rows, grid, "clockHours")
    : bySlot(rows, grid, "changes").map((changes) => changes + 1);
}

function reasonToSkip(rows: readonly CalendarRow[], grid: Grid, exposure: Exposure, minimum: number) {
  const incidents = total(rows.map((row) => row.incidents));
  if (incidents < minimum) return `${incidents} incidents: a weekly pattern needs ${minimum}`;
  if (bySlot(rows, grid, "clockHours").some((hours) => hours === 0)) {
    return "the period is shorter than a week";
  }
  const changes = total(rows.map((row) => row.changes));
  const needed = Math.max(changesPerSlot * grid.slots, changesPerIncident * incidents);
  if (exposure === "changes" && changes < needed) {
    return `${changes} changes: their share of every slot is known well enough from ${needed}`;
  }
  return null;
}

function profileTerms(exposure: Exposure, grid: Grid, { statistic, pValue, cells }: ProfileResult): Term[] {
  return [
    {
      term: `${exposure}.pattern`,
      n: total(cells.map(({ observed }) => observed)),
      estimate: null,
      unit: "ratio",
      confLow: null,
      confHigh: null,
      statistic,
      pValue,
      labels: { exposure },
    },
    ...cells.map(({ slot, observed, ratio, pValue }): Term => ({
      term: `${exposure}.slot.${slot}`,
      n: observed,
      estimate: ratio.estimate,
      unit: "ratio",
      confLow: ratio.confLow,
      confHigh: ratio.confHigh,
      statistic: ratio.estimate,
      pValue,
      labels: { exposure, slot: slotName(slot, grid) },
    })),
  ];
}

/** Tests the week's profile of incident starts against the clock, and against the share of changes. */
export function profilesOf(rows: readonly CalendarRow[], grid: Grid, settings: Settings): Profiles {
  const exposures = (["clock", "changes"] as const).map((exposure) => ({
    exposure,
    reason: reasonToSkip(rows, grid, exposure, settings.minimum),
  }));
  const terms = exposures.flatMap(({ exposure, reason }) =>
    reason !== null ? [] : profileTerms(
      exposure,
      grid,
      weekBlockTest(weeksOf(rows, grid), exposureOf(rows, grid, exposure), settings),
    )
  );
  const qValues = benjaminiHochberg(terms.map(({ pValue }) => pValue ?? 1));
  const incidents = total(rows.map((row) => row.incidents));
  return {
    terms: terms.map((term, index) => ({ ...term, qValue: qValues[index] ?? null })),
    skipped: exposures.flatMap(({ exposure, reason }) =>
      reason === null ? [] : [{ term: `${exposure}.pattern`, n: incidents, reason }]
    ),
    hypotheses: terms.length,
  };
}
