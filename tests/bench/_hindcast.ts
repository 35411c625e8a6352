/** Hindcast loading the same exports: recognised, counted, merged, linked and checked. Prints rows and peak memory. */
import { findConfig } from "../../lib/commands/config_file.ts";
import { loadFolder, openWarehouse } from "../../lib/warehouse/mod.ts";
import { peakMemoryMb } from "./_memory.ts";

const [raw = "", out = "", memoryLimit = "1GB"] = Deno.args;
const { config } = await findConfig(raw, undefined);
const warehouse = await openWarehouse(out, { memoryLimit });
const report = await loadFolder(warehouse, raw, { config });
await warehouse.run("CHECKPOINT");
warehouse.close();
const rows = report.files.reduce((sum, file) => sum + file.rowsRead, 0);
const refused = report.files.filter(({ status }) => status === "refused").length;
await Deno.stdout.write(
  new TextEncoder().encode(JSON.stringify({ rows, refused, peakMb: await peakMemoryMb() })),
);
