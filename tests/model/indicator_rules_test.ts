import assert from "node:assert/strict";
import { parseIndicatorRules } from "../../lib/model/indicator_rules.ts";

const rule = {
  id: "orders-memory",
  status: "active",
  signal: { kind: "metric", name: "memory", service: "orders" },
  measure: "level",
  window_hours: 24,
  direction: "above",
  threshold: 0.9,
  horizon_hours: 72,
  target: { family: "family-1" },
  evidence: { from: "2026-01-01", until: "2026-07-01", incidents: 12 },
  escalation: { tell: "#orders", false_alarms_per_week: 1 },
};

function messageOf(value: unknown): string {
  try {
    parseIndicatorRules(value, "indicators.yaml");
  } catch (error) {
    return error instanceof TypeError ? error.message : `another error: ${error}`;
  }
  return "taken";
}

Deno.test("a rule is read whole; what was not measured is null", () => {
  const [read] = parseIndicatorRules({ rules: [rule] });
  assert.deepEqual(read?.target, { family: "family-1", cause: null, service: "orders" });
  assert.equal(read?.evidence.recall, null);
  assert.deepEqual(parseIndicatorRules(null), []);
});

Deno.test("what a rule lacks is told with what to add", () => {
  const target = { ...rule, target: undefined };
  assert.equal(
    messageOf({ rules: [target] }),
    'Cannot read indicators.yaml field "rules[0].target": it says not whose incidents the rule warns of. ' +
      "Add target: {} for every incident of the signal's service, or name there a family, a cause or another service.",
  );
  assert.equal(
    messageOf({ rules: [{ ...rule, signal: { kind: "metric", name: "memory" } }] }),
    'Cannot read indicators.yaml field "rules[0].signal.service": it is missing. Add this key.',
  );
});

Deno.test("what is wrong with a rule is told with file and field", () => {
  const wrong: readonly [object, string][] = [
    [{ threshold: "high" }, 'field "rules[0].threshold" = "high": it is no number'],
    [{ threshold: NaN }, 'field "rules[0].threshold" = "NaN": it is no number'],
    [{ window_hours: 0 }, 'field "rules[0].window_hours" = "0": it is less than an hour'],
    [{ colour: "red" }, 'field "rules[0].colour" = "red": there is no such key'],
    [{ status: "on" }, 'field "rules[0].status" = "on": it is none of draft, active'],
    [
      { measure: "count" },
      'field "rules[0].measure" = "count": a metric is read by level, slope, spread, drift',
    ],
    [{ signal: 7 }, 'field "rules[0].signal" = "7": it is no list of keys and values'],
    [
      { evidence: { ...rule.evidence, until: "2025-01-01" } },
      'field "rules[0].evidence.until" = "2025-01-01": it is not after from',
    ],
    [
      { evidence: { ...rule.evidence, recall: 75 } },
      'field "rules[0].evidence.recall" = "75": it is above 1',
    ],
  ];
  for (const [change, reason] of wrong) {
    assert.equal(
      messageOf({ rules: [{ ...rule, ...change }] }),
      `Cannot read indicators.yaml ${reason}. Correct this key.`,
    );
  }
  assert.match(
    messageOf({ rules: [rule, rule] }),
    /field "rules\[1\]\.id" = "orders-memory": another rule has/,
  );
  assert.match(messageOf(["x"]), /^Cannot read indicators\.yaml: it is no list of keys and values\./);
});
