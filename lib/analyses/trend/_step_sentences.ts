import { bindName } from "../../model/bind_name.ts";
import { bindTerm } from "../../model/bind_term.ts";
import type { Claim } from "../../model/claim.ts";
import { contextOf, termOf } from "../../model/claim_parts.ts";
import type { Finding, Term } from "../../model/finding.ts";
import { formatValue } from "../../model/format.ts";
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

/** Whether a part reads as nothing: no points, or a factor of one. */
function isNothing({ estimate, unit }: Term): boolean {
  return formatValue(estimate, unit) === formatValue(unit === "ratio" ? 1 : 0, unit);
}

type Part = "mix" | "within" | "data";

/** The parts that read as something, in words; those of a ratio are factors. */
function splitOf(parts: Readonly<Record<Part, Term>>, shown: readonly Part[], measure: TrendMeasure): string {
  const reasons = why(parts.data.labels ?? {});
  const words = {
    mix: "{mix} by the mix",
    // A sum over services has no mix.
    within: measure === "count" ? "{within} within services" : "{within} within groups",
    data: `{data} by the data${reasons.length > 0 ? ` (${reasons.join("; ")})` : ""}`,
  };
  const told = shown.map((part) => words[part]);
  if (told.length === 0) return "";
  return parts.data.unit === "ratio"
    ? `; their ratio is ${told.join(" times ")}`
    : `; their difference is ${told.join(", ")}`;
}

function stepClaim(finding: Finding<object>, measure: TrendMeasure, step: string): Claim[] {
  const parts = partsOf(finding, measure, step);
  if (parts === null) return [];
  const { before, after, data } = parts;
  const labels = data.labels ?? {};
  const shown = (["mix", "within", "data"] as const).filter((part) => !isNothing(parts[part]));
  const isOfData = shown.includes("data");
  return [contextOf(finding, {
    id: `trend.step.${measure}`,
    text: `${measureWords[measure].title}: {before} in {from}, {after} in {to}${
      splitOf(parts, shown, measure)
    }.`,
    values: {
      before: bindTerm(before),
      after: bindTerm(after),
      from: bindName(labels.from ?? "", data.term),
      to: bindName(labels.to ?? "", data.term),
      ...Object.fromEntries(shown.map((part) => [part, bindTerm(parts[part])])),
      ...(isOfData && labels.tools ? { tools: bindName(labels.tools, data.term) } : {}),
      ...(isOfData && labels.first_seen ? { services: bindName(labels.first_seen, data.term) } : {}),
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
