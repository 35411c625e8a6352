import { stringify } from "yaml";
import { leadingIndicators } from "../analyses/leading_indicators/analysis.ts";
import type { Indicator } from "../analyses/leading_indicators/indicator.ts";
import { type NewestExports, newestExports } from "../analyses/leading_indicators/newest_exports.ts";
import type { IndicatorProof, ServiceTest } from "../analyses/leading_indicators/proof.ts";
import { indicatorIncidents } from "../analyses/leading_indicators/rows.ts";
import { indicatorStreams } from "../analyses/leading_indicators/streams.ts";
import { cleanText } from "../model/clean_text.ts";
import type { IndicatorRule } from "../model/indicator_rules.ts";
import { openWarehouse } from "../warehouse/mod.ts";
import { complain, progress, say } from "./terminal.ts";
import { whyNot } from "./_why_not.ts";

const everything = {
  label: "everything",
  start: "1970-01-01T00:00:00.000Z",
  end: "2100-01-01T00:00:00.000Z",
};
const dayMs = 86_400_000;
const budgetPerWeek = 1;

/** An indicator that is no rule, and why. */
interface LeftOut {
  readonly indicator: Indicator;
  readonly reason: string;
}

const mostNamed = 4;

function named(services: readonly string[]): string {
  const rest = services.length - mostNamed;
  return rest > 1 ? `${services.slice(0, mostNamed).join(", ")} and ${rest} more` : services.join(", ");
}

/** One line for each indicator; services that are left out for the same reason share one. */
function linesOf(leftOut: readonly LeftOut[]): string[] {
  const lines = Map.groupBy(
    leftOut,
    ({ indicator: { measure, kind, name, windowHours, targetName }, reason }) =>
      JSON.stringify([measure, kind, name, windowHours, targetName, reason]),
  );
  return [...lines.values()].flatMap((same) => {
    const services = named(same.map(({ indicator }) => indicator.service));
    return same.slice(0, 1).map(({ indicator: { measure, kind, name, windowHours, targetName }, reason }) =>
      cleanText(
        `Not proposed: ${measure} of ${kind} ${name} of ${services} over ${windowHours} h, before incidents of ${targetName}: ${reason}.`,
      )
    );
  });
}

/** What may become a rule, and a line for each that may not. */
export interface Proposals {
  readonly proposed: readonly IndicatorProof[];
  readonly leftOut: readonly string[];
}

/** Readings of one stream warn at the same times, whatever they warn of. */
function streamOf({ indicator: { kind, name, service, direction } }: IndicatorProof): string {
  return JSON.stringify([kind, name, service, direction]);
}

/** At least so well it balances warnings that come true and incidents warned of, as far as its test can tell. */
function worthOf({ test }: IndicatorProof): number {
  return (test?.precision.confLow ?? 0) * (test?.recall.confLow ?? 0);
}

/** Chooses, of indicators that do better than nothing on time they were not chosen from, the best of each stream. */
export function chooseProposals(proofs: readonly IndicatorProof[]): Proposals {
  const judged = proofs.map((proof) => ({ proof, reason: whyNot(proof, budgetPerWeek) }));
  const sound = judged.filter(({ reason }) => reason === null).map(({ proof }) => proof);
  const best = new Map(
    sound.toSorted((a, b) => worthOf(a) - worthOf(b)).map((proof) => [streamOf(proof), proof]),
  );
  return {
    proposed: sound.filter((proof) => best.get(streamOf(proof)) === proof),
    leftOut: linesOf(judged.flatMap(({ proof, reason }): LeftOut[] => {
      const better = best.get(streamOf(proof));
      if (better === proof) return [];
      const same = `the same signal does better before incidents of ${better?.indicator.targetName}`;
      return [{ indicator: proof.indicator, reason: reason ?? same }];
    })),
  };
}

/** The day after the last one on which streams and incidents are known. */
function untilOf({ streams, incidents }: NewestExports): string {
  const last = Math.min(Date.parse(streams ?? ""), Date.parse(incidents ?? ""));
  return new Date(Math.ceil(last / dayMs) * dayMs).toISOString().slice(0, 10);
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

function evidenceOf({ from, precision, recall, lead, falseAlarms }: ServiceTest, until: string): object {
  return {
    from,
    until,
    incidents: recall.n,
    recall: rounded(recall.estimate, 2),
    precision: rounded(precision.estimate, 2),
    lead_hours: rounded(lead.estimate === null ? null : lead.estimate / 3600, 1),
    false_alarms_per_week: rounded(falseAlarms.estimate, 2),
  };
}

function idOf({ service, name, targetName }: Indicator, taken: Set<string>): string {
  const plain = `${service} ${name} ${targetName.replace(` on ${service}`, "")}`.toLowerCase().replaceAll(
    /[^a-z0-9]+/g,
    "-",
  )
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

/** Indicators as drafts of rules, in YAML to paste; those that people have already are left out. */
export function proposedRules(
  proposed: readonly IndicatorProof[],
  newest: NewestExports,
  rules: readonly IndicatorRule[],
): string {
  const until = untilOf(newest);
  const taken = new Set(rules.map(({ id }) => id));
  const drafts = proposed.flatMap(({ indicator, test }) =>
    test === null || isKnown(indicator, rules) ? [] : [{
      id: idOf(indicator, taken),
      status: "draft",
      signal: { kind: indicator.kind, name: indicator.name, service: indicator.service },
      measure: indicator.measure,
      window_hours: indicator.windowHours,
      direction: indicator.direction === 1 ? "above" : "below",
      threshold: Number(indicator.threshold.toPrecision(6)),
      horizon_hours: indicator.horizonHours,
      target: targetOf(indicator),
      evidence: evidenceOf(test, until),
      escalation: { tell: "nobody yet", false_alarms_per_week: budgetPerWeek },
    }]
  );
  return stringify({ rules: drafts }, { lineWidth: 0 });
}

/** Searches everything that is known, prints what may become rules, and says of the rest why not; nothing is written. */
export async function proposeRules(rules: readonly IndicatorRule[], path: string): Promise<void> {
  const warehouse = await openWarehouse(path, { readOnly: true });
  try {
    progress("searching for leading indicators");
    const incidents = await indicatorIncidents(warehouse, everything);
    const { streams } = await indicatorStreams(warehouse, everything);
    const found = leadingIndicators(incidents, streams, { period: everything, budgetPerWeek });
    progress("");
    const term = (name: string) => found.finding.terms.find((own) => own.term === name)?.estimate ?? 0;
    const { proposed, leftOut } = chooseProposals(found.proofs);
    complain(`${term("tried")} signals tried, ${term("passed")} pass; ${proposed.length} can be rules.`);
    for (const line of leftOut) complain(line);
    say(proposedRules(proposed, await newestExports(warehouse), rules).trimEnd());
  } finally {
    warehouse.close();
  }
}
