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
    'no counted incident "z" is here',
    'no family "F7" is here',
    'no family "F8" is here',
    'no family "F9" is here',
  ]);
});
