import type { IndicatorRule } from "../../../lib/model/indicator_rules.ts";
import type { Stream } from "../../../lib/analyses/leading_indicators/streams.ts";
import { firstHour, hourMs } from "./_company.ts";

/** A rule on the memory of one service. */
export const memoryRule: IndicatorRule = {
  id: "search-memory",
  status: "active",
  signal: { kind: "metric", name: "memory", service: "search" },
  measure: "level",
  windowHours: 2,
  direction: "above",
  // One high hour of two is beyond it, with room for the last digit.
  threshold: 4.9,
  horizonHours: 24,
  target: { family: null, cause: null, service: "search" },
  evidence: {
    from: "2025-01-01",
    until: "2026-01-05",
    incidents: 9,
    recall: 0.8,
    precision: 0.5,
    leadHours: 12,
    falseAlarmsPerWeek: 0.3,
  },
  escalation: { tell: "#search", falseAlarmsPerWeek: 1 },
};

/** Memory that is 1, and 9 in the hours that are named. */
export function memory(hours: number, high: readonly (readonly [number, number])[]): Stream {
  const values = new Float32Array(hours).fill(1);
  for (const [from, until] of high) values.fill(9, from, until);
  return { kind: "metric", service: "search", name: "memory", firstHour, values };
}

/** An hour of the company, ISO 8601. */
export function at(hour: number): string {
  return new Date((firstHour + hour) * hourMs).toISOString();
}
