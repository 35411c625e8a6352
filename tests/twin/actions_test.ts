import assert from "node:assert/strict";
import { createCompany } from "../../lib/twin/company.ts";
import { endedAt } from "../../lib/twin/occurrences.ts";

const companies = Array.from(
  { length: 10 },
  (_, index) => createCompany({ seed: index + 1, scale: "sample" }),
);

Deno.test("one action item ends each family that ends, on the day it is done", () => {
  for (const { actionItems, incidents } of companies) {
    const decisive = actionItems.filter(({ endsFamily }) => endsFamily);
    assert.deepEqual(decisive.map(({ family }) => family).sort(), Object.keys(endedAt).sort());
    for (const { family, completedAt, incident } of decisive) {
      assert.ok(incident.family === family && incident.createdAt < (completedAt ?? 0));
      const later = incidents.filter((one) => one.family === family && one.createdAt >= (completedAt ?? 0));
      assert.equal(later.length, 0);
    }
  }
});

Deno.test("of the other items that were done, some left families that came back", () => {
  for (const { actionItems, incidents } of companies) {
    const idle = actionItems.filter(({ completedAt, endsFamily, family }) =>
      completedAt !== null && !endsFamily && family !== null &&
      incidents.some((one) => one.family === family && one.createdAt > completedAt)
    );
    assert.ok(idle.length >= 2, `${idle.length}`);
  }
});

Deno.test("every item hangs on an incident with a postmortem, and tickets are told apart", () => {
  for (const { actionItems, told } of companies) {
    assert.ok(actionItems.every(({ incident }) => told.includes(incident)));
    assert.equal(new Set(actionItems.map(({ reference }) => reference)).size, actionItems.length);
    assert.equal(told.length, 25);
  }
});
