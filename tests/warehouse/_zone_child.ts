/** Loads a folder in a process with its own TZ and prints the hash of the tables and of what two formats have in common. */
import { parse } from "yaml";
import { parseConfig } from "../../lib/model/parse_config.ts";
import { loadFolder, openWarehouse, tableHash } from "../../lib/warehouse/mod.ts";

const [folder = "", configPath = ""] = Deno.args;
const warehouse = await openWarehouse(":memory:");
await loadFolder(warehouse, folder, { config: parseConfig(parse(await Deno.readTextFile(configPath))) });
const [row] = await warehouse.query<{ n: number }>(
  "joined",
  `SELECT count(*) AS n FROM incident_records AS a JOIN incident_records AS b
   ON a.source = 'github_status' AND b.source = 'github_windows' AND a.vendor_id = b.vendor_id AND a.started_at = b.started_at`,
);
const hash = await tableHash(warehouse);
warehouse.close();
await Deno.stdout.write(new TextEncoder().encode(JSON.stringify({ hash, joined: row?.n })));
