/**
 * The physical limit: DuckDB by itself, reading the exports of the synthetic company into a database file with declared
 * types, no provenance, no check, no merge. Prints rows and peak memory.
 */
import { DuckDBInstance } from "@duckdb/node-api";
import { peakMemoryMb } from "./_memory.ts";

const [raw = "", out = ""] = Deno.args;
const instance = await DuckDBInstance.create(out);
const connection = await instance.connect();
await connection.run("SET TimeZone = 'UTC'");
await connection.run("SET memory_limit = '1GB'");

async function files(folder: string, pattern: RegExp): Promise<string> {
  const names: string[] = [];
  const walk = async (at: string) => {
    for await (const entry of Deno.readDir(at)) {
      if (entry.isDirectory) await walk(`${at}/${entry.name}`);
      else if (pattern.test(entry.name)) names.push(`'${at}/${entry.name}'`);
    }
  };
  await walk(`${raw}/${folder}`);
  return `[${names.sort().join(", ")}]`;
}

const json = "auto_detect = false, maximum_object_size = 134217728";
const csv =
  "auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', ignore_errors = true";

const statements = [
  `CREATE TABLE points AS
   SELECT hash(one.metric) AS series, make_timestamp((sample[1]::DOUBLE * 1000000)::BIGINT) AS at_time, sample[2]::DOUBLE AS val
   FROM (SELECT one, unnest(one."values") AS sample FROM (
     SELECT unnest(data."result") AS one FROM read_json(${await files(
    "prometheus",
    /json$/,
  )}, format = 'unstructured', ${json},
       columns = {data: 'STRUCT("result" STRUCT(metric MAP(VARCHAR, VARCHAR), "values" VARCHAR[][])[])'})))`,
  `CREATE TABLE alerts AS FROM read_csv(${await files(
    "monitoring",
    /csv$/,
  )}, ${csv}, columns = {alert_id: 'VARCHAR', service: 'VARCHAR',
     rule: 'VARCHAR', summary: 'VARCHAR', severity: 'VARCHAR', fired_at: 'TIMESTAMPTZ', cleared_at: 'TIMESTAMPTZ', incident: 'VARCHAR'})`,
  `CREATE TABLE changes AS FROM read_csv(${await files(
    "changes",
    /csv$/,
  )}, ${csv}, columns = {change_id: 'VARCHAR', kind: 'VARCHAR',
     service: 'VARCHAR', description: 'VARCHAR', outcome: 'VARCHAR', started: 'TIMESTAMPTZ', finished: 'TIMESTAMPTZ'})`,
  `CREATE TABLE deployments AS FROM read_json(${await files(
    "github",
    /^deployments.*json$/,
  )}, format = 'array', ${json}, columns = {id: 'BIGINT',
     sha: 'VARCHAR', ref: 'VARCHAR', task: 'VARCHAR', environment: 'VARCHAR', description: 'VARCHAR', created_at: 'TIMESTAMP', updated_at: 'TIMESTAMP',
     repository_url: 'VARCHAR', statuses: 'STRUCT(id BIGINT, state VARCHAR, created_at TIMESTAMP)[]'})`,
  `CREATE TABLE statuses AS FROM read_json(${await files(
    "github",
    /^statuses.*json$/,
  )}, format = 'array', ${json}, columns = {id: 'BIGINT',
     state: 'VARCHAR', created_at: 'TIMESTAMP', deployment_url: 'VARCHAR'})`,
  `CREATE TABLE incidents AS SELECT unnest(incidents) FROM read_json(${await files(
    "pagerduty",
    /^incidents.*json$/,
  )}, format = 'unstructured', ${json},
     columns = {incidents: 'STRUCT(id VARCHAR, title VARCHAR, status VARCHAR, created_at TIMESTAMP, resolved_at TIMESTAMP, updated_at TIMESTAMP, urgency VARCHAR)[]'})`,
  `CREATE TABLE log_entries AS SELECT unnest(log_entries) FROM read_json(${await files(
    "pagerduty",
    /^log_entries.*json$/,
  )}, format = 'unstructured', ${json},
     columns = {log_entries: 'STRUCT(id VARCHAR, type VARCHAR, created_at TIMESTAMP, summary VARCHAR, incident STRUCT(id VARCHAR))[]'})`,
  `CREATE TABLE analytics AS SELECT unnest(data) FROM read_json(${await files(
    "pagerduty",
    /^analytics.*json$/,
  )}, format = 'unstructured', ${json},
     columns = {data: 'STRUCT(id VARCHAR, description VARCHAR, service_name VARCHAR, created_at TIMESTAMP, resolved_at TIMESTAMP, seconds_to_first_ack DOUBLE)[]'})`,
  `CREATE TABLE messages AS FROM read_json(${await files(
    "slack",
    /^\d{4}.*json$/,
  )}, format = 'array', ${json}, columns = {ts: 'VARCHAR', "user": 'VARCHAR', text: 'VARCHAR'})`,
];

for (const statement of statements) await connection.run(statement);
const counted = await connection.runAndReadAll("SELECT sum(estimated_size)::DOUBLE FROM duckdb_tables()");
const rows = Number(counted.getRows()[0]?.[0] ?? 0);
await connection.run("CHECKPOINT");
connection.closeSync();
instance.closeSync();
await Deno.stdout.write(new TextEncoder().encode(JSON.stringify({ rows, peakMb: await peakMemoryMb() })));
