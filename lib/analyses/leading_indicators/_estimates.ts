import { clusteredShareInterval } from "../../stats/clustered_share_interval.ts";
import type { Estimate } from "../../stats/estimate.ts";
import { meanCountInterval } from "../../stats/mean_count_interval.ts";
import { medianInterval } from "../../stats/median_interval.ts";
import type { Outcome, TargetBacktest } from "./_backtest.ts";
import { weekHours } from "./_measures.ts";
import type { ServiceTest } from "./proof.ts";

/** Cases by week, those that count marked. */
function byWeek<T>(cases: readonly T[], hourOf: (one: T) => number, isHit: (one: T) => boolean) {
  return [...Map.groupBy(cases, (one) => Math.floor(hourOf(one) / weekHours)).values()]
    .map((own) => ({ hits: own.filter(isHit).length, n: own.length }));
}

function seconds({ estimate, confLow, confHigh, n }: Estimate): Estimate {
  const of = (hours: number | null) => (hours === null ? null : hours * 3600);
  return { estimate: of(estimate), confLow: of(confLow), confHigh: of(confHigh), n };
}

/** Sums up what became of warnings and incidents between two hours. */
export function estimatesOf(
  { alarms, caught }: Pick<Outcome, "alarms" | "caught">,
  { from, until }: Pick<TargetBacktest, "from" | "until">,
  confidence: number,
): Omit<ServiceTest, "from" | "baselines"> {
  const weeks = Math.floor((until - from) / weekHours);
  const falseAlarms = Array.from({ length: weeks }, () => 0);
  for (const { hour, case: own } of alarms) {
    const week = Math.floor((hour - from) / weekHours);
    if (own === null && week < weeks) falseAlarms[week] = (falseAlarms[week] ?? 0) + 1;
  }
  const leads = caught.flatMap(({ leadHours }) => leadHours ?? []);
  return {
    precision: clusteredShareInterval(
      byWeek(alarms, ({ hour }) => hour, (alarm) => alarm.case !== null),
      { confidence },
    ),
    recall: clusteredShareInterval(
      byWeek(caught, (one) => one.case.onset, ({ leadHours }) => leadHours !== null),
      { confidence },
    ),
    lead: seconds(medianInterval(leads, { confidence })),
    falseAlarms: meanCountInterval(falseAlarms, { confidence }),
  };
}
