import assert from "node:assert/strict";
import { nameHider } from "../../lib/privacy/name_hider.ts";

const hide = nameHider([
  { name: "Ana Silva", personId: "person-1" },
  { name: "ana.silva@example.com", personId: "person-1" },
  { name: "Ana Silva Costa", personId: "person-2" },
  { name: "Will", personId: "person-3" },
  { name: "heron-3", personId: "person-4" },
  { name: "mark", personId: "person-5" },
]);

Deno.test("names, addresses and handles become pseudonyms, the longest first", () => {
  assert.equal(hide("Ana Silva Costa asked Ana Silva"), "person-2 asked person-1");
  assert.equal(hide("mail ANA.SILVA@example.com, cc @heron-3."), "mail person-1, cc @person-4.");
  assert.equal(hide('{"by":"ana silva"}'), '{"by":"person-1"}');
});

Deno.test("one word is a name in its own case, and no part of a longer word", () => {
  assert.equal(
    hide("Will will restart it; Willow and heron-33 stay"),
    "person-3 will restart it; Willow and heron-33 stay",
  );
});

Deno.test("a short handle that is a word is told behind an @", () => {
  assert.equal(hide("@mark please mark it as done"), "@person-5 please mark it as done");
});

Deno.test("a text that names nobody stays as it is", () => {
  assert.equal(hide("pool exhausted on db-3"), "pool exhausted on db-3");
  assert.equal(nameHider([])("Ana Silva"), "Ana Silva");
});
