import assert from "node:assert/strict";
import { replayRule } from "../../../lib/analyses/leading_indicators/rule_replay.ts";
import { incident } from "./_company.ts";
import { at, memory, memoryRule } from "./_rules.ts";

Deno.test("one warning until its horizon is over, and what became of it", () => {
  const streams = [memory(400, [[10, 60], [200, 204]])];
  const incidents = [incident("one", "search", 30.5), incident("elsewhere", "orders", 15)];
  const replayed = replayRule(memoryRule, incidents, streams, { knownUntil: at(400) });
  // One high hour of two is enough. Each warning stands for a day; the hours of the incident are set aside.
  assert.deepEqual(replayed?.firings.map(({ firedAt, incidentId, leadS }) => [firedAt, incidentId, leadS]), [
    [at(11), "one", 19.5 * 3600],
    [at(35), null, null],
    [at(59), null, null],
    [at(201), null, null],
  ]);
});

Deno.test("an incident within the hour, or beyond the horizon, was not warned of", () => {
  const streams = [memory(100, [[10, 12]])];
  const outcome = (hour: number) =>
    replayRule(memoryRule, [incident("one", "search", hour)], streams, { knownUntil: at(100) })?.firings
      .map(({ incidentId }) => incidentId);
  assert.deepEqual(outcome(11.5), []);
  assert.deepEqual(outcome(12.1), ["one"]);
  assert.deepEqual(outcome(35), ["one"]);
  assert.deepEqual(outcome(35.1), [null]);
});

Deno.test("what came later changes no warning", () => {
  const high = [[10, 12], [50, 60], [130, 140], [220, 230]] as const;
  const incidents = [20, 75, 150, 240].map((hour) => incident(`i-${hour}`, "search", hour));
  const whole = replayRule(memoryRule, incidents, [memory(300, high)], { knownUntil: at(300) });
  for (const cut of [40, 100, 145, 160]) {
    const seen = replayRule(
      memoryRule,
      incidents.filter(({ startedAt }) => startedAt < at(cut)),
      [memory(cut, high.filter(([from]) => from < cut))],
      { knownUntil: at(cut) },
    );
    const before = whole?.firings.filter(({ firedAt }) => firedAt <= at(cut)) ?? [];
    assert.deepEqual(seen?.firings.map(({ firedAt }) => firedAt), before.map(({ firedAt }) => firedAt));
  }
});

Deno.test("a horizon that is not over leaves the outcome open", () => {
  const replayed = replayRule(memoryRule, [], [memory(100, [[90, 92]])], { knownUntil: at(100) });
  assert.deepEqual(replayed?.firings.map(({ isOver, incidentId }) => [isOver, incidentId]), [[false, null]]);
});

Deno.test("quiet hours and their incidents are those without a warning, after the evidence", () => {
  const incidents = [incident("warned", "search", 20), incident("not", "search", 60)];
  const streams = [memory(100, [[10, 12]])];
  const replayed = replayRule(memoryRule, incidents, streams, { knownUntil: at(100) });
  assert.equal(replayed?.quietIncidents, 1);
  // Read from hour 2 to 98; a warning stands from 11 to 35, the incident and its window last from 60 to 64.
  assert.equal(replayed?.quietHours, (11 - 2) + (60 - 35) + (99 - 64));
  const later = { ...memoryRule, evidence: { ...memoryRule.evidence, until: "2026-01-06" } };
  const rest = replayRule(later, incidents, streams, { knownUntil: at(100) });
  assert.ok((rest?.quietHours ?? 0) < (replayed?.quietHours ?? 0));
  assert.equal(rest?.firings.length, 1);
});

Deno.test("a target is a family, a cause or both, on a service", () => {
  const streams = [memory(100, [[10, 12]])];
  const rows = [incident("leak", "search", 20, { familyId: "f-1", family: "Leaks", cause: "memory" })];
  const caught = (target: Partial<typeof memoryRule.target>) =>
    replayRule({ ...memoryRule, target: { ...memoryRule.target, ...target } }, rows, streams, {
      knownUntil: at(100),
    })?.firings[0]?.incidentId;
  assert.equal(caught({ family: "f-1" }), "leak");
  assert.equal(caught({ family: "Leaks", cause: "memory" }), "leak");
  assert.equal(caught({ family: "Leaks", cause: "capacity" }), null);
  assert.equal(caught({ service: "orders" }), null);
  assert.equal(replayRule(memoryRule, rows, [], { knownUntil: at(100) }), null);
});
