import type { Estimate } from "../../stats/estimate.ts";
import { poissonInterval } from "../../stats/poisson_interval.ts";
import { shareInterval } from "../../stats/share_interval.ts";
import type { PreventionFiring, PreventionRow } from "./rows.ts";

/** How often an incident of the target followed: after warnings that were acted on, that were not, and without one. */
export interface Arms {
  readonly row: PreventionRow;
  /** Shares of warnings. */
  readonly acted: Estimate;
  readonly unacted: Estimate;
  /** Chance in as long a time without a warning. */
  readonly base: Estimate;
  readonly counts: {
    readonly actedIncidents: number;
    readonly unactedIncidents: number;
    /** Fired before the rule's evidence ended. */
    readonly earlier: number;
    /** Horizon not over. */
    readonly open: number;
  };
}

/** Incidents a rate brings within a horizon, as the chance of at least one. */
function baseOf({ quietHours, quietIncidents, horizonHours }: PreventionRow, confidence: number): Estimate {
  if (quietHours === 0) return { estimate: null, confLow: null, confHigh: null, n: 0 };
  // The first hour of a horizon is the gap: what begins in it was not warned of.
  const chance = (count: number) => 1 - Math.exp(-count / quietHours * (horizonHours - 1));
  const { confLow, confHigh } = poissonInterval(quietIncidents, { confidence });
  return {
    estimate: chance(quietIncidents),
    confLow: chance(confLow ?? 0),
    confHigh: chance(confHigh ?? Infinity),
    n: quietIncidents,
  };
}

function followed(firings: readonly PreventionFiring[]): number {
  return firings.filter(({ leadS }) => leadS !== null).length;
}

/** Counts one rule's warnings that fired after it was found and whose horizon is over. */
export function armsOf(row: PreventionRow, confidence: number): Arms {
  const later = row.firings.filter(({ isLater }) => isLater);
  const over = later.filter(({ isOver }) => isOver);
  const acted = over.filter(({ outcome }) => outcome === "acted_on");
  const unacted = over.filter(({ outcome }) => outcome !== "acted_on");
  const [actedIncidents, unactedIncidents] = [followed(acted), followed(unacted)];
  return {
    row,
    acted: shareInterval(actedIncidents, acted.length, { confidence }),
    unacted: shareInterval(unactedIncidents, unacted.length, { confidence }),
    base: baseOf(row, confidence),
    counts: {
      actedIncidents,
      unactedIncidents,
      earlier: row.firings.length - later.length,
      open: later.length - over.length,
    },
  };
}
