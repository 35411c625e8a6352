import { draftMaterial, draftSections } from "hindcast";
import assert from "node:assert/strict";
import { incidentHeads } from "../../../lib/analyses/incident_timeline/head_rows.ts";
import { scratch } from "../notebook/_notebooks.ts";
import { paymentWarehouse } from "./_payment.ts";

Deno.test("what is open after several incidents is one line with all of its tickets, and leaves room for others", async () => {
  await using folder = await scratch();
  const warehouse = await paymentWarehouse(folder.path);
  const [head] = await incidentHeads(warehouse, "INC-4711");
  assert.ok(head);
  const material = await draftMaterial(warehouse, head);
  warehouse.close();
  const open = (title: string, reference: string | null, after: string) => ({
    ...{ title, reference, after, file: null, line: null },
  });
  const openActions = [
    open("Put expiry dates into the calendar", "T-9", "the third"),
    open("put expiry dates  into the calendar", "T-5", "the second"),
    open("Put expiry dates into the calendar", null, "the first"),
    ...[1, 2, 3, 4].map((at) => open(`Do ${at}`, null, `incident ${at}`)),
    open("Do 4", "T-1", "incident 5"),
  ];
  const lines = draftSections({ ...material, openActions }).find(({ id }) => id === "actions")?.lines ?? [];
  const claims = lines.map(({ claim }) => claim).filter(({ id }) => id.startsWith("draft.actions.open."));
  const told = claims.map(({ text, values }) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => `${values[name]?.value}`)
  );
  assert.deepEqual(told, [
    "Open already after “the third” and 2 others: “Put expiry dates into the calendar” (T-9, T-5). Link it rather than repeat it.",
    "Open already after “incident 1”: “Do 1”. Link it rather than repeat it.",
    "Open already after “incident 2”: “Do 2”. Link it rather than repeat it.",
    "Open already after “incident 3”: “Do 3”. Link it rather than repeat it.",
    "Open already after “incident 4” and 1 other: “Do 4” (T-1). Link it rather than repeat it.",
  ]);
});
