import assert from "node:assert/strict";
import { leadingIndicators } from "../../../lib/analyses/leading_indicators/analysis.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { decoyMetric, leadingMetric, leadTime } from "../../../lib/twin/metrics.ts";
import { twinOf } from "./_twin.ts";

const isLong = Deno.env.get("HINDCAST_LONG") === "1";
const twins = isLong ? 50 : 2;
const [enough, tolerated] = isLong ? [45, 5] : [2, 0];
const period = parsePeriod("2025-Q2..2026-Q3");

Deno.test(`the planted precursor and its lead are found, the decoy is not: ${twins} companies`, () => {
  let [found, rightLead, decoys] = [0, 0, 0];
  for (let seed = 1; seed <= twins; seed++) {
    const { incidents, streams } = twinOf(seed);
    const { finding } = leadingIndicators(incidents, streams, { period, folds: 0 });
    const passed = finding.rows.filter(({ passes }) => passes);
    found += Number(
      passed.some(({ target, signal }) => target === "family memory" && signal === leadingMetric),
    );
    decoys += Number(passed.some(({ signal }) => signal === decoyMetric));
    const lead = finding.terms.find(({ term }) => term === `lead family memory metric ${leadingMetric}`);
    rightLead += Number(Math.abs((lead?.estimate ?? 0) * 1000 / leadTime - 1) <= 0.2);
  }
  assert.ok(found >= enough, `${found} of ${twins} found`);
  assert.ok(rightLead >= enough, `${rightLead} of ${twins} leads within a fifth`);
  assert.ok(decoys <= tolerated, `the decoy was reported ${decoys} times`);
});
