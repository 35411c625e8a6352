import assert from "node:assert/strict";
import { parse } from "yaml";
import type { SeriesLabels } from "../../lib/analyses/leading_indicators/series_labels.ts";
import { datadog, datadogMonitors } from "../../lib/commands/_datadog_monitors.ts";
import { expressible, type Watcher } from "../../lib/commands/_expressible.ts";
import { prometheus, prometheusRules } from "../../lib/commands/_prometheus_rules.ts";
import type { IndicatorRule } from "../../lib/model/indicator_rules.ts";
import { memoryRule } from "../analyses/leading_indicators/_rules.ts";

function series(source: string, labels: Record<string, string>): SeriesLabels {
  return { name: "memory", service: "search", source, labels: JSON.stringify(labels) };
}

const pods = [
  series("prometheus_query", { __name__: "memory", job: 'a"b', pod: "1" }),
  series("prometheus", { job: 'a"b', pod: "2" }),
];
const selector = 'memory{job="a\\"b"}';

function taken(rule: Partial<IndicatorRule>, watcher: Watcher = prometheus, rows = pods) {
  return expressible([{ ...memoryRule, ...rule }], rows, watcher);
}

function exprOf(rule: Partial<IndicatorRule>): string {
  return parse(prometheusRules(taken(rule).taken)).groups[0].rules[0].expr;
}

Deno.test("each measure has its expression over the metric's name and the labels all series share", () => {
  assert.equal(exprOf({}), `avg(avg_over_time(${selector}[2h])) >= 4.9`);
  const hourly = `avg(avg_over_time(${selector}[1h]))[6h:1h]`;
  assert.equal(
    exprOf({ measure: "slope", windowHours: 6, direction: "below", threshold: -2 }),
    `deriv(${hourly}) * 3600 <= -2`,
  );
  assert.equal(
    exprOf({ measure: "spread", windowHours: 6, threshold: Math.sqrt(6) }),
    `stddev_over_time(${hourly}) >= ${Math.sqrt(6) * Math.sqrt(5 / 6)}`,
  );
  const before = [1, 2, 3, 4].map((week) => `avg(avg_over_time(${selector}[2h] offset ${week}w))`);
  assert.equal(
    exprOf({ measure: "drift" }),
    `avg(avg_over_time(${selector}[2h])) - (${before.join(" + ")}) / 4 >= 4.9`,
  );
});

Deno.test("an alerting rule says what was found, and what people wrote is no template", () => {
  const tell = "{{ $labels.secret }} #search";
  const text = prometheusRules(taken({ escalation: { tell, falseAlarmsPerWeek: 1 } }).taken);
  const [rule] = parse(text).groups[0].rules;
  assert.equal(rule.alert, "hindcast_search_memory");
  assert.equal(rule.for, "1h");
  assert.deepEqual(rule.annotations, {
    summary: "incidents on search expected within 24 h",
    description: "tested 2025-01-01 to 2026-01-05: 50 % of its warnings came true, " +
      "80 % of 9 incidents were warned of, 12 h ahead, 0.3 false alarms a week",
    precision: "50 %",
    recall: "80 %",
    lead_time: "12 h",
    false_alarms_per_week: "0.3",
    evidence_period: "2025-01-01 to 2026-01-05, 9 incidents",
    tell: '{{ "{{" }} $labels.secret }} #search',
  });
});

Deno.test("a monitor of Datadog watches a mean over a window", () => {
  const own = taken({}, datadog, [series("datadog_metrics", { service: "search" })]);
  const [monitor] = JSON.parse(datadogMonitors(own.taken));
  assert.equal(monitor.query, "avg(last_2h):avg:memory{service:search} >= 4.9");
  assert.equal(monitor.options.thresholds.critical, 4.9);
  assert.ok(monitor.tags.includes("recall:0.8"));
});

Deno.test("what a tool cannot watch is left out, with the reason", () => {
  const reason = (rule: Partial<IndicatorRule>, watcher = prometheus, rows = pods) =>
    taken(rule, watcher, rows).leftOut[0]?.reason;
  assert.equal(reason({ status: "draft" }), "it is a draft");
  const alert = { kind: "alert", name: "HighMemory", service: "search" } as const;
  assert.equal(reason({ signal: alert, measure: "count" }), "it counts alerts, which are no metric there");
  assert.equal(reason({}, prometheus, []), "there is no such metric in the exports");
  assert.equal(reason({}, datadog), "its metric was read from prometheus_query");
  assert.equal(reason({ measure: "slope" }, datadog), "Datadog has no slope as it was tested");
  assert.equal(reason({ windowHours: 200 }, datadog), "a window of 200 h is too long there");
});

async function isInstalled(command: string): Promise<boolean> {
  try {
    return (await new Deno.Command(command, { args: ["--version"], stdout: "null", stderr: "null" }).output())
      .success;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

const promtool = await isInstalled("promtool");

Deno.test({
  name: "promtool takes every expression (skipped where promtool is not installed)",
  ignore: !promtool,
  fn: async () => {
    const path = await Deno.makeTempFile({ suffix: ".yaml" });
    const measures = ["level", "slope", "spread", "drift"] as const;
    const rules = measures.map((measure) => ({ ...memoryRule, id: measure, measure, windowHours: 24 }));
    await Deno.writeTextFile(path, prometheusRules(expressible(rules, pods, prometheus).taken));
    const { success, stderr } = await new Deno.Command("promtool", { args: ["check", "rules", path] })
      .output();
    await Deno.remove(path);
    assert.ok(success, new TextDecoder().decode(stderr));
  },
});
