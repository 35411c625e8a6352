import assert from "node:assert/strict";
import { frequencyFinding } from "../../../lib/analyses/frequency/analysis.ts";
import { frequencyChangeChart } from "../../../lib/analyses/frequency/change_chart.ts";
import { frequencyChart } from "../../../lib/analyses/frequency/chart.ts";
import { frequencyHistoryChart } from "../../../lib/analyses/frequency/history_chart.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { createRandom } from "../../../lib/stats/random.ts";
import { wordsOf } from "../_charts.ts";
import { bursts } from "./_incidents.ts";

const [against, period] = [parsePeriod("2026-Q2"), parsePeriod("2026-Q3")];

function findingOf(services: number) {
  const random = createRandom(3);
  const rows = Array.from({ length: services }, (_, index) => `service-${index}`).flatMap((service) =>
    [against, period].flatMap((span) => bursts(span, { rate: 1, service, random }))
  );
  return frequencyFinding(rows, { period, against, permutations: 99 });
}

const charts = [frequencyChart, frequencyChangeChart, frequencyHistoryChart];

Deno.test("every chart is drawn from a finding with data, and says its n", async () => {
  for (const chart of charts) assert.match(await wordsOf(chart(findingOf(3))), /n = \d\d+ incidents/);
});

Deno.test("every chart is drawn from a finding without data, and from services that never failed", async () => {
  const quiet = ["web", "db"].map((service) => ({ incidentId: null, service, startedAt: null }));
  for (const rows of [[], quiet]) {
    const finding = frequencyFinding(rows, { period, against });
    for (const chart of charts) assert.match(await wordsOf(chart(finding)), /n = 0 incidents/);
  }
});

Deno.test("of many services the first are drawn, and the words count the rest", async () => {
  assert.match(await wordsOf(frequencyChart(findingOf(20))), /5 services with lower rates not drawn/);
  assert.match(await wordsOf(frequencyChangeChart(findingOf(20))), /6 more comparisons not drawn/);
});

Deno.test("a service without incidents is counted below the ranking and not drawn in it", async () => {
  const quiet = { incidentId: null, service: "never-failed", startedAt: null };
  const rows = [...bursts(period, { rate: 1, service: "web", random: createRandom(3) }), quiet];
  const words = await wordsOf(frequencyChart(frequencyFinding(rows, { period, against: null })));
  assert.match(words, /1 service without incidents not drawn/);
  assert.doesNotMatch(words, /never-failed/);
});
