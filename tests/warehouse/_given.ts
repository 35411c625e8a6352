import type { Config } from "../../lib/model/config.ts";
import { parseConfig } from "../../lib/model/parse_config.ts";
import { loadFolder, type LoadReport, openWarehouse, type Warehouse } from "../../lib/warehouse/mod.ts";

/** Files by name below the folder that is loaded. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Writes files into a new folder. */
export async function folderOf(files: Files): Promise<string> {
  const folder = await Deno.makeTempDir({ prefix: "hindcast-test-" });
  for (const [name, content] of Object.entries(files)) {
    const path = `${folder}/${name}`;
    await Deno.mkdir(path.slice(0, path.lastIndexOf("/")), { recursive: true });
    await (typeof content === "string" ? Deno.writeTextFile(path, content) : Deno.writeFile(path, content));
  }
  return folder;
}

/** Loads files into a warehouse in memory and hands both over; everything is removed afterwards. */
export async function withLoaded(
  files: Files,
  config: unknown,
  work: (warehouse: Warehouse, report: LoadReport, folder: string, config: Config) => Promise<void>,
): Promise<void> {
  const folder = await folderOf(files);
  const warehouse = await openWarehouse(":memory:");
  const checked = parseConfig(config);
  try {
    await work(warehouse, await loadFolder(warehouse, folder, { config: checked }), folder, checked);
  } finally {
    warehouse.close();
    await Deno.remove(folder, { recursive: true });
  }
}

/** A mapping for CSV alerts with the columns `key,fired,cleared,service,title`. */
export const alertsMapping = {
  name: "monitor",
  format: "csv",
  table: "alerts",
  columns: { id: "key", started_at: "fired", resolved_at: "cleared", service: "service", title: "title" },
};

export const alertsHeader = "key,fired,cleared,service,title\n";

/** A row of such a CSV, its title quoted where it must be. */
export function alertRow(at: number, title = "disk is full"): string {
  const day = String(at % 28 + 1).padStart(2, "0");
  const text = /[",\n]/.test(title) ? `"${title.replaceAll('"', '""')}"` : title;
  return `A${at},2026-01-${day}T10:00:00Z,2026-01-${day}T11:00:00Z,checkout,${text}\n`;
}

/** The first row of a query. */
export async function one<Row extends object>(warehouse: Warehouse, sql: string): Promise<Row> {
  const [row] = await warehouse.query<Row>("test", sql);
  if (!row) throw new Error(`no row: ${sql}`);
  return row;
}
