/** Loads the files of one row of the bad inputs and prints seconds and the most memory the process held, MB. */
import { parseConfig } from "../../lib/model/parse_config.ts";
import { loadFolder, openWarehouse } from "../../lib/warehouse/mod.ts";
import { mappings } from "../bad_inputs/_mappings.ts";
import { peakMemoryMb } from "./_memory.ts";

const [folder = ""] = Deno.args;
const warehouse = await openWarehouse(":memory:");
const started = performance.now();
await loadFolder(warehouse, folder, {
  config: parseConfig({ zones: { sources: { desk: "Europe/Berlin" } }, tables: mappings }),
});
const seconds = (performance.now() - started) / 1000;
warehouse.close();
const figures = { seconds, peakMb: await peakMemoryMb() };
Deno.stdout.writeSync(new TextEncoder().encode(JSON.stringify(figures)));
