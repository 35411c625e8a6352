import assert from "node:assert/strict";
import { refusal } from "../../lib/model/refusal.ts";

const base = { action: "load", thing: "a.csv", reason: "it is odd", remedy: "Export it again" };

Deno.test("the grammar: action, thing, line, field, value, state, remedy", () => {
  assert.equal(refusal(base), "Cannot load a.csv: it is odd. Export it again.");
  assert.equal(
    refusal({ ...base, line: 3, field: "at", value: "x", remedy: "Did you mean this?" }),
    'Cannot load a.csv:3 field "at" = "x": it is odd. Did you mean this?',
  );
});

Deno.test("values are cut at 80 letters and cleaned of control and direction characters", () => {
  const said = refusal({ ...base, value: `\u0007${"🔥".repeat(100)}\u202e` });
  assert.equal(said, `Cannot load a.csv = " ${"🔥".repeat(79)}…": it is odd. Export it again.`);
});
