import assert from "node:assert/strict";
import { changeFinding } from "../../../lib/analyses/changes/analysis.ts";
import { changeChart } from "../../../lib/analyses/changes/chart.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { wordsOf } from "../_charts.ts";
import { companyOf, twinRows } from "./_twin.ts";

const period = parsePeriod("2026-Q3");

Deno.test("every kind stands in the forest, with its ratio and the incidents in the window", async () => {
  const chart = changeChart(changeFinding(twinRows(companyOf(1, "sample")), { period }));
  const words = await wordsOf(chart);
  for (const kind of ["migration", "deployment", "flag", "config"]) {
    assert.match(words, new RegExp(`^${kind}$`, "m"));
  }
  assert.match(words, /n = 397 incidents\. Line: 95 % interval; n: incidents in the window/);
});

Deno.test("a chart of nothing is drawn and says so", async () => {
  assert.match(await wordsOf(changeChart(changeFinding([], { period }))), /n = 0 incidents/);
});
