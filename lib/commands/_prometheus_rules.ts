import { stringify } from "yaml";
import { formatValue } from "../model/format.ts";
import type { IndicatorRule } from "../model/indicator_rules.ts";
import type { Expressible, Watcher } from "./_expressible.ts";
import { evidenceOf, targetOf } from "./_rule_report.ts";

/** What Prometheus can watch. */
export const prometheus: Watcher = {
  source: "prometheus",
  title: "Prometheus",
  measures: ["level", "slope", "spread", "drift"],
  longestHours: Infinity,
};

const driftWeeks = [1, 2, 3, 4];

/** Names beyond the usual letters stand in quotes inside of the braces. */
function selectorOf({ rule, labels }: Expressible): string {
  const { name } = rule.signal;
  const isUsual = (text: string) => /^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(text);
  const pairs = labels.map(([key, value]) =>
    `${isUsual(key) ? key : JSON.stringify(key)}=${JSON.stringify(value)}`
  );
  const inside = isUsual(name) ? pairs : [JSON.stringify(name), ...pairs];
  return `${isUsual(name) ? name : ""}${inside.length === 0 ? "" : `{${inside.join(", ")}}`}`;
}

/** Series of one name and service are averaged, hour by hour where the measure asks for hours. */
function readingOf({ measure, windowHours }: IndicatorRule, selector: string): string {
  const range = `[${windowHours}h]`;
  const hourly = `avg(avg_over_time(${selector}[1h]))[${windowHours}h:1h]`;
  if (measure === "slope") return `deriv(${hourly}) * 3600`;
  if (measure === "spread") return `stddev_over_time(${hourly})`;
  const level = `avg(avg_over_time(${selector}${range}))`;
  if (measure === "level") return level;
  const usual = driftWeeks.map((week) => `avg(avg_over_time(${selector}${range} offset ${week}w))`);
  return `${level} - (${usual.join(" + ")}) / ${usual.length}`;
}

/** Prometheus divides a spread by the number of hours, Hindcast by one less. */
function thresholdOf({ measure, windowHours, threshold }: IndicatorRule): number {
  return measure === "spread" ? threshold * Math.sqrt((windowHours - 1) / windowHours) : threshold;
}

function unknownOr(value: number | null, words: (value: number) => string): string {
  return value === null ? "not measured" : words(value);
}

function alertOf(own: Expressible): object {
  const { rule } = own;
  const { evidence, escalation, horizonHours, direction } = rule;
  const [share, hours] = [
    (value: number) => formatValue(value, "share"),
    (value: number) => `${value} h`,
  ];
  return {
    alert: `hindcast_${rule.id.replaceAll(/[^a-zA-Z0-9_]/g, "_")}`,
    expr: `${readingOf(rule, selectorOf(own))} ${direction === "above" ? ">=" : "<="} ${thresholdOf(rule)}`,
    for: "1h",
    labels: { service: rule.signal.service, indicator: rule.id },
    annotations: {
      summary: template(`${targetOf(rule)} expected within ${horizonHours} h`),
      description: template(evidenceOf(rule)),
      precision: unknownOr(evidence.precision, share),
      recall: unknownOr(evidence.recall, share),
      lead_time: unknownOr(evidence.leadHours, hours),
      false_alarms_per_week: unknownOr(evidence.falseAlarmsPerWeek, String),
      evidence_period: `${evidence.from} to ${evidence.until}, ${evidence.incidents} incidents`,
      tell: template(escalation.tell),
    },
  };
}

/** Annotations are templates there: what people wrote is no command. */
function template(text: string): string {
  return text.replaceAll("{{", '{{ "{{" }}');
}

/** Rules as a file for `rule_files` of Prometheus. */
export function prometheusRules(taken: readonly Expressible[]): string {
  const head = "# Written by deno task indicators --export prometheus.\n" +
    "# Hours in which an incident is open are not set aside here, so it may warn during one.\n";
  return head +
    stringify({ groups: [{ name: "hindcast_indicators", rules: taken.map(alertOf) }] }, { lineWidth: 0 });
}
