import assert from "node:assert/strict";
import { decide } from "../../../lib/analyses/families/_decide.ts";
import { parseFamilyDecisions } from "../../../lib/model/family_decisions.ts";

const incidents = [["a", 0], ["b", 0], ["c", 1], ["d", 1], ["e", null]].map(([id, family]) => ({
  incidentId: id as string,
  family: family as number | null,
  closeness: 0.5,
  reason: family === null ? "alone" as const : "member" as const,
}));
const placedBy = (decisions: unknown) => {
  const decided = decide(incidents, ["F1", "F2"], parseFamilyDecisions(decisions));
  return { decided, ids: decided.incidents.map(({ familyId }) => familyId) };
};

Deno.test("nothing decided leaves everything as found", () => {
  const { ids, decided } = placedBy({});
  assert.deepEqual(ids, ["F1", "F1", "F2", "F2", null]);
  assert.deepEqual([decided.people.size, decided.idle.length], [0, 0]);
});

Deno.test("merge, split, pin and none win over what was found, and what was found is kept beside", () => {
  const { ids, decided } = placedBy({
    merge: { F1: ["F2"] },
    split: { Ours: ["a"] },
    pin: { e: "Ours" },
    none: ["b"],
  });
  const own = ids[0] ?? "";
  assert.match(own, /^family-/);
  assert.deepEqual(ids, [own, null, "F1", "F1", own]);
  assert.equal(decided.names.get(own), "Ours");
  assert.deepEqual(decided.incidents.map(({ foundId }) => foundId), ["F1", "F1", "F2", "F2", null]);
  assert.deepEqual(decided.incidents.map(({ reason }) => reason), [
    "split",
    "none",
    "merged",
    "merged",
    "pinned",
  ]);
});

Deno.test("a pin to a family that was merged goes where that went", () => {
  assert.equal(placedBy({ merge: { F1: ["F2"] }, pin: { e: "F2" } }).ids[4], "F1");
});

Deno.test("a decision about what is not here changes nothing and is told", () => {
  const { ids, decided } = placedBy({
    pin: { a: "F9", z: "F1" },
    merge: { F8: ["F1"] },
    rename: { F7: "x" },
  });
  assert.deepEqual(ids, ["F1", "F1", "F2", "F2", null]);
  assert.deepEqual(decided.idle, [
    'no counted incident "z" is here; nearest: a, b, c',
    'no family "F7" is here; nearest: F1, F2',
    'no family "F8" is here; nearest: F1, F2',
    'no family "F9" is here; nearest: F1, F2',
  ]);
});

Deno.test("a wrong id is told with those that may be meant: written alike, of another export, or by a name", () => {
  const found = ["pagerduty_rest_incidents:Q1PRGM00VQ", "pagerduty_csv:Q0OWGA00TE"].map((incidentId) => ({
    incidentId,
    family: 0,
    closeness: 0.5,
    reason: "member" as const,
  }));
  const idle = (decisions: unknown) =>
    decide(
      found,
      ["family-b4a0afdb", "family-1f1be436"],
      parseFamilyDecisions(decisions),
      new Map([["family-b4a0afdb", "pool exhausted"]]),
    ).idle;
  assert.deepEqual(idle({ none: ["pagerduty_csv:Q1PRGM00VQ", "pagerduty_csv:Q0OWGA0OTE", "Zendesk 5"] }), [
    'no counted incident "pagerduty_csv:Q1PRGM00VQ" is here; nearest: pagerduty_rest_incidents:Q1PRGM00VQ',
    'no counted incident "pagerduty_csv:Q0OWGA0OTE" is here; nearest: pagerduty_csv:Q0OWGA00TE',
    'no counted incident "Zendesk 5" is here',
  ]);
  assert.deepEqual(idle({ rename: { "family-b4a0afbd": "x", "Pool exhausted": "y", storage: "z" } }), [
    'no family "family-b4a0afbd" is here; nearest: family-b4a0afdb ("pool exhausted")',
    'no family "Pool exhausted" is here; nearest: family-b4a0afdb ("pool exhausted")',
    'no family "storage" is here; deno task families lists those there are',
  ]);
});
