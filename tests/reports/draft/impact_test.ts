import { draftMaterial, draftSections } from "hindcast";
import assert from "node:assert/strict";
import { incidentHeads } from "../../../lib/analyses/incident_timeline/head_rows.ts";
import { scratch } from "../notebook/_notebooks.ts";
import { paymentWarehouse } from "./_payment.ts";

Deno.test("the impact says how long and from what to what, and repeats no sentence of the summary", async () => {
  await using folder = await scratch();
  const warehouse = await paymentWarehouse(folder.path);
  const [head] = await incidentHeads(warehouse, "INC-4711");
  assert.ok(head);
  const material = await draftMaterial(warehouse, head);
  warehouse.close();
  const { timeline } = material;
  const textsOf = (section: string, isBegun: boolean, mitigatedAt: string | null) => {
    const rows = timeline.rows.filter(({ what }) => isBegun || what !== "started");
    const sections = draftSections({
      ...material,
      head: { ...head, mitigatedAt },
      timeline: { ...timeline, rows },
    });
    return (sections.find(({ id }) => id === section)?.lines ?? []).map(({ claim }) => claim.text);
  };
  const ended = "2026-03-04T15:05:00.000Z";
  assert.deepEqual(
    [
      textsOf("impact", true, null)[0],
      textsOf("impact", true, ended)[0],
      textsOf("impact", false, null)[0],
      textsOf("impact", false, ended)[0],
    ],
    [
      "{lasted} passed from the start of impact until it was closed.",
      "{lasted} passed from the start of impact until it ended.",
      "It was open for {lasted}; no tool tells when impact began or ended.",
      "{lasted} passed from when it was opened until impact ended.",
    ],
  );
  const told = textsOf("summary", true, null);
  assert.deepEqual(textsOf("impact", true, null).filter((text) => told.includes(text)), []);
  assert.doesNotMatch(textsOf("impact", true, "2026-03-04T14:00:00.000Z")[0] ?? "", /lasted/);
});
