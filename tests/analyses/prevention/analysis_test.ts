import assert from "node:assert/strict";
import { preventionFinding } from "../../../lib/analyses/prevention/analysis.ts";
import type { PreventionRow } from "../../../lib/analyses/prevention/rows.ts";
import { firings, row } from "./_ledger.ts";

function estimates(rows: readonly PreventionRow[]) {
  const finding = preventionFinding(rows);
  const of = (name: string) => {
    const term = finding.terms.find(({ term }) => term === name);
    return term &&
      [term.estimate, term.confLow, term.confHigh].map((value) => value && Number(value.toFixed(3)));
  };
  return { finding, of };
}

Deno.test("avoided is the difference of shares times the warnings acted on, beside its base rate", () => {
  const { of } = estimates([row([...firings("acted_on", 56, 20), ...firings("other", 70, 56)])]);
  // Newcombe (1998): the shares 56/70 and 48/80 differ by 0.0524 to 0.3339. Here 20/56 is taken from 56/70.
  assert.deepEqual(of("unacted"), [0.8, 0.692, 0.877]);
  assert.deepEqual(of("acted"), [0.357, 0.245, 0.488]);
  const [estimate, low, high] = of("avoided") as [number, number, number];
  assert.equal(estimate, 24.8);
  assert.ok(Math.abs(low - 56 * (0.4429 - Math.hypot(0.8 - 0.6918, 0.4881 - 0.3571))) < 0.05);
  assert.ok(Math.abs(high - 56 * (0.4429 + Math.hypot(0.8769 - 0.8, 0.3571 - 0.2446))) < 0.05);
  const [base] = of("base") as [number];
  assert.ok(Math.abs(base - (1 - Math.exp(-10 / 8760 * 71))) < 0.001);
  assert.deepEqual(of("false search-memory"), [0.2, 0.123, 0.308]);
  const [saved] = of("saved") as [number];
  assert.ok(Math.abs(saved - 24.8 * 3600 * 1.95) < 1);
});

Deno.test("an interval of a difference is that of Newcombe's paper", () => {
  const quiet = { quietHours: 100, quietIncidents: 0 };
  const { of } = estimates([row([...firings("acted_on", 80, 48), ...firings("other", 70, 56)], quiet)]);
  const [, low, high] = of("avoided") as [number, number, number];
  assert.deepEqual([(low / 80).toFixed(4), (high / 80).toFixed(4)], ["0.0524", "0.3339"]);
});

Deno.test("warnings of the time a rule was found on, and open ones, are not counted", () => {
  const { finding, of } = estimates([
    row([
      ...firings("acted_on", 4, 0),
      ...firings("other", 9, 9, { isLater: false }),
      ...firings("other", 3, 3, { isOver: false }),
    ]),
  ]);
  assert.deepEqual([of("firings")?.[0], of("open")?.[0], of("earlier")?.[0]], [4, 3, 9]);
  assert.equal(of("avoided"), undefined);
  assert.deepEqual(finding.skipped.map(({ n, reason }) => [n, reason]), [[
    4,
    "4 warnings acted on and 0 not, since it was found and with their horizon over (9 earlier, 3 open): it needs 5 of each",
  ]]);
});

Deno.test("rules are compared each with itself: what acts on the better rule alone avoids nothing", () => {
  // Pooled, 9 of 40 against 36 of 60 would look like 15 avoided.
  const weak = row([...firings("acted_on", 30, 3), ...firings("other", 20, 2)], { ruleId: "weak" });
  const strong = row([...firings("acted_on", 10, 8), ...firings("other", 40, 32)], { ruleId: "strong" });
  const { of } = estimates([weak, strong]);
  const [estimate, low, high] = of("avoided") as [number, number, number];
  assert.equal(Math.abs(estimate), 0);
  assert.ok(low < -5 && high > 5);
});

Deno.test("the order of rules and warnings changes nothing", () => {
  const own = [...firings("acted_on", 10, 2), ...firings("other", 12, 9)];
  const [a, b] = [row(own, { ruleId: "a" }), row(own.toReversed(), { ruleId: "b", quietIncidents: 4 })];
  const terms = (rows: readonly PreventionRow[]) =>
    preventionFinding(rows).terms.map(({ term, estimate }) => [term, estimate?.toFixed(9)]).sort();
  assert.deepEqual(terms([a, b]), terms([b, { ...a, firings: a.firings.toReversed() }]));
});
