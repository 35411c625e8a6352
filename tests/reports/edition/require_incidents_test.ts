import assert from "node:assert/strict";
import { openWarehouse, parsePeriod } from "hindcast";
import { requireIncidents } from "../../../lib/reports/edition/require_incidents.ts";

const insert = `INSERT INTO incidents (incident_id, started_at, status, records, is_censored) VALUES
  ('a', TIMESTAMP '2026-01-01 00:00:00', NULL, 1, FALSE),
  ('b', TIMESTAMP '2026-03-31 23:59:59', NULL, 1, FALSE),
  ('c', TIMESTAMP '2027-01-01 00:00:00', 'cancelled', 1, FALSE)`;

Deno.test("a period without counted incidents is refused with the days that have some", async () => {
  const warehouse = await openWarehouse(":memory:");
  await assert.rejects(requireIncidents(warehouse, parsePeriod("2026-Q1")), {
    name: "RangeError",
    message: "Cannot review 2026-Q1: the warehouse holds no incidents. " +
      "Load exports that hold incidents: alerts, messages, changes and postmortems alone make none.",
  });
  await warehouse.run(insert);
  await requireIncidents(warehouse, parsePeriod("2026-Q1"));
  await assert.rejects(requireIncidents(warehouse, parsePeriod("2027-Q1")), {
    message: "Cannot review 2027-Q1: no incident of it is known. " +
      "The warehouse knows incidents from 2026-01-01 to 2026-03-31: review a period in between.",
  });
  warehouse.close();
});
