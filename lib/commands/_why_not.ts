import type { BaselineProof, IndicatorProof } from "../analyses/leading_indicators/proof.ts";
import { formatValue } from "../model/format.ts";
import type { Estimate } from "../stats/estimate.ts";

const baselineWords: Readonly<Record<BaselineProof["name"], string>> = {
  "seasonal rate": "the hours of the week",
  "alert always": "warning all the time",
  "last incident": "warning after each incident",
};

function share(value: number): string {
  return formatValue(value, "share");
}

function perWeek(value: number | null): string {
  return formatValue(value, "text");
}

/** `2 of 8 warnings` and how far from that chance may be. */
function outOf({ estimate, confLow, confHigh, n }: Estimate, what: string): string {
  const interval = confLow === null || confHigh === null ? "" : ` (${share(confLow)} to ${share(confHigh)})`;
  return `${Math.round((estimate ?? 0) * n)} of ${n} ${what}${interval}`;
}

/**
 * Why an indicator is no rule; null where one may be made of it. On time it was not chosen from, and on its own service,
 * more of its warnings must come true than of any baseline's, and it must keep to its budget of false alarms; each with the
 * end of its interval that speaks against it.
 */
export function whyNot({ test }: IndicatorProof, budgetPerWeek: number): string | null {
  if (test === null) return "it passes only with the newest data, which leave no later time to test it on";
  const { precision, falseAlarms, baselines } = test;
  if (precision.n === 0) return `it never warned in the ${falseAlarms.n} weeks it was tested on`;
  const best = baselines.toSorted((a, b) => (b.precision ?? 0) - (a.precision ?? 0))[0];
  const bar = best?.precision ?? 0;
  if ((precision.confLow ?? 0) <= bar) {
    const than = best === undefined || bar === 0 ? "none" : `by ${baselineWords[best.name]} (${share(bar)})`;
    return `${outOf(precision, "warnings")} came true, not surely more than ${than}`;
  }
  if ((falseAlarms.confHigh ?? Infinity) > budgetPerWeek) {
    const upTo = falseAlarms.confHigh === null ? "any number of" : `up to ${perWeek(falseAlarms.confHigh)}`;
    return `it may cost ${upTo} false alarms a week (${
      perWeek(falseAlarms.estimate)
    } in ${falseAlarms.n} weeks), more than the ${perWeek(budgetPerWeek)} it is allowed`;
  }
  return null;
}
