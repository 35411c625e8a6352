import { incidentHeads, openActionRows, openWarehouse, timelineTellings, type Warehouse } from "hindcast";
import assert from "node:assert/strict";

/** An incident of the payment API from 10:00 to 11:00, one of another service, and what lies around them. */
const setUp = `
INSERT INTO files (file_id, sha256, name, bytes, status, rows_read, loaded, updated, unchanged, rejected, loaded_at)
  VALUES ('0000000000ab', 'x', 'exports/a.csv', 1, 'loaded', 1, 1, 0, 0, 0, '2026-07-07');
INSERT INTO incidents (incident_id, records, title, status, service, started_at, declared_at, resolved_at, is_censored) VALUES
  ('pager:1', 1, 'Slow', 'resolved', 'api', '2026-07-06 10:00', '2026-07-06 10:02', '2026-07-06 11:00', false),
  ('pager:0', 1, 'Slow before', 'resolved', 'api', '2026-06-06 10:00', '2026-06-06 10:02', '2026-06-06 11:00', false),
  ('pager:2', 1, 'Later', 'resolved', 'search', '2026-07-08 10:00', '2026-07-08 10:00', '2026-07-08 11:00', false);
INSERT INTO incident_records (record_id, source, vendor, vendor_id, incident_id, title, service, declared_at, resolved_at, url, file_id, line) VALUES
  ('pager:1', 'pager', 'pager', '1', 'pager:1', 'Slow', 'api', '2026-07-06 10:02', '2026-07-06 11:00', 'https://pager.example/1', '0000000000ab', 4);
INSERT INTO service_dependencies VALUES ('api', 'ledger');
INSERT INTO changes (change_id, source, kind, service, environment, title, status, started_at, finished_at, file_id, line) VALUES
  ('c:own', 'c', 'config', 'api', 'production', 'own', 'success', '2026-07-06 09:30', '2026-07-06 09:40', '0000000000ab', 7),
  ('c:needed', 'c', 'deployment', 'ledger', NULL, 'needed', NULL, '2026-07-06 07:00', NULL, '0000000000ab', 8),
  ('c:rollback', 'c', 'config', 'api', 'production', 'rollback', 'success', '2026-07-06 10:50', NULL, '0000000000ab', 9),
  ('c:early', 'c', 'config', 'api', 'production', 'early', 'success', '2026-07-06 05:00', NULL, '0000000000ab', 10),
  ('c:staging', 'c', 'config', 'api', 'Staging', 'staging', 'success', '2026-07-06 09:30', NULL, '0000000000ab', 11),
  ('c:cancelled', 'c', 'config', 'api', NULL, 'cancelled', 'cancelled', '2026-07-06 09:30', NULL, '0000000000ab', 12),
  ('c:build', 'c', 'build', 'api', NULL, 'build', 'success', '2026-07-06 09:30', NULL, '0000000000ab', 13),
  ('c:open', 'c', 'pull_request', 'api', NULL, 'open request', 'in_progress', '2026-07-06 09:30', NULL, '0000000000ab', 14),
  ('c:other', 'c', 'config', 'search', NULL, 'other', 'success', '2026-07-06 09:30', NULL, '0000000000ab', 15);
INSERT INTO alerts (alert_id, source, service, title, started_at, resolved_at, incident_id, file_id, line) VALUES
  ('a:own', 'm', 'api', 'errors', '2026-07-06 09:59', '2026-07-06 11:01', NULL, '0000000000ab', 20),
  ('a:other', 'm', 'search', 'other', '2026-07-06 09:59', NULL, NULL, '0000000000ab', 21);
INSERT INTO messages (message_id, source, channel, sent_at, is_bot, text, incident_id, file_id, line) VALUES
  ('s:1', 'slack', 'inc-1', '2026-07-06 10:05', false, 'looking', 'pager:1', '0000000000ab', 30),
  ('s:2', 'slack', 'inc-1', '2026-07-06 10:05', false, '@person-0123456789 has joined the channel', 'pager:1', '0000000000ab', 31),
  ('s:3', 'slack', 'inc-2', '2026-07-06 10:05', false, 'elsewhere', 'pager:2', '0000000000ab', 32);
INSERT INTO metric_series (series_id, source, name, service, labels) VALUES (1, 'prom', 'memory', 'api', '{}'), (2, 'prom', 'calm', 'api', '{}');
INSERT INTO metric_points SELECT series, sampled, CASE WHEN series = 1 AND sampled >= '2026-07-06 09:45' THEN 900 ELSE 100 + minute(sampled) % 7 END, 171, series, 0
  FROM (SELECT unnest(generate_series(TIMESTAMP '2026-07-05 09:00', TIMESTAMP '2026-07-06 11:00', INTERVAL 5 MINUTE)) AS sampled), (VALUES (1), (2)) AS s (series);
`;

async function withRows(sql: string): Promise<Warehouse> {
  const warehouse = await openWarehouse(":memory:");
  for (const statement of sql.split(/;\n/)) if (statement.trim() !== "") await warehouse.run(statement);
  return warehouse;
}

Deno.test("everything that is linked to the incident, nothing that is not, each with its place", async () => {
  const warehouse = await withRows(setUp);
  const tellings = await timelineTellings(warehouse, "pager:1");
  const told = (kind: string) =>
    tellings.filter((telling) => telling.kind === kind).map(({ what, text }) => `${what} ${text}`).sort();
  assert.deepEqual(told("change"), ["config own", "config rollback", "deployment needed"]);
  assert.deepEqual(told("alert"), ["cleared errors", "fired errors"]);
  assert.deepEqual(told("message"), ["person looking"]);
  assert.deepEqual(told("moment"), ["declared Slow", "resolved Slow"]);
  assert.deepEqual(told("metric"), ["above memory"]);
  const own = tellings.find(({ record }) => record === "c:own");
  assert.deepEqual([own?.at, own?.lagS, own?.file, own?.line], [
    "2026-07-06T09:40:00.000Z",
    1200,
    "exports/a.csv",
    7,
  ]);
  const memory = tellings.find(({ kind }) => kind === "metric");
  assert.deepEqual([memory?.at, memory?.seen, memory?.file], [
    "2026-07-06T09:45:00.000Z",
    900,
    "exports/a.csv",
  ]);
  assert.ok((memory?.usual ?? 0) > 99 && (memory?.usual ?? 0) < 107);
  warehouse.close();
});

Deno.test("where alerts are linked, only those are its own", async () => {
  const warehouse = await withRows(setUp);
  await warehouse.run(
    "INSERT INTO alerts (alert_id, source, title, started_at, incident_id) VALUES ('a:linked', 'm', 'linked', '2026-07-06 10:01', 'pager:1')",
  );
  const alerts = (await timelineTellings(warehouse, "pager:1")).filter(({ kind }) => kind === "alert");
  assert.deepEqual(alerts.map(({ text }) => text), ["linked"]);
  warehouse.close();
});

Deno.test("an incident is found by the id of the warehouse, of its tool, its address, or as the one resolved last", async () => {
  const warehouse = await withRows(setUp);
  const found = async (asked: string) =>
    (await incidentHeads(warehouse, asked)).map(({ incidentId }) => incidentId);
  for (const asked of ["pager:1", "1", "https://pager.example/1"]) {
    assert.deepEqual(await found(asked), ["pager:1"]);
  }
  assert.deepEqual([await found("latest"), await found("9")], [["pager:2"], []]);
  await warehouse.run(
    "UPDATE incidents SET resolved_at = TIMESTAMP '2062-07-06' WHERE incident_id = 'pager:1'",
  );
  assert.deepEqual(await found("latest"), ["pager:2"]);
  warehouse.close();
});

Deno.test("an urgency is told as one, another tool's word as its severity", async () => {
  const warehouse = await withRows(setUp);
  const told = async (source: string) => {
    await warehouse.run("UPDATE incident_records SET source = $source, severity_raw = 'high'", { source });
    await warehouse.run("UPDATE incidents SET severity_raw = 'high' WHERE incident_id = 'pager:1'");
    return (await incidentHeads(warehouse, "pager:1"))[0]?.severityRaw;
  };
  assert.deepEqual([await told("pagerduty_csv"), await told("servicedesk")], ["urgency high", "high"]);
  warehouse.close();
});

Deno.test("what is open after earlier incidents of the family, and nothing else", async () => {
  const warehouse = await withRows(
    setUp + `
INSERT INTO incident_families (incident_id, family_id, decided_by, reason) VALUES ('pager:0', 'f', 'found', 'member'), ('pager:1', 'f', 'found', 'member'), ('pager:2', 'g', 'found', 'member');
INSERT INTO action_items (action_item_id, item_id, source, title, status, reference, incident_id) VALUES
  ('t:1', 't:1', 't', 'Alert on pool wait', 'accepted', 'T-1', 'pager:0'), ('t:2', 't:2', 't', 'Done', 'done', NULL, 'pager:0'),
  ('t:3', 't:3', 't', 'Own', 'proposed', NULL, 'pager:1'), ('t:4', 't:4', 't', 'Other family', 'proposed', NULL, 'pager:2');
`,
  );
  const rows = await openActionRows(warehouse, "pager:1");
  assert.deepEqual(rows.map(({ title, reference, after }) => [title, reference, after]), [[
    "Alert on pool wait",
    "T-1",
    "Slow before",
  ]]);
  assert.deepEqual([...await openActionRows(warehouse, "pager:0")], []);
  warehouse.close();
});
