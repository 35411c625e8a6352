import type { Term } from "../../model/finding.ts";
import { type Grid, slotOf, weekdays } from "./_slots.ts";
import type { CalendarRow } from "./rows.ts";

/** One hour of the week, over the whole period. */
export interface CalendarCell {
  /** `Mon` to `Sun`. */
  readonly weekday: string;
  /** 0 to 23, local. */
  readonly hour: number;
  /** Hours the clock spent in it. */
  readonly clockHours: number;
  /** Incidents that started in it. */
  readonly incidents: number;
  /** Changes that went out in it. */
  readonly changes: number;
  /** Whether its slot differs from what the clock explains, after adjustment. */
  readonly standsOut: boolean;
}

/** Adds the weeks up, hour by hour. */
export function cellsOf(
  rows: readonly CalendarRow[],
  grid: Grid,
  terms: readonly Term[],
  level: number,
): CalendarCell[] {
  const passing = new Set(
    terms.filter(({ qValue }) => typeof qValue === "number" && qValue <= level).map(({ term }) => term),
  );
  const hourly: Grid = { hours: 1, slots: 168 };
  const byHour = Map.groupBy(rows, (row) => slotOf(row, hourly));
  return Array.from({ length: hourly.slots }, (_, index) => {
    const place = { weekday: Math.floor(index / 24) + 1, hour: index % 24 };
    const members = byHour.get(index) ?? [];
    const sum = (column: "clockHours" | "incidents" | "changes") =>
      members.reduce((total, row) => total + row[column], 0);
    return {
      weekday: weekdays[place.weekday - 1] ?? "",
      hour: place.hour,
      clockHours: sum("clockHours"),
      incidents: sum("incidents"),
      changes: sum("changes"),
      standsOut: passing.has(`clock.slot.${slotOf(place, grid)}`),
    };
  });
}
