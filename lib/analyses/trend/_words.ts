import { bindName } from "../../model/bind_name.ts";
import type { BoundValue } from "../../model/claim.ts";
import type { Finding, Term } from "../../model/finding.ts";
import type { TrendMeasure } from "./points.ts";

/** What people call a measure: as the subject of a sentence, and in a list. */
export const measureWords: Readonly<Record<TrendMeasure, { subject: string; short: string; title: string }>> =
  {
    count: { subject: "incidents", short: "incidents a week", title: "Incidents a week" },
    duration: {
      subject: "typical time to resolve",
      short: "typical time to resolve",
      title: "Typical time to resolve",
    },
    severity: { subject: "share of severe incidents", short: "share of severe ones", title: "Severe share" },
    recurrence: {
      subject: "share that repeats a family",
      short: "share of repeats",
      title: "Share of repeats",
    },
    noise: {
      subject: "alerts without an incident",
      short: "alerts without an incident",
      title: "Alert noise",
    },
  };

export function measureOf({ labels }: Term): TrendMeasure {
  return (labels?.measure ?? "count") as TrendMeasure;
}

/** Whether a term passes its test after adjustment, at the finding's level. */
export function passes({ qValue }: Term, { method }: Finding<object>): boolean {
  return typeof qValue === "number" && qValue <= 1 - method.confidence;
}

/** Lines that were looked at for a lasting shift, the surest first. */
export function shiftsIn(finding: Finding<object>): Term[] {
  return finding.terms.filter(({ term, qValue }) => term.startsWith("shift.") && typeof qValue === "number")
    .sort((a, b) => (a.pValue ?? 1) - (b.pValue ?? 1));
}

/** The line a term is about, opening a sentence. */
export function lineOf(term: Term): { opening: string; values: Record<string, BoundValue> } {
  const { subject } = measureWords[measureOf(term)];
  const service = term.labels?.service;
  return service === undefined
    ? { opening: subject.replace(/^./, (first) => first.toUpperCase()), values: {} }
    : { opening: `{service}: ${subject}`, values: { service: bindName(service, term.term) } };
}

export function isUp({ statistic }: Term): boolean {
  return (statistic ?? 0) > 0;
}
