import assert from "node:assert/strict";
import { DuckDBInstance } from "@duckdb/node-api";
import { migrations } from "../../lib/warehouse/migrate.ts";
import { openWarehouse } from "../../lib/warehouse/mod.ts";

const rows = [
  "INSERT INTO metric_points (series_id, sampled_at, value, file_id, record, position) VALUES (1, '2026-07-01', 2.5, '0123456789ab', 3, 4)",
  "INSERT INTO messages (message_id, source, text) VALUES ('m', 's', 't')",
  "INSERT INTO log_templates (template_id, source, template) VALUES ('t', 's', 'x')",
  "INSERT INTO alerts (alert_id, source, vendor_id, line) VALUES ('s:a', 's', 'a', 7)",
  "INSERT INTO changes (change_id, source, kind) VALUES ('c', 's', 'deployment')",
];

Deno.test("a warehouse of the first version, with rows in it, is brought to the newest tables and keeps them", async () => {
  const folder = await Deno.makeTempDir();
  const path = `${folder}/old.duckdb`;
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  await connection.run("CREATE TABLE schema_migrations (number INTEGER NOT NULL, name VARCHAR NOT NULL)");
  await connection.run(migrations[0]?.sql ?? "");
  await connection.run("INSERT INTO schema_migrations VALUES (1, 'entities')");
  for (const row of rows) await connection.run(row);
  connection.closeSync();
  instance.closeSync();
  const warehouse = await openWarehouse(path);
  const [point] = await warehouse.query(
    "point",
    "SELECT value, file_number, record, position FROM metric_points",
  );
  assert.deepEqual(point, { value: 2.5, file_number: 0x0123456789ab, record: 3, position: 4 });
  const [kept] = await warehouse.query(
    "kept",
    "SELECT (SELECT count(*) FROM messages) + (SELECT count(*) FROM log_templates) + (SELECT count(*) FROM changes) AS n",
  );
  assert.equal(kept?.["n"], 3);
  const [alert] = await warehouse.query(
    "alert",
    "SELECT alert_id, source, vendor_id, title, line FROM alerts",
  );
  assert.deepEqual(alert, { alert_id: "s:a", source: "s", vendor_id: "a", title: null, line: 7 });
  warehouse.close();
  await Deno.remove(folder, { recursive: true });
});
