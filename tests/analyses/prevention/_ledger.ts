import type { PreventionFiring, PreventionRow } from "../../../lib/analyses/prevention/rows.ts";

/** Warnings of one kind: how many, and after how many of them an incident followed. */
export function firings(
  outcome: "acted_on" | "other",
  n: number,
  followed: number,
  rest: Partial<PreventionFiring> = {},
): PreventionFiring[] {
  return Array.from({ length: n }, (_, at) => {
    const isTrue = at < followed;
    return {
      firedAt: `2026-07-${String(at % 28 + 1).padStart(2, "0")}T00:00:00.000Z`,
      outcome: outcome === "acted_on" ? "acted_on" : isTrue ? "came_true" : "false",
      leadS: isTrue ? 3600 * (10 + at) : null,
      isOver: true,
      isLater: true,
      ...rest,
    };
  });
}

/** A rule that was silent for a year with ten incidents: a base rate of 8 % in three days. */
export function row(own: readonly PreventionFiring[], rest: Partial<PreventionRow> = {}): PreventionRow {
  return {
    ruleId: "search-memory",
    horizonHours: 72,
    quietHours: 8760,
    quietIncidents: 10,
    firings: own,
    resolveS: Array.from({ length: 20 }, (_, at) => 3600 * (1 + at / 10)),
    ...rest,
  };
}
