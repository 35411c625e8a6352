import type { CalendarRow } from "./rows.ts";

export const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

const fullNames = ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"];

/** How the week is cut for testing. */
export interface Grid {
  /** Hours of one slot, a divisor of 24. */
  readonly hours: number;
  readonly slots: number;
}

// Some three incidents in the emptiest slot: below 500 incidents six-hour slots, above them three-hour ones.
const many = 500;

/** Chooses slots wide enough for the incidents there are. */
export function gridFor(incidents: number): Grid {
  const hours = incidents < many ? 6 : 3;
  return { hours, slots: 7 * 24 / hours };
}

/** The slot of a local hour. */
export function slotOf({ weekday, hour }: Pick<CalendarRow, "weekday" | "hour">, { hours }: Grid): number {
  return (weekday - 1) * 24 / hours + Math.floor(hour / hours);
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}

/** Names a slot as people do: "Tuesdays 06:00–12:00". */
export function slotName(slot: number, { hours }: Grid): string {
  const perDay = 24 / hours;
  const from = (slot % perDay) * hours;
  return `${fullNames[Math.floor(slot / perDay)]} ${clock(from)}–${clock(from + hours)}`;
}

/** Sums a column over the slots of the week. */
export function bySlot(
  rows: readonly CalendarRow[],
  grid: Grid,
  column: "clockHours" | "incidents" | "changes",
): number[] {
  const sums = Array.from({ length: grid.slots }, () => 0);
  for (const row of rows) {
    const slot = slotOf(row, grid);
    sums[slot] = (sums[slot] ?? 0) + row[column];
  }
  return sums;
}
