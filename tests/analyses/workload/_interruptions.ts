import type { WorkloadRow } from "../../../lib/analyses/workload/rows.ts";

let made = 0;

/** An interruption at an hour of UTC, which is its team's zone. */
export function interruption(at: string | number, parts: Partial<WorkloadRow> = {}): WorkloadRow {
  const time = new Date(at);
  return {
    incidentId: `i-${made++}`,
    team: null,
    service: "web",
    openedAt: time.toISOString(),
    day: time.toISOString().slice(0, 10),
    weekday: (time.getUTCDay() + 6) % 7 + 1,
    hour: time.getUTCHours(),
    ...parts,
  };
}

/** One a day at this hour through the third quarter of 2026. */
export function daily(hour: number, parts: Partial<WorkloadRow> = {}): WorkloadRow[] {
  return Array.from({ length: 92 }, (_, day) => interruption(Date.UTC(2026, 6, 1 + day, hour), parts));
}
