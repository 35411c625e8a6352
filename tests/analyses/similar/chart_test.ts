import assert from "node:assert/strict";
import { similarFinding } from "../../../lib/analyses/similar/analysis.ts";
import { similarChart } from "../../../lib/analyses/similar/chart.ts";
import { noveltyFinding } from "../../../lib/analyses/similar/novelty.ts";
import { noveltyChart } from "../../../lib/analyses/similar/novelty_chart.ts";
import { wordsOf } from "../_charts.ts";
import { incidentsOf, rowsOfCompany } from "./_company.ts";

const rows = rowsOfCompany(incidentsOf(7, "tune"));

Deno.test("the chart of the nearest names each with its day, and the median below", async () => {
  const last = rows.findLast(({ family }) => family === "queue");
  const finding = similarFinding(rows, [], { asked: { incidentId: last?.incidentId ?? "" } });
  const words = await wordsOf(similarChart(finding));
  for (const { startedAt, resolveS } of finding.rows) {
    if (resolveS !== null) assert.ok(words.includes(startedAt.slice(0, 10)));
  }
  assert.match(words, /Median/);
  assert.match(words, /n = \d+ incidents\. Most alike first; line of the median: 95 % interval/);
});

Deno.test("the chart of novelty shows both ways by quarter; both draw nothing from nothing", async () => {
  const words = await wordsOf(noveltyChart(noveltyFinding(rows)));
  assert.match(words, /Calibrated/);
  assert.match(words, /Rule of thumb/);
  assert.match(words, /2026-Q2/);
  await wordsOf(noveltyChart(noveltyFinding([])));
  await wordsOf(similarChart(similarFinding([], [], { asked: { description: "pool" } })));
});
