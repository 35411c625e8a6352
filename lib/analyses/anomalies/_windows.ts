import { type Grid, hourMs } from "./_streams.ts";
import type { AnomalyRow } from "./rows.ts";
import type { Settings } from "./options.ts";

/** Hours of the grid, the end excluded. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The window around the incident, and windows of its shape on other days. */
export interface Windows {
  /** Start of the incident, milliseconds. */
  readonly startedAt: number;
  readonly own: Span;
  readonly others: readonly Span[];
}

/** Fewest windows by which to judge; where days without another incident are fewer, all days count. */
export const fewestWindows = 40;

interface Spell {
  readonly from: number;
  readonly until: number;
}

function spellOf({ at, value }: AnomalyRow): Spell {
  const from = Date.parse(at);
  return { from, until: from + 1000 * (value ?? 0) };
}

function isWithin({ from, to }: Span, hours: number): boolean {
  return from >= 0 && to <= hours;
}

/**
 * Windows shifted by whole days that touch neither the incident's own nor, where enough are left, other incidents of its
 * services and half as many hours before them as are looked at.
 */
export function windowsOf(
  rows: readonly AnomalyRow[],
  grid: Grid,
  { incidentId, hoursBefore, hoursAfter }: Settings,
): Windows | null {
  const incidents = rows.filter(({ kind }) => kind === "incident");
  const chosen = incidents.find(({ stream }) => stream === incidentId);
  if (chosen === undefined || grid.hours === 0) return null;
  const { from: startedAt, until } = spellOf(chosen);
  const start = Math.floor((startedAt - grid.from) / hourMs);
  const end = Math.floor((Math.min(until, startedAt + hoursAfter * hourMs) - grid.from) / hourMs);
  const own = { from: start - hoursBefore, to: Math.max(start, end) + 1 };
  const length = own.to - own.from;
  const days = Math.ceil(grid.hours / 24);
  const shifted = Array.from({ length: 2 * days + 1 }, (_, at) => 24 * (at - days))
    .filter((shift) => Math.abs(shift) >= length)
    .map((shift) => ({ from: own.from + shift, to: own.to + shift }))
    .filter((span) => isWithin(span, grid.hours));
  const others = incidents.filter(({ stream }) => stream !== incidentId).map(spellOf).map((
    { from, until },
  ) => ({
    from: Math.floor((from - grid.from) / hourMs) - hoursBefore / 2,
    to: Math.floor((until - grid.from) / hourMs) + 1,
  }));
  const quiet = shifted.filter((span) => others.every(({ from, to }) => span.to <= from || span.from >= to));
  return { startedAt, own, others: quiet.length >= fewestWindows ? quiet : shifted };
}
