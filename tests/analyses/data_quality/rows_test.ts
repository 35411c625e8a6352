import assert from "node:assert/strict";
import { qualityRows } from "../../../lib/analyses/data_quality/rows.ts";
import { parsePeriod } from "../../../lib/model/period.ts";
import { incident, withWarehouse } from "../_company.ts";

Deno.test("an incident has a service when a record of it names one", async () => {
  const statements = [
    incident("a", { service: "web", started: "2026-07-01 10:00:00" }),
    incident("b", { started: "2026-07-02 10:00:00" }),
    incident("c", { started: "2026-07-03 10:00:00" }),
    "INSERT INTO incident_services (record_id, service, incident_id) VALUES ('r', 'db', 'b'), ('r', 'web', 'b')",
  ];
  await withWarehouse(statements, async (warehouse) => {
    const rows = await qualityRows(warehouse, parsePeriod("2026-Q3"));
    const missing = rows.filter(({ part }) => part === "missing").map(({ name, n, of }) => [name, n, of]);
    assert.deepEqual(missing.find(([name]) => name === "service"), ["service", 1, 3]);
    assert.deepEqual(missing.find(([name]) => name === "severity"), ["severity", 3, 3]);
  });
});

Deno.test("an incident without a start belongs to no period, and is counted all the same", async () => {
  const check = (name: string) =>
    `INSERT INTO checks VALUES ('${name}', false, 'incidents', 'lost', 'started_at', NULL, 'why', NULL, NULL, NULL)`;
  const statements = [
    incident("lost", { started: null }),
    incident("a", { started: "2026-07-01 10:00:00" }),
    check("missing_start"),
    check("missing_severity"),
  ];
  await withWarehouse(statements, async (warehouse) => {
    const rows = await qualityRows(warehouse, parsePeriod("2026-Q3"));
    const checks = rows.filter(({ part }) => part === "check").map(({ name, n, of }) => [name, n, of]);
    assert.deepEqual(checks, [["missing_start", 1, 1]]);
  });
});

Deno.test("file, line, path and message are of one and the same example", async () => {
  const file = (id: number, name: string) =>
    `INSERT INTO files BY NAME SELECT '${id}' AS file_id, '${id}' AS sha256, '${name}' AS name, 1 AS bytes,
      'loaded' AS status, 1 AS rows_read, 1 AS loaded, 0 AS updated, 0 AS unchanged, 0 AS rejected,
      TIMESTAMP '2026-10-01' AS loaded_at`;
  const check = (id: number, line: number, path: string | null) =>
    `INSERT INTO checks VALUES ('unmapped_word', false, 'incidents', 'a', 'severity', NULL, 'said by ${id}', ${id}, ${line}, ${
      path === null ? "NULL" : `'${path}'`
    })`;
  const statements = [
    incident("a", { started: "2026-07-01 10:00:00" }),
    file(101, "export.csv"),
    file(102, "page.json"),
    check(102, 2, "$.incidents[0]"),
    check(101, 7, null),
  ];
  await withWarehouse(statements, async (warehouse) => {
    const rows = await qualityRows(warehouse, parsePeriod("2026-Q3"));
    const examples = rows.filter(({ part }) => part === "check").map(({ detail, file, line, path }) => [
      detail,
      file,
      line,
      path,
    ]);
    assert.deepEqual(examples, [["said by 101", "export.csv", 7, null]]);
  });
});

Deno.test("incidents of the period whose text is too thin for a family are counted", async () => {
  const placed = (id: string, reason: string) =>
    `INSERT INTO incident_families (incident_id, decided_by, reason) VALUES ('${id}', 'found', '${reason}')`;
  const statements = [
    incident("a", { started: "2026-07-01 10:00:00" }),
    incident("b", { started: "2026-07-02 10:00:00" }),
    incident("before", { started: "2026-06-02 10:00:00" }),
    placed("a", "too_thin"),
    placed("b", "alone"),
    placed("before", "too_thin"),
  ];
  await withWarehouse(statements, async (warehouse) => {
    const rows = await qualityRows(warehouse, parsePeriod("2026-Q3"));
    assert.deepEqual(rows.filter(({ part }) => part === "thin").map(({ n, of }) => [n, of]), [[1, 2]]);
  });
});
