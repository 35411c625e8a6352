import assert from "node:assert/strict";
import { durationFinding } from "../../../lib/analyses/durations/analysis.ts";
import { durationChangeChart } from "../../../lib/analyses/durations/change_chart.ts";
import { durationChart } from "../../../lib/analyses/durations/chart.ts";
import { durationHistoryChart } from "../../../lib/analyses/durations/history_chart.ts";
import { survivalChart } from "../../../lib/analyses/durations/survival_chart.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { createRandom } from "../../../lib/stats/random.ts";
import { wordsOf } from "../_charts.ts";
import { incident, logNormal, momentIn } from "./_incidents.ts";

const [against, period] = [parsePeriod("2026-Q2"), parsePeriod("2026-Q3")];
const random = createRandom(3);

function findingOf(services: number) {
  const rows = Array.from({ length: services }, (_, index) => `service-${index}`).flatMap((service) =>
    [against, period].flatMap((span) =>
      Array.from(
        { length: 6 },
        () => incident(momentIn(span, random), logNormal(3600, 1, random), { service }),
      )
    )
  );
  return durationFinding(rows, { period, against, permutations: 99 });
}

const charts = [durationChart, durationChangeChart, durationHistoryChart, survivalChart];

Deno.test("every chart is drawn from a finding with data, and says its n", async () => {
  const finding = findingOf(3);
  for (const chart of charts) assert.match(await wordsOf(chart(finding)), /n = 36 incidents/);
});

Deno.test("every chart is drawn from a finding without data", async () => {
  const finding = durationFinding([], { period, against: null });
  for (const chart of charts) assert.match(await wordsOf(chart(finding)), /n = 0 incidents/);
});

Deno.test("of many services the surest are drawn, and the words count the rest", async () => {
  const finding = findingOf(20);
  assert.match(await wordsOf(durationChangeChart(finding)), /6 more comparisons not drawn/);
  assert.match(await wordsOf(durationHistoryChart(finding)), /9 services with fewer incidents not drawn/);
});

Deno.test("the change is drawn beside the incidents of both periods", async () => {
  const words = await wordsOf(durationChangeChart(findingOf(2)));
  assert.match(words, /All services/);
  assert.match(words, /Time to resolve, 2026-Q3 over 2026-Q2/);
});
