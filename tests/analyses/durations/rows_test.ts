import assert from "node:assert/strict";
import { durationRows } from "../../../lib/analyses/durations/rows.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { incident, withWarehouse } from "../_company.ts";

Deno.test("every incident before the end of the period is read, with its times and what is unknown as null", async () => {
  const statements = [
    incident("b", { service: "web", started: "2026-07-01 00:00:00", resolved: "2026-07-01 01:30:00" }),
    incident("a", { started: "2024-02-29 12:00:00" }),
    incident("later", { started: "2026-10-01 00:00:00" }),
    incident("drill", { started: "2026-07-02 00:00:00", type: "test" }),
    `INSERT INTO files (file_id, sha256, name, bytes, status, rows_read, loaded, updated, unchanged, rejected, loaded_at)
     VALUES ('f1', 'f1', 'a.json', 1, 'loaded', 1, 1, 0, 0, 0, '2026-10-02 00:00:00')`,
    "UPDATE incidents SET file_id = 'f1' WHERE incident_id = 'b'",
    "UPDATE incidents SET severity = 2, is_censored = true, censored_at = '2024-03-01 00:00:00' WHERE incident_id = 'a'",
  ];
  await withWarehouse(statements, async (warehouse) => {
    const unknown = { team: null, declaredAt: null, acknowledgedAt: null, mitigatedAt: null };
    assert.deepEqual([...await durationRows(warehouse, parsePeriod("2026-Q3"))], [
      {
        ...unknown,
        incidentId: "a",
        service: null,
        severity: 2,
        startedAt: "2024-02-29T12:00:00.000Z",
        resolvedAt: null,
        isCensored: true,
        censoredAt: "2024-03-01T00:00:00.000Z",
        loadedAt: null,
      },
      {
        ...unknown,
        incidentId: "b",
        service: "web",
        severity: null,
        startedAt: "2026-07-01T00:00:00.000Z",
        resolvedAt: "2026-07-01T01:30:00.000Z",
        isCensored: false,
        censoredAt: null,
        loadedAt: "2026-10-02T00:00:00.000Z",
      },
    ]);
  });
});

Deno.test("without a service of its own an incident has the only one it names, and of several none", async () => {
  const named = (id: string, service: string) =>
    `INSERT INTO incident_services (record_id, service, incident_id) VALUES ('${id}', '${service}', '${id}')`;
  const statements = [
    incident("one", { started: "2026-07-01 00:00:00" }),
    incident("two", { started: "2026-07-02 00:00:00" }),
    incident("own", { started: "2026-07-03 00:00:00", service: "web" }),
    named("one", "db"),
    named("two", "db"),
    named("two", "web"),
    named("own", "db"),
  ];
  await withWarehouse(statements, async (warehouse) => {
    const rows = await durationRows(warehouse, parsePeriod("2026-Q3"));
    assert.deepEqual(rows.map(({ service }) => service), ["db", null, "web"]);
  });
});
