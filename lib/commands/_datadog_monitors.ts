import type { Expressible, Watcher } from "./_expressible.ts";
import { evidenceOf, targetOf } from "./_rule_report.ts";

/** What a metric monitor of Datadog can watch: means over a window of at most a week. */
export const datadog: Watcher = {
  source: "datadog",
  title: "Datadog",
  measures: ["level"],
  longestHours: 168,
};

function monitorOf({ rule, labels }: Expressible): object {
  const { id, signal, windowHours, direction, threshold, horizonHours, evidence, escalation } = rule;
  const scope = labels.length === 0 ? "*" : labels.map(([key, value]) => `${key}:${value}`).join(",");
  const sign = direction === "above" ? ">=" : "<=";
  return {
    name: `Hindcast: ${targetOf(rule)} expected within ${horizonHours} h`,
    type: "query alert",
    query: `avg(last_${windowHours}h):avg:${signal.name}{${scope}} ${sign} ${threshold}`,
    message: `${evidenceOf(rule)}.\n${escalation.tell}`,
    tags: [
      `service:${signal.service}`,
      `indicator:${id}`,
      ...(evidence.precision === null ? [] : [`precision:${evidence.precision}`]),
      ...(evidence.recall === null ? [] : [`recall:${evidence.recall}`]),
      ...(evidence.leadHours === null ? [] : [`lead_hours:${evidence.leadHours}`]),
      `evidence:${evidence.from}_${evidence.until}`,
    ],
    options: { thresholds: { critical: threshold }, notify_no_data: false, include_tags: true },
  };
}

/** Monitors as JSON, one for each request to create a monitor. */
export function datadogMonitors(taken: readonly Expressible[]): string {
  return JSON.stringify(taken.map(monitorOf), null, 2);
}
