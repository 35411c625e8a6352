import assert from "node:assert/strict";
import { frequencyRows } from "../../../lib/analyses/frequency/rows.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { incident, withWarehouse } from "../_company.ts";

function onService(record: string, incidentId: string, service: string): string {
  return `INSERT INTO incident_services (record_id, service, incident_id)
    VALUES ('${record}', '${service}', '${incidentId}')`;
}

Deno.test("an incident has a row for each of its services, once, however many records name it", async () => {
  const statements = [
    incident("a", { service: "web", started: "2026-07-01 00:00:00" }),
    onService("pd:1", "a", "web"),
    onService("slack:1", "a", "web"),
    onService("slack:1", "a", "db"),
  ];
  await withWarehouse(statements, async (warehouse) => {
    const startedAt = "2026-07-01T00:00:00.000Z";
    assert.deepEqual([...await frequencyRows(warehouse, parsePeriod("2026-Q3"))], [
      { incidentId: "a", service: "db", startedAt },
      { incidentId: "a", service: "web", startedAt },
    ]);
  });
});

Deno.test("without linked services the incident's own stands, and without that null", async () => {
  const statements = [
    incident("a", { service: "web", started: "2026-07-01 00:00:00" }),
    incident("b", { started: "2026-07-02 00:00:00" }),
  ];
  await withWarehouse(statements, async (warehouse) => {
    const rows = await frequencyRows(warehouse, parsePeriod("2026-Q3"));
    assert.deepEqual(rows.map(({ service }) => service), ["web", null]);
  });
});

Deno.test("a service without incidents is there by name; later and unstarted incidents are not", async () => {
  const statements = [
    "INSERT INTO services (service) VALUES ('quiet')",
    incident("later", { service: "web", started: "2026-10-01 00:00:00" }),
    incident("unstarted", { service: "web", started: null }),
  ];
  await withWarehouse(statements, async (warehouse) => {
    const rows = await frequencyRows(warehouse, parsePeriod("2026-Q3"));
    assert.deepEqual([...rows], [{ incidentId: null, service: "quiet", startedAt: null }]);
  });
});

Deno.test("a service counts with no incidents where they would have been reported: not one that only changes name", async () => {
  const services = [["deployed", "derived"], ["alerting", "derived"], ["listed", "pagerduty_services"]];
  const statements = [
    ...services.map(([name, source]) =>
      `INSERT INTO services (service, source) VALUES ('${name}', '${source}')`
    ),
    "INSERT INTO changes (change_id, source, kind, service) VALUES ('c', 'deploys', 'deployment', 'deployed')",
    "INSERT INTO alerts (alert_id, source, service) VALUES ('a', 'monitor', 'alerting')",
  ];
  await withWarehouse(statements, async (warehouse) => {
    const rows = await frequencyRows(warehouse, parsePeriod("2026-Q3"));
    assert.deepEqual(rows.map(({ service }) => service), ["alerting", "listed"]);
  });
});
