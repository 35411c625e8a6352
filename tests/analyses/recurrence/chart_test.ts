import assert from "node:assert/strict";
import { recurrenceFinding } from "../../../lib/analyses/recurrence/analysis.ts";
import { recurrenceChart } from "../../../lib/analyses/recurrence/chart.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { createRandom } from "../../../lib/stats/random.ts";
import { wordsOf } from "../_charts.ts";
import { company, incident, stable } from "./_company.ts";

const period = parsePeriod("2026-Q3");
const options = { period, against: null, permutations: 99 };

Deno.test("families stand in order of their incidents, with n and the time since the last", async () => {
  const rows = [
    incident("a", "2026-05-01", "disk"),
    incident("b", "2026-06-01", "dns"),
    incident("c", "2026-09-01", "dns"),
  ];
  const words = await wordsOf(recurrenceChart(recurrenceFinding(rows, options)));
  assert.ok(words.indexOf("dns") < words.indexOf("disk"));
  assert.match(words, /2 · 30 days/);
  assert.match(words, /1 · 153 days/);
  assert.match(words, /n = 3 incidents/);
});

Deno.test("of many families twelve are drawn, and the words count the others", async () => {
  const kinds = [...stable, ...[1, 2, 3, 4, 5].map((index) => ({ family: `more ${index}`, perWeek: 1 }))];
  const finding = recurrenceFinding(company(kinds, 60, period, createRandom(2)), options);
  assert.match(await wordsOf(recurrenceChart(finding)), /3 others with fewer incidents not drawn/);
});

Deno.test("a chart of nothing is drawn and says so", async () => {
  assert.match(await wordsOf(recurrenceChart(recurrenceFinding([], options))), /n = 0 incidents/);
});
