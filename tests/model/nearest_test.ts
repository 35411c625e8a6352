import assert from "node:assert/strict";
import { nearest } from "../../lib/model/nearest.ts";

Deno.test("the name somebody meant is found through case, separators and slips; a stranger is not", () => {
  const names = ["incident_id", "title", "started_at", "resolved_at"];
  assert.equal(nearest("Incident-ID", names), "incident_id");
  assert.equal(nearest("titel", names), "title");
  assert.equal(nearest("startedAt", names), "started_at");
  assert.equal(nearest("colour", names), undefined);
  assert.equal(nearest("x", []), undefined);
});
