import { draftMaterial, draftSections } from "hindcast";
import assert from "node:assert/strict";
import { incidentHeads } from "../../../lib/analyses/incident_timeline/head_rows.ts";
import { scratch } from "../notebook/_notebooks.ts";
import { paymentWarehouse } from "./_payment.ts";

Deno.test("what is unlike anything before is not held against what is near", async () => {
  await using folder = await scratch();
  const warehouse = await paymentWarehouse(folder.path);
  const [head] = await incidentHeads(warehouse, "INC-4711");
  assert.ok(head);
  const material = await draftMaterial(warehouse, head);
  warehouse.close();
  const { similar } = material;
  assert.ok(similar);
  const plain = {
    n: 9,
    unit: "s",
    confLow: null,
    confHigh: null,
    statistic: null,
    pValue: null,
    qValue: null,
  } as const;
  const isCompared = (told: "no" | "yes") => {
    const terms = [
      { ...plain, term: "resolve.median", estimate: 60 },
      { ...plain, term: "novelty.closeness", estimate: 0.1, labels: { new: told } },
    ];
    const sections = draftSections({ ...material, similar: { ...similar, terms } });
    const poorly = sections.find(({ id }) => id === "poorly")?.lines ?? [];
    return poorly.some(({ claim }) => claim.id === "draft.poorly.pace");
  };
  assert.deepEqual([isCompared("no"), isCompared("yes")], [true, false]);
});
