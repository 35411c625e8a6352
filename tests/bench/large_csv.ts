/**
 * `deno task bench:csv [--megabytes N] [--memory-limit M]`: loads one large CSV of invented alerts with Hindcast and with
 * DuckDB alone, each in a process of its own, and prints seconds and peak memory. A figure without its partner of the
 * same run says nothing.
 */
import { parseArgs } from "node:util";
import { writeLargeCsv } from "./_large_csv.ts";
import { measure } from "./_measure.ts";

const { values } = parseArgs({
  args: Deno.args,
  options: {
    megabytes: { type: "string", default: "1000" },
    "memory-limit": { type: "string", default: "512MB" },
  },
});
const limit = values["memory-limit"];

const mapping = `tables:
  - name: alerts
    format: csv
    files: alerts-*.csv
    table: alerts
    columns:
      id: alert_id
      service: service
      rule: rule
      title: summary
      severity: severity
      started_at: fired_at
      resolved_at: cleared_at
      incident_ref: incident
    severity: { critical: 1, error: 2, warning: 3, info: 5 }
`;

async function report(name: string, script: string): Promise<void> {
  const { seconds, rows, peakMb } = await measure(script, `${folder}/raw`, `${folder}/out.duckdb`, limit);
  const line = `${name.padEnd(14)} ${seconds.toFixed(1)} s  ${rows.toLocaleString("en-GB")} rows  peak ${
    peakMb.toFixed(0)
  } MB\n`;
  await Deno.stdout.write(new TextEncoder().encode(line));
}

const folder = await Deno.makeTempDir({ prefix: "hindcast-csv-" });
await Deno.mkdir(`${folder}/raw`);
await Deno.writeTextFile(`${folder}/raw/hindcast.yaml`, mapping);
await writeLargeCsv(`${folder}/raw/alerts-1.csv`, Number(values.megabytes) * 1e6);
await report("Hindcast", "_hindcast.ts");
await report("DuckDB alone", "_duckdb_alone_csv.ts");
await Deno.remove(folder, { recursive: true });
