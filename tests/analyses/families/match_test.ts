import assert from "node:assert/strict";
import { matchFamilies } from "../../../lib/analyses/families/_match.ts";

const family = (members: string) => ({ members: members.split(" "), terms: [], medoid: "", stability: null });
const starts = new Map(
  [..."abcdefghijklmnop"].map((id, at) => [id, `2026-01-${String(at + 1).padStart(2, "0")}`]),
);
const known = new Map([["F1", new Set("abcdef")], ["F2", new Set("ghij")]]);

Deno.test("a family goes on as it grows and loses a few", () => {
  const { ids, events } = matchFamilies([family("a b c d k l m n o p"), family("g h i j")], known, starts);
  assert.deepEqual(ids, ["F1", "F2"]);
  assert.deepEqual(events, []);
});

Deno.test("of a split the larger part goes on, the other says where it came from", () => {
  const { ids, events } = matchFamilies([family("a b"), family("c d e f"), family("g h i j")], known, starts);
  assert.deepEqual([ids[1], ids[2]], ["F1", "F2"]);
  assert.match(ids[0] ?? "", /^family-[0-9a-f]{8}$/);
  assert.deepEqual(events.map(({ event, fromIds }) => [event, fromIds]), [["split", ["F1"]]]);
});

Deno.test("of a merge the larger goes on and names the other", () => {
  const { ids, events } = matchFamilies([family("a b c d e f g h i j")], known, starts);
  assert.deepEqual(ids, ["F1"]);
  assert.deepEqual(events.map(({ familyId, event, fromIds }) => [familyId, event, fromIds]), [[
    "F1",
    "merged",
    ["F2"],
  ]]);
});

Deno.test("a family without its incidents is gone, and one of other incidents is new", () => {
  const { ids, events } = matchFamilies([family("k l m n o"), family("a b c d e f")], known, starts);
  assert.equal(ids[1], "F1");
  assert.deepEqual(events.map(({ event }) => event), ["new", "gone"]);
});

Deno.test("the name of a new family comes from its first incident, not from the order or the later ones", () => {
  const one = matchFamilies([family("m k l")], new Map(), starts).ids;
  const other = matchFamilies([family("p l o n k m")], new Map(), starts).ids;
  assert.deepEqual(one, other);
});
