/**
 * The physical limit for one large CSV of alerts: DuckDB by itself, writing the columns that Hindcast writes and their
 * hash, the lines unnumbered, nothing searched, counted or compared. Prints rows and peak memory.
 */
import { DuckDBInstance } from "@duckdb/node-api";
import { peakMemoryMb } from "./_memory.ts";

const [raw = "", out = "", memoryLimit = "1GB"] = Deno.args;
const instance = await DuckDBInstance.create(out, {
  memory_limit: memoryLimit,
  preserve_insertion_order: "false",
});
const connection = await instance.connect();
await connection.run(`
CREATE TABLE alerts AS
SELECT *, hash(alert_id, source, vendor_id, service, rule, title, severity, severity_raw, started_at, resolved_at, incident_ref) AS row_hash
FROM (
  SELECT 'alerts:' || alert_id AS alert_id, 'alerts' AS source, alert_id AS vendor_id, service, rule, summary AS title,
    CASE severity WHEN 'critical' THEN 1 WHEN 'error' THEN 2 WHEN 'warning' THEN 3 WHEN 'info' THEN 5 END::TINYINT AS severity,
    severity AS severity_raw, try_cast(fired_at AS TIMESTAMP) AS started_at, try_cast(cleared_at AS TIMESTAMP) AS resolved_at,
    incident AS incident_ref, '0123456789ab' AS file_id
  FROM read_csv('${raw}/alerts-1.csv', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
    strict_mode = true, nullstr = '', columns = {alert_id: 'VARCHAR', service: 'VARCHAR', rule: 'VARCHAR',
    summary: 'VARCHAR', severity: 'VARCHAR', fired_at: 'VARCHAR', cleared_at: 'VARCHAR', incident: 'VARCHAR'})
)`);
await connection.run("CHECKPOINT");
const counted = await connection.runAndReadAll("SELECT count(*)::DOUBLE FROM alerts");
const rows = Number(counted.getRows()[0]?.[0] ?? 0);
connection.closeSync();
instance.closeSync();
await Deno.stdout.write(new TextEncoder().encode(JSON.stringify({ rows, peakMb: await peakMemoryMb() })));
