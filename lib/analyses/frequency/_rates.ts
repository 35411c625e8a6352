import type { Skipped, Term } from "../../model/finding.ts";
import { meanCountInterval } from "../../stats/mean_count_interval.ts";
import type { Settings } from "./options.ts";
import { type Span, type Spans, sum } from "./_spans.ts";

/** Fewest weeks from which a spread between weeks can be told. */
export const fewestWeeks = 3;

/** Terms, and those that could not be made. */
export interface Rates {
  readonly terms: readonly Term[];
  readonly skipped: readonly Skipped[];
}

/** Names a term: `rate.period.service.payments`. */
export function nameOf(statistic: string, span: string | null, service?: string): string {
  return [statistic, span, ...(service === undefined ? [] : ["service", service])]
    .filter((part) => part !== null)
    .join(".");
}

function rateTerm(counts: readonly number[], span: string, confidence: number, service?: string): Term {
  const { estimate, confLow, confHigh } = meanCountInterval(counts, { confidence });
  return {
    term: nameOf("rate", span, service),
    n: sum(counts),
    estimate,
    unit: "per_week",
    confLow,
    confHigh,
    labels: { span, weeks: `${counts.length}`, ...(service === undefined ? {} : { service }) },
  };
}

function tooFew({ weeks, period }: Span, span: string): Skipped {
  return {
    term: nameOf("rate", span),
    n: weeks.starts.length,
    reason: `${weeks.starts.length} whole weeks are known of ${period.label}: a rate needs ${fewestWeeks}`,
  };
}

function ratesOfSpan(span: Span, name: string, confidence: number, withServices: boolean): Rates {
  if (span.weeks.starts.length < fewestWeeks) return { terms: [], skipped: [tooFew(span, name)] };
  const services = withServices ? [...span.services] : [];
  return {
    terms: [
      rateTerm(span.counts, name, confidence),
      ...services.map(([service, counts]) => rateTerm(counts, name, confidence, service)),
    ],
    skipped: [],
  };
}

/** Incidents a week in both periods, overall and by service, and overall in every quarter. */
export function ratesOf({ period, against, history }: Spans, { confidence }: Settings): Rates {
  const made = [
    ratesOfSpan(period, "period", confidence, true),
    ...(against === null ? [] : [ratesOfSpan(against, "against", confidence, true)]),
    ...history.map((span) => ratesOfSpan(span, span.period.label, confidence, false)),
  ];
  return {
    terms: made.flatMap(({ terms }) => terms),
    skipped: made.flatMap(({ skipped }) => skipped),
  };
}
