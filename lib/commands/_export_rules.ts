import { seriesLabels } from "../analyses/leading_indicators/series_labels.ts";
import type { IndicatorRule } from "../model/indicator_rules.ts";
import { openWarehouse } from "../warehouse/mod.ts";
import { datadog, datadogMonitors } from "./_datadog_monitors.ts";
import { expressible } from "./_expressible.ts";
import { prometheus, prometheusRules } from "./_prometheus_rules.ts";
import { complain, say } from "./terminal.ts";

const tools = {
  prometheus: { watcher: prometheus, write: prometheusRules },
  datadog: { watcher: datadog, write: datadogMonitors },
} as const;

/** A tool that rules can be written for. */
export type AlertingTool = keyof typeof tools;

/** Whether rules can be written for a tool. */
export function isAlertingTool(name: string): name is AlertingTool {
  return Object.hasOwn(tools, name);
}

/** Prints active rules as a tool reads them, and on the other stream those it cannot watch. */
export async function exportRules(
  tool: AlertingTool,
  rules: readonly IndicatorRule[],
  path: string,
): Promise<void> {
  const { watcher, write } = tools[tool];
  const warehouse = await openWarehouse(path, { readOnly: true });
  try {
    const { taken, leftOut } = expressible(rules, await seriesLabels(warehouse), watcher);
    say(write(taken).trimEnd());
    for (const { id, reason } of leftOut) complain(`Left out ${id}: ${reason}.`);
  } finally {
    warehouse.close();
  }
}
