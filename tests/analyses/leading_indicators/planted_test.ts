import assert from "node:assert/strict";
import { leadingIndicators } from "../../../lib/analyses/leading_indicators/analysis.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { createRandom } from "../../../lib/stats/random.ts";
import { decoyMetric, leadingMetric, leadTime, metrics } from "../../../lib/twin/metrics.ts";
import { incident, metric, plain } from "./_company.ts";
import { twinOf } from "./_twin.ts";

const isLong = Deno.env.get("HINDCAST_LONG") === "1";
const twins = isLong ? 50 : 2;
const [enough, tolerated] = isLong ? [45, 5] : [2, 0];
const period = parsePeriod("2025-Q2..2026-Q3");

Deno.test(`among all metrics of a company the planted precursor and its lead are found, the decoy is not: ${twins} companies`, () => {
  let [found, rightLead, decoys] = [0, 0, 0];
  for (let seed = 1; seed <= twins; seed++) {
    const { incidents, streams } = twinOf(seed, metrics);
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

Deno.test("a cause is asked for in each service too: what leads it in one of two is found there", () => {
  const random = createRandom(3);
  const services = ["web", "store"];
  const hours = plain.weeks * 168;
  const cases = services.flatMap((service) =>
    Array.from({ length: 30 }, (_, at) => ({ service, at, hour: 600 + at * 110 + random.integer(60) }))
  );
  const incidents = cases.map(({ service, at, hour }) =>
    incident(`${service}-${at}`, service, hour, { cause: at % 3 === 0 ? "capacity" : "code" })
  ).sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
  const streams = services.map((service) => {
    const stream = metric(service, "memory", plain, random);
    for (const { service: own, at, hour } of cases) {
      if (own !== "web" || service !== "web" || at % 3 !== 0) continue;
      for (let back = 1; back <= 24; back++) {
        if (hour - back < hours) stream.values[hour - back] = (stream.values[hour - back] as number) + 3;
      }
    }
    return stream;
  });
  const { finding } = leadingIndicators(incidents, streams, { period: parsePeriod("2026"), folds: 0 });
  const passed = finding.rows.filter(({ passes }) => passes).map(({ target }) => target);
  assert.ok(passed.includes("cause capacity web"), passed.join(", "));
  assert.ok(
    passed.every((target) => !target.includes("store") && !target.includes("code")),
    passed.join(", "),
  );
});
