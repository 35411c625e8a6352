import type { Outcome, TargetBacktest } from "./_backtest.ts";
import { estimatesOf } from "./_estimates.ts";
import type { Indicator } from "./indicator.ts";
import type { BaselineProof, IndicatorProof, ServiceTest } from "./proof.ts";
import { hourMs } from "./_scene.ts";
import type { Search } from "./_search.ts";

function onService({ alarms, caught, name }: Outcome, service: string): Outcome {
  return {
    name,
    alarms: alarms.filter((own) => own.service === service),
    caught: caught.filter((own) => own.service === service),
  };
}

function baselinesOf(outcomes: readonly Outcome[]): BaselineProof[] {
  return outcomes.flatMap(({ name, alarms }): BaselineProof[] => {
    if (name === "indicator") return [];
    const hits = alarms.filter((alarm) => alarm.case !== null).length;
    return [{ name, precision: alarms.length === 0 ? null : hits / alarms.length }];
  });
}

function testOf(test: TargetBacktest, service: string, { scene, settings }: Search): ServiceTest | null {
  const outcomes = test.outcomes.map((outcome) => onService(outcome, service));
  const own = outcomes.find(({ name }) => name === "indicator");
  return own === undefined ? null : {
    from: new Date((scene.firstHour + test.from) * hourMs).toISOString().slice(0, 10),
    ...estimatesOf(own, test, settings.confidence),
    baselines: baselinesOf(outcomes),
  };
}

/** What the backtest says of each indicator on its own service: a signal may lead a family on some services only. */
export function proofsOf(
  search: Search,
  walked: readonly TargetBacktest[],
  indicators: readonly Indicator[],
): IndicatorProof[] {
  const tests = new Map(walked.map((test) => [search.scene.targets[test.target]?.id, test]));
  return indicators.map((indicator) => {
    const test = tests.get(indicator.target);
    return { indicator, test: test === undefined ? null : testOf(test, indicator.service, search) };
  });
}
