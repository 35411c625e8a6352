import assert from "node:assert/strict";
import { incidentHeads } from "../../../lib/analyses/incident_timeline/head_rows.ts";
import { unsupportedSentences } from "../../../lib/reports/draft/unsupported.ts";
import { writeDraft } from "../../../lib/reports/draft/write_draft.ts";
import { createRandom } from "../../../lib/stats/random.ts";
import { scratch } from "../notebook/_notebooks.ts";
import { type DraftMutation, draftMutations } from "./_mutations.ts";
import { paymentWarehouse } from "./_payment.ts";

Deno.test("of a thousand drafts with one thing changed nearly all are rejected, and the draft itself is not", async () => {
  await using folder = await scratch();
  const warehouse = await paymentWarehouse(folder.path);
  const [head] = await incidentHeads(warehouse, "INC-4711");
  assert.ok(head);
  const out = `${folder.path}/draft`;
  const { claims } = await writeDraft(warehouse, {
    head,
    template: "reports/templates/postmortem/default.md",
    out,
  });
  warehouse.close();
  const draft = await Deno.readTextFile(`${out}/postmortem.md`);
  assert.deepEqual(unsupportedSentences(draft, claims), []);
  const random = createRandom(1);
  const kinds = Object.entries(draftMutations);
  const passed: string[] = [];
  for (let at = 0; at < 1000; at++) {
    const [name, mutate] = kinds[at % kinds.length] as [string, DraftMutation];
    const mutant = mutate(draft, random);
    assert.notEqual(mutant, draft, name);
    if (unsupportedSentences(mutant, claims).length === 0) passed.push(name);
  }
  assert.ok(passed.length <= 5, `${passed.length} passed: ${[...new Set(passed)].join(", ")}`);
});
