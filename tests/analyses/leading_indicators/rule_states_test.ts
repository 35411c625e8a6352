import assert from "node:assert/strict";
import { ruleStates } from "../../../lib/analyses/leading_indicators/rule_states.ts";
import { incident } from "./_company.ts";
import { at, memory, memoryRule } from "./_rules.ts";

Deno.test("a rule that matches says its reading, since when, and which incidents it warned of", () => {
  const incidents = [incident("warned", "search", 20), incident("missed", "search", 100)];
  const streams = [memory(210, [[10, 12], [200, 210]])];
  const [state] = ruleStates([memoryRule], incidents, streams, at(205.5));
  assert.deepEqual([
    state?.matches,
    Math.round(state?.value ?? 0),
    state?.readAt,
    state?.since,
    state?.reason,
  ], [
    true,
    9,
    at(205),
    at(201),
    null,
  ]);
  assert.deepEqual(state?.past, [
    { incidentId: "missed", startedAt: at(100), warnedAt: null },
    { incidentId: "warned", startedAt: at(20), warnedAt: at(11) },
  ]);
});

Deno.test("what cannot be told is told: no stream, too old, too little known", () => {
  const reasonAt = (hour: number, streams = [memory(100, [])]) =>
    ruleStates([memoryRule], [], streams, at(hour))[0]?.reason;
  assert.equal(reasonAt(50, []), "there is no such stream in the exports");
  assert.equal(reasonAt(124), null);
  assert.equal(reasonAt(148), "its export ends 2 days before, more than a day");
  const unknown = memory(100, []);
  unknown.values.fill(NaN, 90);
  assert.equal(reasonAt(100, [unknown]), "less than half of its window is known");
});

Deno.test("during an incident of its target, and for a window after it, a rule does not warn", () => {
  const streams = [memory(100, [[0, 100]])];
  const matchesAt = (hour: number) =>
    ruleStates([memoryRule], [incident("open", "search", 50.2)], streams, at(hour)).map(
      ({ matches, value }) => [matches, value === null ? null : Math.round(value)],
    )[0];
  assert.deepEqual(matchesAt(50), [true, 9]);
  assert.deepEqual(matchesAt(53), [false, null]);
  assert.deepEqual(matchesAt(60), [true, 9]);
});
