/** Loads the files of one row of the bad inputs and prints seconds, by the clock and of CPU, and the most memory the process held, MB. */
import process from "node:process";
import { parseConfig } from "../../lib/model/parse_config.ts";
import { loadFolder, openWarehouse } from "../../lib/warehouse/mod.ts";
import { mappings } from "../bad_inputs/_mappings.ts";
import { peakMemoryMb } from "./_memory.ts";

const [folder = ""] = Deno.args;
const warehouse = await openWarehouse(":memory:");
const started = performance.now();
const before = process.cpuUsage();
await loadFolder(warehouse, folder, {
  config: parseConfig({ zones: { sources: { desk: "Europe/Berlin" } }, tables: mappings }),
});
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(before);
warehouse.close();
const figures = { seconds, cpuSeconds: (user + system) / 1e6, peakMb: await peakMemoryMb() };
Deno.stdout.writeSync(new TextEncoder().encode(JSON.stringify(figures)));
