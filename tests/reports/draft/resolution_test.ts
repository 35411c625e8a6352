import { draftMaterial, draftSections } from "hindcast";
import assert from "node:assert/strict";
import { incidentHeads } from "../../../lib/analyses/incident_timeline/head_rows.ts";
import { scratch } from "../notebook/_notebooks.ts";
import { paymentWarehouse } from "./_payment.ts";

Deno.test("a change after it was closed is not told as what ended it, one before is", async () => {
  await using folder = await scratch();
  const warehouse = await paymentWarehouse(folder.path);
  const [head] = await incidentHeads(warehouse, "INC-4711");
  assert.ok(head);
  const material = await draftMaterial(warehouse, head);
  warehouse.close();
  const changesBefore = (resolvedAt: string) => {
    const sections = draftSections({ ...material, head: { ...head, mitigatedAt: null, resolvedAt } });
    const lines = sections.find(({ id }) => id === "resolution")?.lines ?? [];
    return lines.filter(({ claim }) => claim.id.startsWith("draft.meanwhile")).length;
  };
  const rolledBack = "2026-03-04T14:56:00.000Z";
  assert.ok(material.timeline.rows.some(({ at, kind }) => at === rolledBack && kind === "change"));
  assert.deepEqual(
    ["2026-03-04T14:55:00.000Z", rolledBack, "2026-03-04T15:08:00.000Z", "2026-03-01T00:00:00.000Z"]
      .map(changesBefore),
    [0, 1, 1, 1],
  );
});
