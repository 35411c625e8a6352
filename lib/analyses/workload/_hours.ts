import type { WorkHours } from "./points.ts";
import type { WorkloadRow } from "./rows.ts";

/** In the order of a day. */
export const workHours = ["working", "evening", "night", "weekend"] as const satisfies readonly WorkHours[];

export const hoursWords: Readonly<Record<WorkHours, string>> = {
  working: "Working hours",
  evening: "Evening, early morning",
  night: "Night",
  weekend: "Weekend by day",
};

const [dawn, begin, end, bed] = [7, 9, 18, 22];

/** Nights are from 22 to 7 on all days, weekends the rest of Saturday and Sunday, working hours from 9 to 18. */
export function hoursOf({ weekday, hour }: Pick<WorkloadRow, "weekday" | "hour">): WorkHours {
  if (hour >= bed || hour < dawn) return "night";
  if (weekday >= 6) return "weekend";
  return hour >= begin && hour < end ? "working" : "evening";
}
