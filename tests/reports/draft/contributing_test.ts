import { draftMaterial, draftSections } from "hindcast";
import assert from "node:assert/strict";
import { incidentHeads } from "../../../lib/analyses/incident_timeline/head_rows.ts";
import { scratch } from "../notebook/_notebooks.ts";
import { paymentWarehouse } from "./_payment.ts";

Deno.test("changes are called others beside a first hypothesis that is a change, and else are not", async () => {
  await using folder = await scratch();
  const warehouse = await paymentWarehouse(folder.path);
  const [head] = await incidentHeads(warehouse, "INC-4711");
  assert.ok(head);
  const material = await draftMaterial(warehouse, head);
  warehouse.close();
  const { hypotheses } = material;
  const change = hypotheses.rows.find(({ kind }) => kind === "change");
  assert.ok(change);
  const textWith = (ranks: readonly number[]) => {
    const rows = ranks.map((rank) => ({ ...change, id: `hypothesis.${rank}`, rank }));
    const sections = draftSections({ ...material, hypotheses: { ...hypotheses, rows } });
    const lines = sections.find(({ id }) => id === "contributing")?.lines ?? [];
    return lines.find(({ claim }) => claim.id === "draft.changes")?.claim.text;
  };
  assert.equal(textWith([1, 2]), "Other changes came shortly before: {changes}.");
  assert.equal(textWith([2]), "Changed shortly before: {changes}.");
  assert.equal(textWith([1]), undefined);
});
