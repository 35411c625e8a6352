import assert from "node:assert/strict";
import { leadingIndicators } from "../../../lib/analyses/leading_indicators/analysis.ts";
import { backtestTarget } from "../../../lib/analyses/leading_indicators/_backtest.ts";
import { search } from "../../../lib/analyses/leading_indicators/_search.ts";
import type { IndicatorIncident } from "../../../lib/analyses/leading_indicators/rows.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { boundedMeanInterval } from "../../../lib/stats/bounded_mean_interval.ts";
import { createRandom } from "../../../lib/stats/random.ts";
import { leadingMetric } from "../../../lib/twin/metrics.ts";
import { twinOf } from "./_twin.ts";

const isLong = Deno.env.get("HINDCAST_LONG") === "1";
const period = parsePeriod("2025-Q2..2026-Q3");
const dayMs = 86_400_000;

Deno.test("the planted precursor warns a day ahead, seldom in vain, better than every baseline", () => {
  const twins = isLong ? 50 : 1;
  let warned = 0;
  for (let seed = 1; seed <= twins; seed++) {
    const { incidents, streams } = twinOf(seed);
    const { backtest, indicators } = leadingIndicators(incidents, streams, { period });
    const of = (statistic: string, predictor = "indicator") =>
      backtest.terms.find(({ term }) => term === `${statistic} ${predictor} family memory`)?.estimate ?? 0;
    const others = ["seasonal rate", "alert always", "last incident"];
    warned += Number(
      of("lead") >= 24 * 3600 && of("false") <= 1 && of("recall") >= 0.7 &&
        others.every((predictor) => of("precision") > of("precision", predictor)),
    );
    assert.ok(indicators.some(({ target, name }) => target === "family memory" && name === leadingMetric));
  }
  assert.ok(warned >= 0.9 * twins, `${warned} of ${twins}`);
});

Deno.test("what is chosen and warned of never changes when later hours do", () => {
  const { incidents, streams } = twinOf(3);
  const before = search(incidents, streams, { period });
  const target = before.scene.targets.findIndex(({ id }) => id === "family memory");
  const own = backtestTarget(before, target);
  const last = own?.steps.at(-1);
  assert.ok(own && last);
  const from = last.from + before.scene.firstHour;
  const changed = streams.map((stream) => ({
    ...stream,
    values: stream.values.map((value, at) => (stream.firstHour + at < from ? value : 9 * value + at)),
  }));
  const after = backtestTarget(search(incidents, changed, { period }), target);
  assert.deepEqual(after?.steps.map(({ threshold, trial }) => [threshold, trial.reading]), [
    ...own.steps.map(({ threshold, trial }) => [threshold, trial.reading]),
  ]);
  const early = (test: typeof own) =>
    test.outcomes[0]?.alarms.filter(({ hour }) => hour < last.from).map((
      { hour, service },
    ) => [hour, service]);
  assert.deepEqual(early(after ?? own), early(own));
});

/** Each service's incidents at other times: its days turned round by a random number, and other hours. */
function shuffled(incidents: readonly IndicatorIncident[], seed: number): IndicatorIncident[] {
  const random = createRandom(seed);
  const [start, days] = [
    Date.parse(period.start),
    (Date.parse(period.end) - Date.parse(period.start)) / dayMs,
  ];
  return incidents.map((one) => {
    const at = start + random.next() * days * dayMs;
    const startedAt = new Date(at).toISOString();
    return { ...one, startedAt, resolvedAt: new Date(at + 3_600_000).toISOString() };
  }).sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
}

Deno.test("shuffled labels score chance", () => {
  const runs = isLong ? 200 : 6;
  const { incidents, streams } = twinOf(2);
  let held = 0;
  for (let run = 1; run <= runs; run++) {
    const found = search(shuffled(incidents, run), streams, { period });
    const target = found.scene.targets.findIndex(({ id }) => id === "family memory");
    const { confLow, confHigh } = boundedMeanInterval(backtestTarget(found, target)?.ranks ?? []);
    held += Number((confLow ?? 1) <= 0.5 && (confHigh ?? 0) >= 0.5);
  }
  assert.ok(held >= (isLong ? 0.94 * runs : runs - 2), `${held} of ${runs}`);
});
