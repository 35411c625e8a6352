import assert from "node:assert/strict";
import { withLoaded } from "../_given.ts";

const incidentTable = {
  name: "desk",
  format: "csv",
  files: "incidents.csv",
  table: "incidents",
  zone: "UTC",
  columns: { id: "id", declared_at: "opened", service: "service" },
};
const change = { service: "shop", status: "success", started_at: "2026-03-10T11:00:00Z" };

Deno.test("neither a build nor a request that was not merged is a candidate; one that was merged is", async () => {
  const changes = [
    { id: "built", kind: "build", ...change },
    { id: "open", kind: "pull_request", ...change, status: "in_progress" },
    { id: "given-up", kind: "dependency", ...change, status: "cancelled" },
    { id: "merged", kind: "pull_request", ...change },
    { id: "updated", kind: "dependency", ...change },
    { id: "released", kind: "release", ...change },
  ];
  const files = {
    "incidents.csv": "id,opened,service\ni1,2026-03-10 12:00:00,shop\n",
    "changes.json": JSON.stringify({ changes }),
  };
  await withLoaded(files, { tables: [incidentTable] }, async (warehouse) => {
    const rows = await warehouse.query<{ id: string }>(
      "candidates",
      "SELECT vendor_id AS id FROM incident_changes JOIN changes USING (change_id) ORDER BY id",
    );
    assert.deepEqual(rows.map(({ id }) => id), ["merged", "released", "updated"]);
  });
});
