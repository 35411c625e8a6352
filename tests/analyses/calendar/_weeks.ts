import type { CalendarRow } from "../../../lib/analyses/calendar/rows.ts";

/** An hour of a quarter: its place in time, in its week and in its day. */
export interface Hour {
  /** 0 is the first Monday's midnight. */
  readonly index: number;
  readonly weekday: number;
  readonly hour: number;
}

/** Thirteen whole weeks, hour by hour, with as many incidents and changes as the functions say. */
export function quarter(
  incidents: (hour: Hour) => number,
  changes: (hour: Hour) => number = () => 0,
): CalendarRow[] {
  return Array.from({ length: 13 * 168 }, (_, index) => {
    const place = { index, weekday: Math.floor(index % 168 / 24) + 1, hour: index % 24 };
    const monday = Date.UTC(2026, 5, 29 + 7 * Math.floor(index / 168));
    return {
      week: new Date(monday).toISOString().slice(0, 10),
      weekday: place.weekday,
      hour: place.hour,
      clockHours: 1,
      incidents: incidents(place),
      changes: changes(place),
    };
  });
}

/** Whether people are at work. */
export function isOffice({ weekday, hour }: Hour): boolean {
  return weekday <= 5 && hour >= 8 && hour < 18;
}
