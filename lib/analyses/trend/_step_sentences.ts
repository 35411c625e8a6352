import { bindName } from "../../model/bind_name.ts";
import { bindTerm } from "../../model/bind_term.ts";
import type { Claim } from "../../model/claim.ts";
import { contextOf, termOf } from "../../model/claim_parts.ts";
import type { Finding } from "../../model/finding.ts";
import type { TrendMeasure } from "./points.ts";
import { measureWords } from "./_words.ts";

/** The step told: the two periods asked for, or else the last quarter and the one before. */
export function toldStep(finding: Finding<object>): string | null {
  const steps = finding.terms.flatMap(({ labels }) => labels?.step ?? []);
  return steps.includes("period") ? "period" : steps.toSorted().at(-1) ?? null;
}

function partsOf(finding: Finding<object>, measure: TrendMeasure, step: string) {
  const [before, after, mix, within, data] = ["before", "after", "mix", "within", "data"]
    .map((part) => termOf(finding, `step.${measure}.${step}.${part}`));
  return before && after && mix && within && data ? { before, after, mix, within, data } : null;
}

function why(labels: Readonly<Record<string, string>>): string[] {
  return [
    ...(labels.tools ? ["records of {tools} begin or end on the way"] : []),
    ...(labels.first_seen ? ["{services} came to be recorded"] : []),
  ];
}

function stepClaim(finding: Finding<object>, measure: TrendMeasure, step: string): Claim[] {
  const parts = partsOf(finding, measure, step);
  if (parts === null) return [];
  const { before, after, mix, within, data } = parts;
  const labels = data.labels ?? {};
  const reasons = why(labels);
  const factors = data.unit === "ratio" ? "as factors " : "";
  // A sum over services has no mix.
  const split = measure === "count"
    ? "{within} within services, {data} by the data"
    : `${factors}{mix} by the mix, {within} within groups, {data} by the data`;
  return [contextOf(finding, {
    id: `trend.step.${measure}`,
    text: `${measureWords[measure].title}: {before} in {from}, {after} in {to}; of the difference ${split}${
      reasons.length > 0 ? ` (${reasons.join("; ")})` : ""
    }.`,
    values: {
      before: bindTerm(before),
      after: bindTerm(after),
      from: bindName(labels.from ?? "", data.term),
      to: bindName(labels.to ?? "", data.term),
      ...(measure === "count" ? {} : { mix: bindTerm(mix) }),
      within: bindTerm(within),
      data: bindTerm(data),
      ...(labels.tools ? { tools: bindName(labels.tools, data.term) } : {}),
      ...(labels.first_seen ? { services: bindName(labels.first_seen, data.term) } : {}),
    },
    role: "support",
  })];
}

/** What the difference of two periods is made of; no difference is called a change here. */
export function stepClaims(finding: Finding<object>): Claim[] {
  const step = toldStep(finding);
  if (step === null) return [];
  return (["count", "duration", "severity", "recurrence", "noise"] as const)
    .flatMap((measure) => stepClaim(finding, measure, step));
}
