import assert from "node:assert/strict";
import { leadingIndicators } from "../../lib/analyses/leading_indicators/analysis.ts";
import type { IndicatorProof, ServiceTest } from "../../lib/analyses/leading_indicators/proof.ts";
import { chooseProposals } from "../../lib/commands/_propose_rules.ts";
import { parsePeriod } from "../../lib/model/period.ts";
import { createRandom } from "../../lib/stats/random.ts";
import { noise, shapes } from "../analyses/leading_indicators/_company.ts";
import { services, sharingCompany } from "../analyses/leading_indicators/_sharing.ts";

const isLong = Deno.env.get("HINDCAST_LONG") === "1";
const period = parsePeriod("2026");
const some = { estimate: 0.9, confLow: 0.6, confHigh: 0.98, n: 10 };
const few = { estimate: 0.1, confLow: 0.02, confHigh: 0.4, n: 30 };
const test: ServiceTest = {
  from: "2026-01-01",
  precision: some,
  recall: some,
  lead: { estimate: 7200, confLow: null, confHigh: null, n: 9 },
  falseAlarms: few,
  baselines: [{ name: "alert always", precision: 0.1 }, { name: "seasonal rate", precision: null }],
};

function proofOf(own: Partial<ServiceTest> | null, targetName = "leaks"): IndicatorProof {
  const indicator = {
    ...{ kind: "metric", name: "memory", measure: "level", windowHours: 24, service: "orders" } as const,
    ...{ target: `family ${targetName}`, targetName, direction: 1, threshold: 5, horizonHours: 72 } as const,
  };
  return { indicator, test: own === null ? null : { ...test, ...own } };
}

Deno.test("what its test does not speak for is no rule, and the reason is told", () => {
  const reasons: readonly [Partial<ServiceTest> | null, string][] = [
    [null, "it passes only with the newest data, which leave no later time to test it on"],
    [{ precision: { ...some, estimate: null, n: 0 } }, "it never warned in the 30 weeks it was tested on"],
    [
      { precision: { estimate: 0.4, confLow: 0.05, confHigh: 0.8, n: 5 } },
      "2 of 5 warnings (5 % to 80 %) came true, not surely more than by warning all the time (10 %)",
    ],
    [
      { precision: { estimate: 0, confLow: 0, confHigh: 0.6, n: 3 }, baselines: [] },
      "0 of 3 warnings (0 % to 60 %) came true, not surely more than none",
    ],
    [
      { falseAlarms: { ...few, estimate: 0.8, confHigh: 1.4 } },
      "it may cost up to 1.4 false alarms a week (0.8 in 30 weeks), more than the 1 it is allowed",
    ],
  ];
  for (const [own, reason] of reasons) {
    const { proposed, leftOut } = chooseProposals([proofOf(own)]);
    assert.deepEqual(proposed, []);
    assert.deepEqual(leftOut, [
      `Not proposed: level of metric memory of orders over 24 h, before incidents of leaks: ${reason}.`,
    ]);
  }
});

Deno.test("of one stream only what its test speaks best for is proposed", () => {
  const better = proofOf({ recall: { ...some, confLow: 0.7 } }, "slow leaks");
  const { proposed, leftOut } = chooseProposals([proofOf({}), better, proofOf({}, "all")]);
  assert.deepEqual(proposed.map(({ indicator }) => indicator.targetName), ["slow leaks"]);
  assert.equal(leftOut.length, 2);
  assert.match(leftOut[0] ?? "", /: the same signal does better before incidents of slow leaks\.$/);
});

Deno.test("a signal that leads families on some services is proposed for those alone", () => {
  const six = new Set(services.slice(0, 6));
  const habits = { autocorrelation: 0.5, season: 0, shared: 0 };
  const seeds = isLong ? 20 : 1;
  let found = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const { incidents, streams } = sharingCompany(createRandom(seed), habits, six);
    const { indicators, proofs } = leadingIndicators(incidents, streams, { period, budgetPerWeek: 1 });
    const { proposed } = chooseProposals(proofs);
    assert.ok(indicators.some(({ service }) => !six.has(service)));
    assert.ok(proposed.every(({ indicator: { name, service } }) => name === "latency" && six.has(service)));
    found += proposed.length;
  }
  assert.ok(found >= 3 * seeds, `${found} in ${seeds} companies`);
});

Deno.test({
  name: "noise gives no rule (long)",
  ignore: !isLong,
  fn: () => {
    for (const shape of Object.values(shapes)) {
      for (let seed = 1; seed <= 100; seed++) {
        const { incidents, streams } = noise(shape, createRandom(10_000 + seed));
        const { proofs } = leadingIndicators(incidents, streams, { period, confidence: 0.9 });
        assert.deepEqual(chooseProposals(proofs).proposed, []);
      }
    }
  },
});
