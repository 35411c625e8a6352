import { stringify } from "yaml";
import { type LeadingIndicators, leadingIndicators } from "../analyses/leading_indicators/analysis.ts";
import type { Indicator } from "../analyses/leading_indicators/indicator.ts";
import { type NewestExports, newestExports } from "../analyses/leading_indicators/newest_exports.ts";
import { indicatorIncidents } from "../analyses/leading_indicators/rows.ts";
import { indicatorStreams } from "../analyses/leading_indicators/streams.ts";
import type { IndicatorRule } from "../model/indicator_rules.ts";
import { openWarehouse } from "../warehouse/mod.ts";
import { complain, progress, say } from "./terminal.ts";

const everything = {
  label: "everything",
  start: "1970-01-01T00:00:00.000Z",
  end: "2100-01-01T00:00:00.000Z",
};
const dayMs = 86_400_000;
const budgetPerWeek = 1;

/** Days that the backtest walked through: the later half of what is known, up to where streams or incidents end. */
interface Tested {
  readonly from: string;
  readonly until: string;
}

function testedOf({ finding }: LeadingIndicators, { streams, incidents }: NewestExports): Tested {
  const days = finding.terms.find(({ term }) => term === "days")?.estimate ?? 0;
  const last = Math.min(Date.parse(streams ?? ""), Date.parse(incidents ?? ""));
  const until = Math.ceil(last / dayMs);
  const dayOf = (day: number) => new Date(day * dayMs).toISOString().slice(0, 10);
  return { from: dayOf(until - Math.max(1, Math.ceil(days / 2))), until: dayOf(until) };
}

/** `family f-1 search` is the family `f-1`, `cause capacity` that cause, `service search` every incident of the service. */
function targetOf({ target, service }: Indicator): { family?: string; cause?: string; service: string } {
  const [kind, name] = target.split(" ");
  if (kind === "family" && name !== undefined) return { family: name, service };
  return kind === "cause" && name !== undefined ? { cause: name, service } : { service };
}

function rounded(value: number | null | undefined, digits: number): number | null {
  return value === null || value === undefined ? null : Number(value.toFixed(digits));
}

function evidenceOf({ backtest }: LeadingIndicators, { target }: Indicator, tested: Tested): object {
  const term = (statistic: string) =>
    backtest.terms.find(({ term }) => term === `${statistic} indicator ${target}`);
  const [recall, lead] = [term("recall"), term("lead")?.estimate];
  return {
    ...tested,
    incidents: recall?.n ?? 0,
    recall: rounded(recall?.estimate, 2),
    precision: rounded(term("precision")?.estimate, 2),
    lead_hours: rounded(lead === null || lead === undefined ? null : lead / 3600, 1),
    false_alarms_per_week: rounded(term("false")?.estimate, 2),
  };
}

function idOf({ service, name, targetName }: Indicator, taken: Set<string>): string {
  const plain = `${service} ${name} ${targetName}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 72).replaceAll(/^-|-$/g, "") || "rule";
  let id = plain;
  for (let again = 2; taken.has(id); again++) id = `${plain}-${again}`;
  taken.add(id);
  return id;
}

/** Whether people have a rule for the same already, whatever its threshold. */
function isKnown(indicator: Indicator, rules: readonly IndicatorRule[]): boolean {
  const { family = null, cause = null, service } = targetOf(indicator);
  return rules.some(({ signal, measure, windowHours, target }) =>
    signal.kind === indicator.kind && signal.name === indicator.name &&
    signal.service === indicator.service &&
    measure === indicator.measure && windowHours === indicator.windowHours && target.service === service &&
    target.family === family && target.cause === cause
  );
}

/** Indicators that pass as drafts of rules, in YAML to paste; those that people have already are left out. */
export function proposedRules(
  found: LeadingIndicators,
  newest: NewestExports,
  rules: readonly IndicatorRule[],
): string {
  const tested = testedOf(found, newest);
  const taken = new Set(rules.map(({ id }) => id));
  const drafts = found.indicators.filter((indicator) => !isKnown(indicator, rules)).map((indicator) => ({
    id: idOf(indicator, taken),
    status: "draft",
    signal: { kind: indicator.kind, name: indicator.name, service: indicator.service },
    measure: indicator.measure,
    window_hours: indicator.windowHours,
    direction: indicator.direction === 1 ? "above" : "below",
    threshold: Number(indicator.threshold.toPrecision(6)),
    horizon_hours: indicator.horizonHours,
    target: targetOf(indicator),
    evidence: evidenceOf(found, indicator, tested),
    escalation: { tell: "nobody yet", false_alarms_per_week: budgetPerWeek },
  }));
  return stringify({ rules: drafts }, { lineWidth: 0 });
}

/** Searches everything that is known and prints what passes; nothing is written. */
export async function proposeRules(rules: readonly IndicatorRule[], path: string): Promise<void> {
  const warehouse = await openWarehouse(path, { readOnly: true });
  try {
    progress("searching for leading indicators");
    const incidents = await indicatorIncidents(warehouse, everything);
    const { streams } = await indicatorStreams(warehouse, everything);
    const found = leadingIndicators(incidents, streams, { period: everything, budgetPerWeek });
    progress("");
    const term = (name: string) => found.finding.terms.find((own) => own.term === name)?.estimate ?? 0;
    complain(`${term("tried")} signals tried, ${term("passed")} pass.`);
    say(proposedRules(found, await newestExports(warehouse), rules).trimEnd());
  } finally {
    warehouse.close();
  }
}
